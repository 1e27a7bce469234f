"""Start the check of a received list: state what it is, claim the work, set a worker to it."""

import secrets
from datetime import datetime

from lindung.engines.intake.checks.scheme import scheme_in_force
from lindung.registry.models import Delivery
from lindung.vocabulary.language import Words
from lindung.workflows.deliveries.errors import WrongStateError
from lindung.workflows.deliveries.found import delivery_of, note
from lindung.workflows.deliveries.options_json import options_to_json
from lindung.workflows.deliveries.plain import CheckOptions, DeliveryState
from lindung.workflows.deliveries.worker import SILENT_AFTER, start_worker

CAN_BE_CHECKED = (DeliveryState.RECEIVED, DeliveryState.CHECKED, DeliveryState.FAILED, DeliveryState.IMPORTED)


def start_check(
    *, delivery_id: str, options: CheckOptions, by: str, now: datetime, remark: Words | None = None
) -> None:
    """Keep the options and let a worker check the list; a stalled check begins anew and does nothing twice.

    A remark, such as that the office's profile replaced another version, goes into the history.

    Raises:
        WrongStateError: The delivery cannot be checked now, or somebody else was faster.
        SchemeError: A changed rule is unknown or has a wrong value.
    """
    worker = claim_check(delivery_id=delivery_id, options=options, by=by, now=now)
    if remark is not None:
        note(delivery_of(delivery_id), by=by, now=now, what=remark)
    start_worker(delivery_id, worker)


def claim_check(*, delivery_id: str, options: CheckOptions, by: str, now: datetime) -> str:
    """Keep the options and claim the work; return the worker's token for the process that does it."""
    scheme_in_force(options.scheme, options.coverage_on, options.rules)
    delivery = delivery_of(delivery_id)
    worker = secrets.token_hex(12)
    is_checking = delivery.state == DeliveryState.CHECKING
    claimed = delivery.start(CAN_BE_CHECKED, DeliveryState.CHECKING, worker=worker, at=now) or (
        is_checking and delivery.take_over(worker=worker, at=now, silent_since=now - SILENT_AFTER)
    )
    if not claimed:
        raise WrongStateError(DeliveryState(delivery_of(delivery_id).state))
    Delivery.objects.filter(pk=delivery.pk, worker=worker).update(
        options=options_to_json(options), register=options.register, area_code=options.area_code, as_of=options.as_of,
        profile=options.profile or "", payer=options.payer,
    )  # fmt: skip
    note(delivery, by=by, now=now, what=Words("Pemeriksaan dimulai.", "Check begun."))
    return worker
