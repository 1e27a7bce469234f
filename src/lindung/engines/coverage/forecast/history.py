"""Monthly series as a matrix: one row an area, one column a month; unknown months are gaps, breaks part segments."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from lindung.engines.coverage.forecast.columns import SERIES, SeriesError

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

LONGEST_GAP = 3
"""Months between two known months that a straight line may fill; beyond, the series starts anew."""


@dataclass(frozen=True)
class History:
    """Series of several areas over the same months.

    Attributes:
        codes: Area codes, in the order of the rows.
        first: Ordinal of the first column's month.
        values: Covered workers; not a number where unknown.
        segment: How many breaks lie at or before the month; counts of two segments are never compared.
    """

    codes: tuple[str, ...]
    first: int
    values: Floats
    segment: Integers

    @property
    def months(self) -> int:
        """How many months the matrix spans."""
        return int(self.values.shape[1])

    @cached_property
    def is_known(self) -> Flags:
        """Where a count is known."""
        return ~np.isnan(self.values)

    @cached_property
    def last(self) -> Integers:
        """Column of the last known month of each area; -1 for none."""
        return np.asarray(np.where(self.is_known, np.arange(self.months), -1).max(axis=1, initial=-1))

    @cached_property
    def is_usable(self) -> Flags:
        """Known months since the last break: the only ones a level or a trend may rest on."""
        rows = np.arange(len(self.codes))
        latest = self.segment[rows, self.last.clip(0)]
        return np.asarray(self.is_known & (self.segment == latest[:, None]))

    @cached_property
    def points(self) -> Integers:
        """How many months are known since the last break."""
        return np.asarray(self.is_usable.sum(axis=1))

    @cached_property
    def begin(self) -> Integers:
        """Column of the first known month since the last break."""
        return np.asarray(
            np.where(self.is_usable, np.arange(self.months), self.months).min(axis=1, initial=self.months)
        )

    @cached_property
    def start(self) -> Integers:
        """Column from which months follow each other without a long gap."""
        column = np.arange(self.months)
        known = np.where(self.is_usable, column, -1)
        before = np.maximum.accumulate(np.hstack([np.full((len(self.codes), 1), -1), known[:, :-1]]), axis=1)
        restarts = self.is_usable & (before >= 0) & (column - before > LONGEST_GAP)
        return np.asarray(np.maximum(self.begin, np.where(restarts, column, -1).max(axis=1, initial=-1)))

    @cached_property
    def filled(self) -> Floats:
        """Values with short gaps filled by straight lines; meaningful from ``start`` to ``last``."""
        column = np.broadcast_to(np.arange(self.months), self.values.shape)
        before = np.maximum.accumulate(np.where(self.is_usable, column, 0), axis=1)
        after = np.minimum.accumulate(np.where(self.is_usable, column, self.months - 1)[:, ::-1], axis=1)[:, ::-1]
        low = np.take_along_axis(self.values, before, axis=1)
        high = np.take_along_axis(self.values, after, axis=1)
        share = (column - before) / np.maximum(after - before, 1)
        return np.where(self.is_usable, self.values, low + (high - low) * share)

    def until(self, months: int) -> "History":
        """Return what was known when only so many months had passed."""
        return History(self.codes, self.first, self.values[:, :months], self.segment[:, :months])

    def only(self, rows: Integers) -> "History":
        """Return some of the areas."""
        return History(tuple(self.codes[row] for row in rows), self.first, self.values[rows], self.segment[rows])


def history_of(series: pl.DataFrame) -> History:
    """Lay a table of ``SERIES`` out as a matrix, areas by code.

    Raises:
        SeriesError: A column is missing, a month stands twice, a count is negative, or there is no row.
    """
    table = _checked(series)
    first, last = table.select(pl.col("month").min().alias("low"), pl.col("month").max().alias("high")).row(0)
    codes = table["area_code"].unique().sort()
    row = table["area_code"].cast(pl.Enum(codes)).to_physical().to_numpy()
    column = table["month"].to_numpy().astype(np.int64) - first
    values = np.full((codes.len(), last - first + 1), np.nan)
    values[row, column] = table["covered"].cast(pl.Float64).fill_null(float("nan")).to_numpy()
    breaks = np.zeros(values.shape, np.int64)
    breaks[row, column] = table["is_break"].cast(pl.Int64).to_numpy()
    return History(tuple(codes), int(first), values, breaks.cumsum(axis=1))


def _checked(series: pl.DataFrame) -> pl.DataFrame:
    if "is_break" not in series.columns:
        series = series.with_columns(pl.lit(value=False).alias("is_break"))
    missing = [name for name in SERIES if name not in series.columns]
    if missing:
        raise SeriesError(f"The table of monthly counts lacks the columns {', '.join(missing)}.")
    table = series.select(pl.col(name).cast(kind) for name, kind in SERIES.items()).with_columns(
        pl.col("is_break").fill_null(value=False)
    )
    if table.is_empty():
        raise SeriesError("There is no monthly count to start from.")
    twice = table.filter(table.select("area_code", "month").is_duplicated())
    if twice.height:
        raise SeriesError(f"{twice['area_code'][0]} has two counts for one month; keep one.")
    negative = table.filter(pl.col("covered") < 0)
    if negative.height:
        raise SeriesError(f"{negative['area_code'][0]} has a negative count; covered workers are 0 or more.")
    return table
