"""Small tables of observations for tests of disclosure control."""

from collections.abc import Mapping, Sequence

import polars as pl

from lindung.engines.coverage.observations import KEY, OBSERVATION

MONTH = 2026 * 12
BASIS = "nik_domicile"

Row = tuple[str, str, str, int, int | None]


def observations(rows: Sequence[Row], *, indicator: str = "effective", month: int = MONTH) -> pl.DataFrame:
    """Rows of area, dimension, category, numerator and denominator."""
    table = pl.DataFrame(
        [(area, month, BASIS, indicator, *rest) for area, *rest in rows], schema=OBSERVATION, orient="row"
    )
    return table.sort(KEY)


def by_segment(counts: Mapping[str, Mapping[str, tuple[int, int | None]]], *, top: str = "33") -> list[Row]:
    """Add up numerators and denominators of areas and segments to totals, and to the area above."""
    areas = {**counts, top: _added([*counts.values()])}
    rows: list[Row] = []
    for area, segments in areas.items():
        above, below = _sum([*segments.values()])
        rows.append((area, "total", "", above, below))
        rows += [(area, "segment", segment, *numbers) for segment, numbers in segments.items()]
    return rows


def _added(areas: Sequence[Mapping[str, tuple[int, int | None]]]) -> dict[str, tuple[int, int | None]]:
    segments = {segment: None for area in areas for segment in area}
    return {segment: _sum([area[segment] for area in areas if segment in area]) for segment in segments}


def _sum(numbers: Sequence[tuple[int, int | None]]) -> tuple[int, int | None]:
    below = [base for _, base in numbers if base is not None]
    return sum(above for above, _ in numbers), sum(below) if below else None
