"""The queue: a table of the database from which workers take one task each (django-tasks)."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from lindung.registry.models.job import Job
from lindung.vocabulary.job import JobState
from lindung.workflows.jobs.errors import TRIED_ENOUGH
from lindung.workflows.jobs.mind import mind

SILENT_AFTER: Final = timedelta(seconds=20)
"""A worker that gave no sign for so long is gone."""

MOST_TRIES: Final = 3
"""Work that ended so often without a word is not begun again by itself."""


@task()
def do_job(public_id: str) -> None:
    """Do a piece of work that waits; what became of it stands in its own record, never in the queue's."""
    mind(public_id)


def enqueue(job: Job) -> None:
    """Put a waiting piece of work at the end of the queue; its record and its place are stored together."""
    with transaction.atomic():
        if job.task_id:
            DBTaskResult.objects.filter(pk=job.task_id).delete()
        job.task_id = do_job.enqueue(job.public_id).id
        job.save(update_fields=["task_id"])


def revive(now: datetime) -> int:
    """Put back what a worker left that is gone; return how many pieces of work.

    A worker may be killed while it works, or between taking a task and starting it; what one that was asked to end gave
    back waits for nobody's silence.
    """
    count = 0
    running = Job.objects.filter(state=JobState.RUNNING.value, beat_at__lt=now - SILENT_AFTER)
    for job in running:
        if job.tries >= MOST_TRIES:
            job.fail(worker=job.worker, at=now, words=TRIED_ENOUGH)
        elif job.give_back(worker=job.worker):
            enqueue(job)
            count += 1
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY).values("pk")
    waiting = Job.objects.filter(state=JobState.WAITING.value)
    for job in waiting.filter(Q(task_id=None) | ~Q(task_id__in=ready)):
        if _is_forsaken(job, now):
            enqueue(job)
            count += 1
    return count


def _is_forsaken(job: Job, now: datetime) -> bool:
    """Whether no worker can be about to start it: its task is over (it was stopped), or was taken long ago."""
    task = DBTaskResult.objects.filter(pk=job.task_id).first() if job.task_id else None
    if task is not None and task.status != TaskResultStatus.RUNNING:
        return bool(task.status != TaskResultStatus.READY)
    taken_at: datetime = (task.started_at if task is not None else None) or job.asked_at
    return taken_at < now - SILENT_AFTER
