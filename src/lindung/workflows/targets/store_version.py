"""Store one version of a target plan with its shares and who made it; called inside a transaction."""

from dataclasses import asdict, dataclass
from datetime import datetime

import polars as pl

from lindung.opendata.models import TargetPlan, TargetShare
from lindung.registry.models import TargetEntry
from lindung.vocabulary.language import Words
from lindung.vocabulary.target_origin import TargetOrigin
from lindung.vocabulary.target_plan import SpreadRule, TargetBasis, UnknownNumbers
from lindung.workflows.targets.errors import TargetError, TargetGoneError
from lindung.workflows.targets.numbers import NumbersFile

_BATCH = 2_000
_LONGEST_NAME = 120


@dataclass(frozen=True)
class NewVersion:
    """What a version says of itself; the fields are those of the record."""

    area_code: str
    due: str
    origin: TargetOrigin
    target_count: int
    target_pct: int | None
    decree: str
    note: str
    rule: SpreadRule
    unknown: UnknownNumbers
    workers: int | None
    covered: int | None
    as_of: str
    basis: TargetBasis


@dataclass(frozen=True)
class VersionStored:
    """What was stored.

    Attributes:
        plan_id: Number of the version.
        version: Which version of its series it is.
        replaces_id: The version it takes the place of, or None.
        areas: Areas in it.
        with_share: Areas that have a share.
        target_count: People the area is to have covered.
    """

    plan_id: int
    version: int
    replaces_id: int | None
    areas: int
    with_share: int
    target_count: int


def current_version_number(area_code: str, *, due: str, origin: str) -> int | None:
    """Return the version of a series that counts, or None."""
    current = TargetPlan.objects.current().series(area_code=area_code, due=due, origin=origin)
    return current.values_list("version", flat=True).first()


def store_version(
    new: NewVersion,
    shares: pl.DataFrame,
    *,
    act: str,
    entered_by: str,
    now: datetime,
    file: NumbersFile | None = None,
    replaces_id: int | None = None,
) -> VersionStored:
    """Store a version in the place of the current one of its series.

    Args:
        new: What the version says of itself.
        shares: ``parent``, ``code``, ``workers``, ``covered``, ``fixed``, ``share``, ``as_of``, ``basis``.
        act: spread or edit.
        entered_by: Who does it.
        now: This moment.
        file: The file given with it.
        replaces_id: The version that must still be current; None takes the place of whichever is.

    Raises:
        TargetError: Nobody is named.
        TargetGoneError: The version to be replaced does not count any more.
    """
    name = named(entered_by)
    series = TargetPlan.objects.series(area_code=new.area_code, due=new.due, origin=new.origin)
    before = series.current().first()
    if (replaces_id is not None and (before is None or before.pk != replaces_id)) or (
        before is not None and not before.step_aside()
    ):
        raise TargetGoneError
    told = asdict(new)
    plan = TargetPlan.objects.create(
        area_id=told.pop("area_code"),
        version=(series.order_by("-version").values_list("version", flat=True).first() or 0) + 1,
        created_at=now,
        replaces=before,
        **told,
    )
    if before is not None:
        TargetPlan.objects.filter(pk=before.pk).update(superseded_by=plan)
    TargetShare.objects.bulk_create(_records(plan, shares), batch_size=_BATCH)
    TargetEntry.objects.create(
        plan_id=plan.pk,
        act=act,
        entered_by=name,
        entered_at=now,
        file_name=file.name[:255] if file else "",
        file_sha256=file.sha256 if file else "",
    )
    return VersionStored(
        plan_id=plan.pk,
        version=plan.version,
        replaces_id=None if before is None else before.pk,
        areas=shares.height,
        with_share=shares.height - shares["share"].null_count(),
        target_count=plan.target_count,
    )


def named(entered_by: str) -> str:
    """Return the name of who does something, or refuse an empty one.

    Raises:
        TargetError: Nobody is named.
    """
    name = entered_by.strip()[:_LONGEST_NAME]
    if not name:
        raise TargetError(
            Words("Tulis nama atau jabatan Anda.", "Write your name or your function."), field="entered_by"
        )
    return name


def _records(plan: TargetPlan, shares: pl.DataFrame) -> list[TargetShare]:
    return [
        TargetShare(
            plan=plan,
            area_id=row["code"],
            parent_code=row["parent"],
            share=row["share"],
            workers=row["workers"],
            covered=row["covered"],
            as_of=row["as_of"],
            basis=row["basis"],
            is_edited=row["fixed"] is not None,
        )
        for row in shares.iter_rows(named=True)
    ]
