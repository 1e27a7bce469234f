"""Target plans and their shares as plain values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, Sum

from lindung.opendata.models import TargetPlan, TargetShare
from lindung.vocabulary.target_origin import TargetOrigin
from lindung.vocabulary.target_plan import SpreadRule, TargetBasis, UnknownNumbers
from lindung.vocabulary.wilayah import AreaLevel

_PLAN_COLUMNS = (
    "area_id", "due", "version", "target_count", "target_pct", "decree", "note", "workers", "covered", "as_of",
    "created_at", "replaces_id", "superseded_by_id", "undone_at", "is_current",
)  # fmt: skip
_SHARE_COLUMNS = ("parent_code", "share", "workers", "covered", "as_of", "is_edited")


@dataclass(frozen=True)
class PlanSummary:
    """One version of a target plan.

    Attributes:
        plan_id: Its number.
        area_code: The area the target is set for.
        area_name: Its name.
        area_level: Its level.
        due: Year or month by whose end it is to be reached.
        origin: Who set it.
        version: 1 for the first of its series.
        target_count: People to be covered.
        target_pct: Millionths of a percent of the workers, or None.
        decree: Number and date of the decree, as written, or "".
        note: Note, or "".
        rule: By what it is spread.
        unknown: What happened to areas without numbers.
        workers: Workers of the area, or None.
        covered: Covered workers of the area, or None.
        as_of: Date of these numbers, or "".
        basis: Where they come from.
        created_at: When the version was made.
        replaces_id: The version before, or None.
        superseded_by_id: The version after, or None.
        undone_at: When it was taken back, or None.
        is_current: Whether it counts.
        edited: Areas whose share a person set.
        left_out: Areas without a share.
    """

    plan_id: int
    area_code: str
    area_name: str
    area_level: AreaLevel
    due: str
    origin: TargetOrigin
    version: int
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
    created_at: datetime
    replaces_id: int | None
    superseded_by_id: int | None
    undone_at: datetime | None
    is_current: bool
    edited: int
    left_out: int


@dataclass(frozen=True)
class PlannedShare:
    """What one area has to reach.

    Attributes:
        code: Code of the area.
        name: Its name.
        level: Its level.
        parent_code: The area above.
        share: People to be covered, or None when it was left out.
        workers: Workers the share rests on, or None.
        covered: Covered workers it rests on, or None.
        as_of: Date of these numbers, or "".
        basis: Where they come from.
        is_edited: Whether a person set the share.
        is_divided: Whether it is spread further inside.
    """

    code: str
    name: str
    level: AreaLevel
    parent_code: str
    share: int | None
    workers: int | None
    covered: int | None
    as_of: str
    basis: TargetBasis
    is_edited: bool
    is_divided: bool

    @property
    def additional(self) -> int | None:
        """People to be added to those covered, or None when either is unknown."""
        return None if self.share is None or self.covered is None else self.share - self.covered

    @property
    def share_pct(self) -> float | None:
        """The share as a percentage of the workers, or None."""
        return None if self.share is None or not self.workers else 100 * self.share / self.workers

    @property
    def covered_pct(self) -> float | None:
        """The covered workers as a percentage of the workers, or None."""
        return None if self.covered is None or not self.workers else 100 * self.covered / self.workers


def plan_of(plan_id: int) -> PlanSummary | None:
    """Return one version of a plan, or None when there is none."""
    return next(iter(_plans(pk=plan_id)), None)


def current_plans(area_code: str | None = None) -> list[PlanSummary]:
    """List the versions that count, by area and time; of one area, or of all."""
    return _plans(is_current=True, **({"area_id": area_code} if area_code else {}))


def all_versions(area_code: str | None = None) -> list[PlanSummary]:
    """List every version, also superseded and undone ones; of one area, or of all."""
    return _plans(**({"area_id": area_code} if area_code else {}))


def versions_of(plan: PlanSummary) -> list[PlanSummary]:
    """List all versions of the series of a plan, newest first."""
    return _plans(area_id=plan.area_code, due=plan.due, origin=plan.origin)


def current_version(*, area_code: str, due: str, origin: str) -> PlanSummary | None:
    """Return the version that counts of a target, or None when nobody has set it."""
    return next(iter(_plans(area_id=area_code, due=due, origin=origin, is_current=True)), None)


def shares_of(plan_id: int, *, within: str | None = None) -> list[PlannedShare]:
    """List the shares of a version by code: all of them, or those directly inside one area."""
    chosen = TargetShare.objects.filter(plan_id=plan_id, **({"parent_code": within} if within else {}))
    divided = set(TargetShare.objects.filter(plan_id=plan_id).order_by().values_list("parent_code").distinct())
    rows = chosen.order_by("area_id").values("area_id", "area__name", "area__level", "basis", *_SHARE_COLUMNS)
    return [
        PlannedShare(
            code=row["area_id"],
            name=row["area__name"],
            level=AreaLevel(row["area__level"]),
            basis=TargetBasis(row["basis"]),
            is_divided=(row["area_id"],) in divided,
            **{name: row[name] for name in _SHARE_COLUMNS},
        )
        for row in rows
    ]


def sums_of_levels(plan_id: int) -> dict[AreaLevel, int]:
    """Add up the shares of each level of a version; a level that is spread whole adds up to the target."""
    rows = TargetShare.objects.filter(plan_id=plan_id).order_by("area__level").values_list("area__level")
    return {AreaLevel(level): total or 0 for level, total in rows.annotate(Sum("share"))}


def _plans(**where: Any) -> list[PlanSummary]:  # Any: filters of Django's own kind
    counted = TargetPlan.objects.filter(**where).annotate(
        edited=Count("shares", filter=Q(shares__is_edited=True)),
        left_out=Count("shares", filter=Q(shares__share=None)),
    )
    further = ("area__name", "area__level", "pk", "origin", "rule", "unknown", "basis", "edited", "left_out")
    rows = counted.order_by("area_id", "-due", "origin", "-version").values(*_PLAN_COLUMNS, *further)
    return [_plan(row) for row in rows]


def _plan(row: dict[str, Any]) -> PlanSummary:  # Any: a row of mixed columns, as the model declares them
    return PlanSummary(
        plan_id=row["pk"],
        area_code=row.pop("area_id"),
        area_name=row["area__name"],
        area_level=AreaLevel(row["area__level"]),
        origin=TargetOrigin(row["origin"]),
        rule=SpreadRule(row["rule"]),
        unknown=UnknownNumbers(row["unknown"]),
        basis=TargetBasis(row["basis"]),
        edited=row["edited"],
        left_out=row["left_out"],
        **{name: row[name] for name in _PLAN_COLUMNS if name != "area_id"},
    )
