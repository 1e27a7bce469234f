"""Targets of an area by year and origin, and what "20 percent more" would mean."""

from dataclasses import dataclass

from lindung.engines.coverage.position import Position
from lindung.opendata.queries.figure import LedgerEntry
from lindung.vocabulary.segment import Segment
from lindung.vocabulary.target_origin import TargetOrigin
from lindung.web.public.printed import digits_of

_SCALE = 1_000_000
_MORE = 20


@dataclass(frozen=True)
class TargetRow:
    """One target as some source states it; targets are never merged.

    Attributes:
        year: Year of the target.
        origin: Who set it.
        percent: Percent as printed, or None.
        digits: Decimals it was printed with.
        count: Headcount as printed, or None.
        implied_workers: Workers that make percent and headcount agree, or None.
        figure_id: Figure that states it.
    """

    year: int
    origin: TargetOrigin
    percent: float | None
    digits: int
    count: int | None
    implied_workers: int | None
    figure_id: int


@dataclass(frozen=True)
class TwentyMore:
    """The guideline "20 percent more than the year before" in its two readings.

    Attributes:
        from_pct: Coverage it starts from.
        relative_pct: That coverage times 1.2.
        points_pct: That coverage plus 20 points.
        relative_count: Workers of the first reading, or None when the workers are unknown.
        points_count: Workers of the second reading, or None.
    """

    from_pct: float
    relative_pct: float
    points_pct: float
    relative_count: int | None
    points_count: int | None


def targets_of(ledger: list[LedgerEntry]) -> list[TargetRow]:
    """List each stated target of all segments together, latest year first, once per statement."""
    rows: dict[tuple[object, ...], TargetRow] = {}
    for entry in ledger:
        row = _row(entry)
        if row is not None:
            rows.setdefault((row.year, row.origin, row.percent, row.count), row)
    return sorted(rows.values(), key=lambda row: (-row.year, row.origin, row.figure_id))


def twenty_more(position: Position | None) -> TwentyMore | None:
    """Work out both readings from the latest coverage; None without one."""
    if position is None or position.coverage_pct is None:
        return None
    relative, points = position.coverage_pct * (100 + _MORE) / 100, position.coverage_pct + _MORE
    return TwentyMore(
        from_pct=position.coverage_pct,
        relative_pct=relative,
        points_pct=points,
        relative_count=_workers(relative, position.employed),
        points_count=_workers(points, position.employed),
    )


def _row(entry: LedgerEntry) -> TargetRow | None:
    printed = entry.printed
    has_target = printed["target_pct"] is not None or printed["target_count"] is not None
    if printed["segment"] != Segment.TOTAL or printed["target_year"] is None or not has_target:
        return None
    return TargetRow(
        year=printed["target_year"],
        origin=TargetOrigin(printed["target_origin"]),
        percent=None if printed["target_pct"] is None else printed["target_pct"] / _SCALE,
        digits=digits_of(printed["target_pct_unit"] or _SCALE),
        count=printed["target_count"],
        implied_workers=entry.check.get("implied_workers", {}).get("from_target"),
        figure_id=entry.figure_id,
    )


def _workers(percent: float, employed: int | None) -> int | None:
    return None if employed is None else round(employed * percent / 100)
