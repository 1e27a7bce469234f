"""Work of the queue, done at once in the process of a test."""

from datetime import datetime

from lindung.registry.models.job import Job
from lindung.vocabulary.job import JobState
from lindung.workflows.jobs.do import do

WORKER = "uji"


def do_waiting(now: datetime) -> list[JobState]:
    """Do whatever waits, as the worker would, and return where each stands then."""
    waiting = list(Job.objects.filter(state=JobState.WAITING.value).order_by("asked_at"))
    for job in waiting:
        assert job.start(worker=WORKER, at=now)
    return [do(job.public_id, worker=WORKER, clock=lambda: now) for job in waiting]
