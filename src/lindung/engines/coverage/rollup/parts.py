"""Counts by place become parts of the flat table: one indicator and dimension each, of one month or some."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.coverage.observations import OBSERVATION, Dimension
from lindung.engines.coverage.rollup.counting import Counts, by_area
from lindung.engines.coverage.rollup.indicators import Indicator
from lindung.engines.coverage.rollup.measures import MEASURES
from lindung.engines.coverage.rollup.request import RollUp
from lindung.vocabulary.month import Month

_MOST_CELLS: Final = 1_000_000
"""Areas times categories times months of one part; a part of few rows costs more to make than to fill."""


def observed(
    counts: Mapping[str, Counts], begun: RollUp, asked: RollUp, dimension: Dimension, wanted: Sequence[Indicator]
) -> Iterator[pl.DataFrame]:
    """Yield OBSERVATION of each indicator and month.

    Args:
        counts: Persons of each measure by month, place and category.
        begun: What was counted, perhaps from an earlier month on.
        asked: What is told.
        dimension: Whose categories these are.
        wanted: The indicators.
    """
    skipped = begun.first.months_until(asked.first)
    for indicator in wanted:
        if _is_untold(indicator.numerator, dimension, asked):
            continue
        by_month = counts[indicator.numerator]
        if indicator.is_year_to_date:
            by_month = _year_to_date(by_month)
        of_workers = counts.get(indicator.denominator or "")
        for first, end in _slabs(skipped, begun.months, by_month.shape[2] * asked.areas.areas.height):
            above = by_area(by_month[first:end], asked.areas.areas)
            below = (
                None
                if of_workers is None
                else by_area(_whole(of_workers[first:end], indicator, dimension, asked), asked.areas.areas)
            )
            yield _part(above, below, begun.first.plus(first), indicator, asked, dimension)


def _slabs(first: int, end: int, cells: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of months that are told in one part: many of a small area, one of a nation."""
    at_once = max(_MOST_CELLS // max(cells, 1), 1)
    for start in range(first, end, at_once):
        yield start, min(start + at_once, end)


def _whole(denominator: Counts, indicator: Indicator, dimension: Dimension, asked: RollUp) -> Counts:
    """All workers where workers are not told apart: their payers and programmes are those of the members."""
    if not _is_untold(indicator.denominator or "", dimension, asked):
        return denominator
    return np.broadcast_to(denominator.sum(axis=2, keepdims=True), denominator.shape)


def _is_untold(measure: str, dimension: Dimension, asked: RollUp) -> bool:
    """Whether the rows counted do not tell the dimension: a list of workers knows no payers and no programmes."""
    return dimension is not Dimension.TOTAL and asked.category_column(MEASURES[measure].source, dimension) is None


def _year_to_date(counts: Counts) -> Counts:
    """Sum over the months of each year; the first month is a January."""
    years = [np.cumsum(counts[start : start + 12], axis=0) for start in range(0, counts.shape[0], 12)]
    return np.concatenate(years)


def _part(
    numerator: Counts,
    denominator: Counts | None,
    first: Month,
    indicator: Indicator,
    asked: RollUp,
    dimension: Dimension,
) -> pl.DataFrame:
    """Return OBSERVATION of one indicator and dimension from a month on; who counts nobody has no row."""
    is_there = numerator != 0 if denominator is None else (numerator != 0) | (denominator != 0)
    step, area, category = np.nonzero(is_there)
    below = None if denominator is None else denominator[step, area, category]
    rows = pl.DataFrame({"numerator": numerator[step, area, category]}).with_columns(
        asked.areas.areas["code"].gather(area).alias("area_code"),
        pl.Series("category", asked.categories.texts[dimension], dtype=pl.String).gather(category),
        pl.lit(None, dtype=pl.Int64).alias("denominator") if below is None else pl.Series("denominator", below),
        month=pl.Series(step + first.ordinal),
        basis=pl.lit(asked.basis.value),
        indicator=pl.lit(indicator.id),
        dimension=pl.lit(dimension.value),
    )
    return rows.select(pl.col(name).cast(kind) for name, kind in OBSERVATION.items())
