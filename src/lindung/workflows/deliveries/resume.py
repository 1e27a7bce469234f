"""Take over the work of a worker that gives no sign any more."""

import secrets
from datetime import datetime

from lindung.vocabulary.language import Words
from lindung.workflows.deliveries.errors import WrongStateError
from lindung.workflows.deliveries.found import delivery_of, note
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.worker import SILENT_AFTER, start_worker


def take_over(*, delivery_id: str, by: str, now: datetime) -> str:
    """Claim work that stalled and return the worker's token.

    Raises:
        WrongStateError: Nothing is running, or its worker still gives signs.
    """
    delivery, worker = delivery_of(delivery_id), secrets.token_hex(12)
    if not delivery.take_over(worker=worker, at=now, silent_since=now - SILENT_AFTER):
        raise WrongStateError(DeliveryState(delivery.state))
    note(delivery, by=by, now=now, what=Words("Pekerjaan dilanjutkan.", "Work taken up again."))
    return worker


def resume(*, delivery_id: str, by: str, now: datetime) -> None:
    """Let a new worker go on with work that stalled; what was finished is not done twice."""
    start_worker(delivery_id, take_over(delivery_id=delivery_id, by=by, now=now))
