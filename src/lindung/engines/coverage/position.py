"""Where an area stands: the target, the position, the gap, and the pace, each with where it comes from."""

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """How a number of a position came about."""

    PRINTED = "printed"
    COMPUTED = "computed"
    FROM_PERCENT = "from_percent"
    FROM_TARGET = "from_target"
    FROM_GAP = "from_gap"


class Outlook(StrEnum):
    """What may be said about reaching the target, never more than the data allow."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    UNCERTAIN = "uncertain"
    SHORT = "short"
    PACE_UNKNOWN = "pace_unknown"
    TARGET_PASSED = "target_passed"
    NO_TARGET = "no_target"
    NO_COUNT = "no_count"


class IntervalKind(StrEnum):
    """What the range round a projection means."""

    STATISTICAL_80 = "statistical_80"
    ASSUMED_HALF = "assumed_half"


@dataclass(frozen=True)
class Position:
    """One area's standing, all segments together, from its latest comparable published figure.

    Attributes:
        area_code: Dotted Kemendagri code.
        figure_id: The figure that gives the position.
        as_of: Date of that figure, as exact as printed.
        status: published, provisional, final or sample.
        source: Source of that figure.
        numerator_basis: Basis of the covered workers.
        denominator_kind: Kind of the employed workers.
        employed: Workers of the area, or None.
        employed_origin: Printed, or implied by a percentage or a target.
        covered: Covered workers, or None.
        covered_origin: Printed, or implied.
        coverage_pct: Percent, or None.
        coverage_origin: Printed or computed.
        target_year: Year of the target shown first.
        target_pct: Percent of that target, or None.
        target_count: Headcount of that target, or None.
        target_origin: Who set it.
        gap_to_target: Target minus covered, never negative, or None.
        gap_to_all: Employed minus covered, or None.
        gap_points: Target percent minus coverage, in points, or None.
        months_left: Whole months from as_of to December of the target year.
        needed_per_month: Workers a month to reach the target.
        pace_per_month: Observed net change a month between comparable figures, or None.
        pace_since: Date of the earlier figure of the pace.
        pace_figures: How many comparable figures the pace rests on.
        projected: Covered at the target date if the pace holds, or None.
        projected_low: Lower end of its range.
        projected_high: Upper end of its range.
        interval_kind: What the range means.
        outlook: What may be said about the target.
    """

    area_code: str
    figure_id: int
    as_of: str
    status: str
    source: str
    numerator_basis: str
    denominator_kind: str
    employed: int | None
    employed_origin: Origin | None
    covered: int | None
    covered_origin: Origin | None
    coverage_pct: float | None
    coverage_origin: Origin | None
    target_year: int | None
    target_pct: float | None
    target_count: int | None
    target_origin: str | None
    gap_to_target: int | None
    gap_to_all: int | None
    gap_points: float | None
    months_left: int | None
    needed_per_month: int | None
    pace_per_month: int | None
    pace_since: str | None
    pace_figures: int
    projected: int | None
    projected_low: int | None
    projected_high: int | None
    interval_kind: IntervalKind | None
    outlook: Outlook
