"""How an indicator went from month to month in one area: what trends, cohorts and forecasts are drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.indicators import Indicator, indicators
from lindung.vocabulary.month import Month


@dataclass(frozen=True)
class MonthCounted:
    """An indicator in one month.

    Attributes:
        month: The month.
        numerator: Persons, or person-months; nobody is 0.
        denominator: Of whom; None for a count.
    """

    month: Month
    numerator: int
    denominator: int | None

    @property
    def percent(self) -> float | None:
        """The share, or None for a count or of nobody."""
        return 100 * self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True)
class Series:
    """An indicator of one area over the months of a build.

    Attributes:
        indicator: What it counts.
        points: Every month, oldest first.
    """

    indicator: Indicator
    points: tuple[MonthCounted, ...]

    @property
    def last(self) -> MonthCounted:
        """The newest month."""
        return self.points[-1]


def series_of(
    rows: pl.DataFrame, *, area: str, indicator: str, months: Sequence[Month], dimension: Dimension = Dimension.TOTAL,
    category: str = "",
) -> Series:  # fmt: skip
    """Return an indicator of an area in every month; a month without a row counts nobody.

    Args:
        rows: Columns of ``OBSERVATION``, of one basis.
        area: The area.
        indicator: Its id.
        months: Months wanted, in order.
        dimension: By what it is broken down.
        category: Which part of that.
    """
    wanted = rows.filter(
        pl.col("area_code") == area, pl.col("indicator") == indicator, pl.col("dimension") == dimension.value,
        pl.col("category") == category,
    )  # fmt: skip
    known = {row[0]: row[1:] for row in wanted.select("month", "numerator", "denominator").iter_rows()}
    told = indicators()[indicator]
    nobody = (0, 0 if told.denominator else None)
    return Series(told, tuple(MonthCounted(month, *known.get(month.ordinal, nobody)) for month in months))
