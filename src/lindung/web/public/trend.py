"""The line of covered workers, broken wherever two figures do not compare."""

from typing import Any

from lindung.engines.coverage.history.breaks import changed_between
from lindung.engines.coverage.pace import COUNTED_BY, SAME_BASE_SHARE
from lindung.engines.coverage.position import Position
from lindung.opendata.queries.figure import LedgerEntry
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment
from lindung.web.shared.charts.trend_data import TrendData, TrendPoint

_DECEMBER = 12
_MONTH_WRITTEN = 7  # characters of 2025-04


def trend_of(ledger: list[LedgerEntry], position: Position | None) -> TrendData | None:
    """Draw the months with a headcount of all segments; None when there is none."""
    entries = _one_a_month(ledger, position)
    if not entries:
        return None
    points = tuple(
        TrendPoint(
            month=_month(entry),
            value=entry.printed["covered"],
            has_break_before=bool(place) and _is_break(entries[place - 1], entry),
        )
        for place, entry in enumerate(entries)
    )
    return TrendData(points=points, target=_target(position), projected=_projected(position), now=points[-1].month)


def empty_trend(now: Month) -> TrendData:
    """Return a chart without published months, for a line that stands alone; no published target belongs to it."""
    return TrendData(points=(), target=None, projected=None, now=now)


def steps_of(trend: TrendData) -> list[tuple[str, int]]:
    """List the months since the last break, for the small line beside a figure."""
    steps: list[tuple[str, int]] = []
    for point in trend.points:
        if point.has_break_before:
            steps.clear()
        steps.append((str(point.month), point.value))
    return steps


def _one_a_month(ledger: list[LedgerEntry], position: Position | None) -> list[LedgerEntry]:
    """Oldest first; of several figures of a month the one the position rests on, else the best checked."""
    chosen: dict[Month, LedgerEntry] = {}
    for entry in sorted((entry for entry in ledger if _is_dated_headcount(entry)), key=lambda e: _rank(e, position)):
        chosen.setdefault(_month(entry), entry)
    return [chosen[month] for month in sorted(chosen)]


def _is_dated_headcount(entry: LedgerEntry) -> bool:
    printed = entry.printed
    is_total = printed["segment"] == Segment.TOTAL
    return is_total and printed["covered"] is not None and len(printed["as_of"]) >= _MONTH_WRITTEN


def _rank(entry: LedgerEntry, position: Position | None) -> tuple[bool, bool, int]:
    verdicts: dict[str, Any] = entry.check.get("verdicts", {})  # Any: verdicts are text or null
    is_position = position is not None and entry.figure_id == position.figure_id
    return (not is_position, verdicts.get("percent") == "mismatch", -entry.figure_id)


def _is_break(before: LedgerEntry, after: LedgerEntry) -> bool:
    """Whether two headcounts do not compare, as for the pace: another way to count, other workers, another area."""
    old, new = before.printed["employed"], after.printed["employed"]
    has_moved = old is not None and new is not None and abs(new - old) * SAME_BASE_SHARE > old
    has_split = changed_between(after.printed["area_code"], _month(before), _month(after))
    return has_moved or has_split or bool(before.printed[COUNTED_BY] != after.printed[COUNTED_BY])


def _month(entry: LedgerEntry) -> Month:
    return Month.parse(entry.printed["as_of"][:_MONTH_WRITTEN])


def _target(position: Position | None) -> tuple[Month, int] | None:
    if position is None or position.target_year is None or position.target_count is None:
        return None
    return (Month(position.target_year, _DECEMBER), position.target_count)


def _projected(position: Position | None) -> tuple[Month, int, int, int] | None:
    if position is None or position.target_year is None or position.projected is None:
        return None
    low = position.projected if position.projected_low is None else position.projected_low
    high = position.projected if position.projected_high is None else position.projected_high
    return (Month(position.target_year, _DECEMBER), position.projected, low, high)
