"""One piece of work by its identifier."""

from lindung.registry.models.job import Job
from lindung.workflows.jobs.errors import UnknownJobError


def job_of(job_id: str) -> Job:
    """Return a piece of work, or raise UnknownJobError."""
    found = Job.objects.filter(public_id=job_id).first()
    if found is None:
        raise UnknownJobError
    return found
