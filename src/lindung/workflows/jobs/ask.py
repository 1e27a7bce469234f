"""Ask for work: the same work is open once, however many press the button."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from lindung.registry.models.job import Job
from lindung.registry.snapshots.linkage import linkage_of
from lindung.registry.snapshots.snapshot import new_snapshot_id
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.job import JobKind, JobState
from lindung.vocabulary.month import Month
from lindung.workflows.coverage.build import refuse_uncountable
from lindung.workflows.coverage.draftable import DraftWanted, draftable
from lindung.workflows.jobs.errors import NOT_OVER, JobError
from lindung.workflows.jobs.find import job_of
from lindung.workflows.jobs.queue import enqueue
from lindung.workflows.linking.link_registers import registers_of


@dataclass(frozen=True)
class Asker:
    """Who asks.

    Attributes:
        name: Name, as it stands in the trail.
        account_id: Account, or None for a command on the machine.
    """

    name: str
    account_id: int | None = None


@dataclass(frozen=True)
class Asked:
    """What became of asking.

    Attributes:
        job_id: The work.
        is_new: False when the same work was open already.
    """

    job_id: str
    is_new: bool


def ask_to_link(*, area: str, month: Month, asker: Asker, now: datetime) -> Asked:
    """Ask for the registers of an area to be linked for a month; those are taken that are there when it begins.

    Raises:
        LinkingError: There is no list of workers or no register of participants.
    """
    registers_of(area=area, on=month.plus(1).first_day)
    arguments = {"area": area, "month": str(month)}
    return _ask(JobKind.LINK, area, arguments, asker=asker, now=now)


def ask_to_count(*, linkage_id: str, adds_month: bool, asker: Asker, now: datetime) -> Asked:
    """Ask for the coverage of a linkage to be counted, all months or its own on top.

    Raises:
        SnapshotGoneError: There is no such linkage.
        CoverageError: There is no build that its month can be added to.
    """
    refuse_uncountable(linkage_id=linkage_id, adds_month=adds_month)
    area = linkage_of(office_vault(), linkage_id).manifest.area_code
    arguments = {"linkage_id": linkage_id, "adds_month": adds_month}
    return _ask(JobKind.COUNT, area, arguments, asker=asker, now=now)


def ask_to_draft(wanted: DraftWanted, *, asker: Asker, now: datetime) -> Asked:
    """Ask for the draft of a release to be made of a build.

    Raises:
        SnapshotGoneError: There is no such build.
        CoverageError: It does not count by domicile.
    """
    area = draftable(wanted.build_id).area_code
    return _ask(JobKind.DRAFT, area, wanted.as_json(), asker=asker, now=now)


def ask_again(job_id: str, *, asker: Asker, now: datetime) -> Asked:
    """Ask anew for work that stopped or was cancelled.

    Raises:
        UnknownJobError: There is no such work.
        JobError: It is not over.
    """
    job = job_of(job_id)
    if JobState(job.state).is_open:
        raise JobError(NOT_OVER)
    return _ask(JobKind(job.kind), job.area_code, job.arguments, asker=asker, now=now)


def _ask(kind: JobKind, area: str, arguments: Mapping[str, object], *, asker: Asker, now: datetime) -> Asked:
    told = json.dumps([kind.value, arguments], sort_keys=True)
    digest = hashlib.sha256(told.encode()).hexdigest()
    job = Job(
        kind=kind.value, area_code=area, arguments=dict(arguments), same_work=digest, result_id=new_snapshot_id(),
        asked_by=asker.name, account_id=asker.account_id, asked_at=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            job.save(force_insert=True)
            enqueue(job)
    except IntegrityError:
        is_open = [state.value for state in JobState if state.is_open]
        known = Job.objects.filter(same_work=digest, state__in=is_open).first()
        if known is None:
            raise
        return Asked(known.public_id, is_new=False)
    return Asked(job.public_id, is_new=True)
