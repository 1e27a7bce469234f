"""One piece of work by its identifier."""

from lindung.registry.models.job import Job
from lindung.vocabulary.job import JobKind
from lindung.vocabulary.role import Deed
from lindung.workflows.jobs.errors import UnknownJobError


def job_of(job_id: str) -> Job:
    """Return a piece of work, or raise UnknownJobError."""
    found = Job.objects.filter(public_id=job_id).first()
    if found is None:
        raise UnknownJobError
    return found


def refuse_of_other_deed(job_id: str, deed: Deed) -> None:
    """Leave work that another deed asks for to the pages of that deed.

    Raises:
        UnknownJobError: There is no such work, or it is asked for by another deed.
    """
    if JobKind(job_of(job_id).kind).deed is not deed:
        raise UnknownJobError
