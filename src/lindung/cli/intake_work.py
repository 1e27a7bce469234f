"""Checks and saves done in this process: what the office pages leave to a worker, a command waits for."""

from pathlib import Path
from typing import TYPE_CHECKING

from lindung.cli.clock import now
from lindung.cli.intake_progress import progress_line
from lindung.cli.intake_refusals import refusals

if TYPE_CHECKING:
    from lindung.workflows.deliveries.stated import Stated


def imported(file: Path, *, stated: "Stated", by: str, saves: bool) -> str:
    """Receive, check and save a file, and return the delivery's identifier."""
    from lindung.workflows.deliveries.bring_in import bring_in

    with refusals(), progress_line() as line:
        return bring_in(file, stated=stated, by=by, saves=saves, clock=now, told=line)


def saved(delivery_id: str, *, by: str) -> None:
    """Save the accepted rows of a checked delivery."""
    from lindung.workflows.deliveries.bring_in import save_here

    with refusals(), progress_line() as line:
        save_here(delivery_id, by=by, clock=now, told=line)


def resumed(delivery_id: str, *, worker: str, by: str) -> None:
    """Do the work a delivery waits for: as the worker that has it, or in the place of one that is gone."""
    from lindung.workflows.deliveries.bring_in import refuse_stopped
    from lindung.workflows.deliveries.resume import take_over
    from lindung.workflows.deliveries.worker import work_on

    with refusals():
        token = worker or take_over(delivery_id=delivery_id, by=by, now=now())
        work_on(delivery_id, worker=token, clock=now)
        refuse_stopped(delivery_id)
