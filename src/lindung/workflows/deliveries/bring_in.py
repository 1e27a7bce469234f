"""Bring a file the whole way in one process: received, checked, saved. What pages leave to a worker, a command does."""

from pathlib import Path

from lindung.vocabulary.language import Words
from lindung.workflows.deliveries.check import claim_check
from lindung.workflows.deliveries.decide import claim_import
from lindung.workflows.deliveries.errors import DeliveryError
from lindung.workflows.deliveries.found import delivery_of
from lindung.workflows.deliveries.look import propose
from lindung.workflows.deliveries.plain import CheckOptions, DeliveryState
from lindung.workflows.deliveries.read_from_disk import read_from_disk
from lindung.workflows.deliveries.stated import Stated
from lindung.workflows.deliveries.stored_rows import Told
from lindung.workflows.deliveries.take_back import delivery_of_workbook, take_repairs
from lindung.workflows.deliveries.worker import Clock, work_on


class StoppedError(DeliveryError):
    """The work on a delivery stopped; it is kept and can be started again.

    Attributes:
        delivery_id: Which one.
    """

    def __init__(self, delivery_id: str, words: Words) -> None:
        """Name the delivery beside what happened."""
        super().__init__(
            Words(
                f"{words.id} Kiriman {delivery_id} tersimpan; lanjutkan dengan: lindung intake work {delivery_id}",
                f"{words.en} Delivery {delivery_id} is kept; go on with: lindung intake work {delivery_id}",
            )
        )
        self.delivery_id = delivery_id


def bring_in(file: Path, *, stated: Stated, by: str, saves: bool, clock: Clock, told: Told) -> str:
    """Receive, check and (if asked) save a file; return the delivery. A return workbook changes its own delivery.

    Raises:
        UnusableFileError: The file cannot be used.
        StoppedError: The work stopped on the way.
        DeliveryError: Somebody else has the delivery, or nothing is accepted.
    """
    delivery_id = delivery_of_workbook(file, file.name)
    if delivery_id is None:
        told("read", 0, None, 0)
        delivery_id = read_from_disk(file=file, sheet=stated.sheet, by=by, now=clock())
        proposal = propose(delivery_id=delivery_id, stated=stated)
        options = stated.with_profile(proposal.profile, proposal.register)
    else:
        options = take_repairs(delivery_id=delivery_id, data=file, file_name=file.name, by=by, now=clock())
    check_here(delivery_id, options=options, by=by, clock=clock, told=told)
    if saves:
        save_here(delivery_id, by=by, clock=clock, told=told)
    return delivery_id


def check_here(delivery_id: str, *, options: CheckOptions, by: str, clock: Clock, told: Told) -> None:
    """Check a delivery in this process."""
    worker = claim_check(delivery_id=delivery_id, options=options, by=by, now=clock())
    work_on(delivery_id, worker=worker, clock=clock, also=told)
    refuse_stopped(delivery_id)


def save_here(delivery_id: str, *, by: str, clock: Clock, told: Told) -> None:
    """Save a checked delivery in this process."""
    worker = claim_import(delivery_id=delivery_id, by=by, now=clock())
    work_on(delivery_id, worker=worker, clock=clock, also=told)
    refuse_stopped(delivery_id)


def refuse_stopped(delivery_id: str) -> None:
    """Raise StoppedError when the work on a delivery failed."""
    delivery = delivery_of(delivery_id)
    if delivery.state == DeliveryState.FAILED and delivery.failure_words is not None:
        raise StoppedError(delivery_id, delivery.failure_words)
