"""The table of the areas directly below one, and its order and totals."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lindung.engines.coverage.position import Position
from lindung.opendata.queries.area import AreaSummary
from lindung.vocabulary.wilayah import AreaLevel
from lindung.web.public.standing import Standing, standing_of

DEFAULT_ORDER = "-kurang"


@dataclass(frozen=True)
class ChildRow:
    """One area below, with where it stands; without a figure only its name is known."""

    area: AreaSummary
    position: Position | None

    @property
    def standing(self) -> Standing | None:
        """Its chip."""
        return standing_of(self.position)

    @property
    def missing(self) -> int | None:
        """Workers missing to its own target; negative when the target is passed."""
        if self.position is None or self.position.target_count is None or self.position.covered is None:
            return None
        return self.position.target_count - self.position.covered


@dataclass(frozen=True)
class ChildTotals:
    """Sums over the areas that have figures, and how many they are.

    Attributes:
        areas: All areas in the table.
        with_figure: Areas that have any figure.
        counted: Areas that have both workers and covered workers; the sums are theirs.
        employed: Sum of workers, or None when no area has both.
        covered: Sum of covered workers, or None.
        coverage_pct: Percent of the sums, or None.
        missing: Sum of the workers missing to the targets, over areas that miss any, or None.
        are_same_date: Whether all figures are of one date.
    """

    areas: int
    with_figure: int
    counted: int
    employed: int | None
    covered: int | None
    coverage_pct: float | None
    missing: int | None
    are_same_date: bool


@dataclass(frozen=True)
class ChildTable:
    """Rows in order, with their totals.

    Attributes:
        rows: Areas with a figure, in the order asked for; those without the number ordered by come last.
        unknown: Areas without any figure, by name.
        totals: Sums and counts.
        order: Column of the order; a minus before it means the largest first.
    """

    rows: list[ChildRow]
    unknown: list[AreaSummary]
    totals: ChildTotals
    order: str

    @property
    def level(self) -> AreaLevel | None:
        """Level of the areas below; a village has none."""
        areas = [*self.unknown, *(row.area for row in self.rows)]
        return areas[0].level if areas else None


class UnknownOrderError(ValueError):
    """The table cannot be ordered by that."""


def child_table(areas: list[AreaSummary], positions: dict[str, Position], order: str = DEFAULT_ORDER) -> ChildTable:
    """Order the areas below by one column; areas without that number come last.

    Raises:
        UnknownOrderError: There is no such column.
    """
    key = _KEYS.get(order.removeprefix("-"))
    if key is None:
        raise UnknownOrderError(order)
    rows = [ChildRow(area, positions.get(area.code)) for area in areas]
    numbered = sorted((row for row in rows if key(row) is not None), key=key, reverse=order.startswith("-"))
    others = [row for row in rows if key(row) is None]
    return ChildTable(
        rows=[row for row in (*numbered, *others) if row.position is not None],
        unknown=sorted((row.area for row in rows if row.position is None), key=lambda area: area.name),
        totals=_totals(rows),
        order=order,
    )


def _totals(rows: list[ChildRow]) -> ChildTotals:
    positions = [row.position for row in rows if row.position is not None]
    counted = [
        (position.employed, position.covered)
        for position in positions
        if position.employed is not None and position.covered is not None
    ]
    employed, covered = sum(pair[0] for pair in counted), sum(pair[1] for pair in counted)
    missing = [row.missing for row in rows if row.missing is not None]
    return ChildTotals(
        areas=len(rows),
        with_figure=len(positions),
        counted=len(counted),
        employed=employed if counted else None,
        covered=covered if counted else None,
        coverage_pct=100 * covered / employed if employed else None,
        missing=sum(number for number in missing if number > 0) if missing else None,
        are_same_date=len({position.as_of for position in positions}) <= 1,
    )


def _name(row: ChildRow) -> str:
    return row.area.name.casefold()


def _employed(row: ChildRow) -> int | None:
    return row.position.employed if row.position else None


def _covered(row: ChildRow) -> int | None:
    return row.position.covered if row.position else None


def _coverage(row: ChildRow) -> float | None:
    return row.position.coverage_pct if row.position else None


def _as_of(row: ChildRow) -> str | None:
    return row.position.as_of if row.position else None


def _missing(row: ChildRow) -> tuple[int, float] | None:
    """Headcounts first, then areas of which only the points are known."""
    if row.missing is not None:
        return (1, row.missing)
    if row.position is None or row.position.gap_points is None:
        return None
    return (0, row.position.gap_points)


_KEYS: dict[str, Callable[[ChildRow], Any]] = {  # Any: each column has its own ordered type
    "nama": _name,
    "bekerja": _employed,
    "terlindungi": _covered,
    "cakupan": _coverage,
    "kurang": _missing,
    "tanggal": _as_of,
}
