"""Cancel work."""

from datetime import datetime

from lindung.workflows.jobs.errors import OVER, JobError
from lindung.workflows.jobs.find import job_of


def cancel(job_id: str, *, by: str, now: datetime) -> None:
    """Cancel work at once while it waits; what runs is stopped within a second or two, and leaves nothing.

    Raises:
        UnknownJobError: There is no such work.
        JobError: It is over.
    """
    if not job_of(job_id).ask_cancel(by=by, at=now):
        raise JobError(OVER)
