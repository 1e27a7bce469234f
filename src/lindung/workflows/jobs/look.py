"""Look at the work in the queue: what runs, how much longer, what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from lindung.registry.models.job import Job
from lindung.registry.queries.within import within
from lindung.vocabulary.job import JobKind, JobState
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.jobs.find import job_of
from lindung.workflows.linking.people.place_names import area_names

SHOWN: Final = 100
"""Newest pieces of work that are listed."""


@dataclass(frozen=True)
class JobShown:
    """A piece of work as people see it.

    Attributes:
        job_id: Its identifier.
        kind: What is done.
        area_code: In which area.
        area_name: Its name.
        month: Month that is linked, or None.
        adds_month: Whether a month is added to what was counted before.
        state: Where it stands.
        stage: The step that runs, or "".
        done: Steps that are done.
        total: All steps; 0 while nobody knows.
        seconds_left: How much longer, by the last work of the same kind in the area or by the steps so far; or None.
        is_ending: Whether it was asked to stop and has not yet.
        failure: Why it stopped, or None.
        cancelled_by: Who cancelled it, or "".
        asked_by: Who asked.
        asked_at: When.
        started_at: When it began, or None.
        ended_at: When it ended, or None.
        result_id: The linkage or build that came of it, or "".
        before: How many pieces of work wait in front of it.
    """

    job_id: str
    kind: JobKind
    area_code: str
    area_name: str
    month: Month | None
    adds_month: bool
    state: JobState
    stage: str
    done: int
    total: int
    seconds_left: float | None
    is_ending: bool
    failure: Words | None
    cancelled_by: str
    asked_by: str
    asked_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    result_id: str
    before: int


def jobs(areas: Sequence[AreaCode] | None, *, now: datetime) -> list[JobShown]:
    """Return the newest pieces of work in some areas, newest first; None for all."""
    found = Job.objects.all() if areas is None else Job.objects.filter(within(areas))
    return _shown(found[:SHOWN], now)


def job_shown(job_id: str, *, now: datetime) -> JobShown:
    """Return one piece of work; UnknownJobError when there is none."""
    return _shown([job_of(job_id)], now)[0]


def _shown(found: Iterable[Job], now: datetime) -> list[JobShown]:
    every = list(found)
    names = area_names({job.area_code for job in every})
    return [_one(job, names[job.area_code], now) for job in every]


def _one(job: Job, area_name: str, now: datetime) -> JobShown:
    state = JobState(job.state)
    month = job.arguments.get("month")
    return JobShown(
        job_id=job.public_id, kind=JobKind(job.kind), area_code=job.area_code, area_name=area_name,
        month=Month.parse(month) if month else None, adds_month=bool(job.arguments.get("adds_month")), state=state,
        stage=job.stage, done=job.done, total=job.total, seconds_left=_seconds_left(job, now),
        is_ending=state is JobState.RUNNING and bool(job.cancel_asked_by), failure=job.failure_words,
        cancelled_by=job.cancel_asked_by if state is JobState.CANCELLED else "", asked_by=job.asked_by,
        asked_at=job.asked_at, started_at=job.started_at, ended_at=job.ended_at,
        result_id=job.result_id if state is JobState.DONE else "", before=_before(job),
    )  # fmt: skip


def _before(job: Job) -> int:
    if job.state != JobState.WAITING.value:
        return 0
    is_open = [state.value for state in JobState if state.is_open]
    return Job.objects.filter(state__in=is_open, asked_at__lt=job.asked_at).count()


def _seconds_left(job: Job, now: datetime) -> float | None:
    """Estimate by the last work like it; where there was none, stretch what the steps so far took to the rest."""
    if job.state != JobState.RUNNING.value or job.started_at is None:
        return None
    passed = (now - job.started_at).total_seconds()
    like_it = Job.objects.filter(kind=job.kind, area_code=job.area_code, state=JobState.DONE.value)
    last = like_it.exclude(started_at=None).order_by("-ended_at").first()
    if last is not None and last.ended_at is not None and last.started_at is not None:
        return max((last.ended_at - last.started_at).total_seconds() - passed, 0.0)
    return passed / job.done * (job.total - job.done) if job.done and job.total else None
