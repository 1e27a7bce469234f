"""Do one piece of work, in the process that was started for it."""

from collections.abc import Callable
from datetime import datetime

from lindung.registry.models.job import Job
from lindung.registry.snapshots.faults import RegisterError, SnapshotGoneError
from lindung.registry.snapshots.linkage import linkage_of
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.job import JobKind, JobState
from lindung.vocabulary.month import Month
from lindung.workflows.coverage.count_once import count_once
from lindung.workflows.coverage.draft import draft_release
from lindung.workflows.coverage.draftable import DraftWanted
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.deliveries.tidy import tidy
from lindung.workflows.jobs.errors import NO_MEMORY, unexpected
from lindung.workflows.jobs.find import job_of
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.link_registers import link_registers, registers_of
from lindung.workflows.releases.errors import ReleaseError

Clock = Callable[[], datetime]
Told = Callable[[str, int, int], None]


class WorkTakenError(RuntimeError):
    """Somebody else has the work, or it was cancelled; this process stops without a trace."""


def do(job_id: str, *, worker: str, clock: Clock) -> JobState:
    """Do the work, keep what came of it, and return where it stands then.

    What goes wrong in a way that can be told is kept as a sentence. Work that was finished by a process that died
    before it could say so is not done again.

    Raises:
        UnknownJobError: There is no such work.
    """
    job = job_of(job_id)
    tidy(office_vault(), clock())
    try:
        result = _DOERS[JobKind(job.kind)](job, clock(), _teller(job, worker))
        job.finish(worker=worker, at=clock(), result_id=result)
    except WorkTakenError:
        pass
    except (LinkingError, CoverageError, ReleaseError, RegisterError) as error:
        job.fail(worker=worker, at=clock(), words=error.words)
    except MemoryError:
        job.fail(worker=worker, at=clock(), words=NO_MEMORY)
    except Exception as error:
        job.fail(worker=worker, at=clock(), words=unexpected(type(error).__name__))
        raise
    return JobState(job_of(job_id).state)


def _link(job: Job, now: datetime, told: Told) -> str:
    try:
        return linkage_of(office_vault(), job.result_id).manifest.linkage_id
    except SnapshotGoneError:
        month = Month.parse(job.arguments["month"])
        registers = registers_of(area=job.arguments["area"], on=month.plus(1).first_day)
        done = link_registers(registers, month=month, by=job.asked_by, now=now, told=told, linkage_id=job.result_id)
        return done.linkage.manifest.linkage_id


def _count(job: Job, now: datetime, told: Told) -> str:
    asked = job.arguments
    done = count_once(
        linkage_id=asked["linkage_id"], adds_month=asked["adds_month"], by=job.asked_by, now=now, told=told
    )
    return done.build.manifest.build_id


def _draft(job: Job, now: datetime, told: Told) -> str:
    """Make the draft; one that was stored already by a process that died is found again, not made twice."""
    wanted = DraftWanted.read(job.arguments)
    done = draft_release(
        build_id=wanted.build_id, publisher=wanted.publisher, smallest=wanted.smallest, rounding=wanted.rounding,
        months=wanted.months, down_to=wanted.down_to, now=now, told=told,
    )  # fmt: skip
    return done.slug


_DOERS: dict[JobKind, Callable[[Job, datetime, Told], str]] = {
    JobKind.LINK: _link, JobKind.COUNT: _count, JobKind.DRAFT: _draft,
}  # fmt: skip


def _teller(job: Job, worker: str) -> Told:
    def told(stage: str, done: int, total: int) -> None:
        if not job.tell(worker=worker, stage=stage, done=done, total=total):
            raise WorkTakenError

    return told
