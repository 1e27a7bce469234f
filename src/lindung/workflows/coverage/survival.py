"""Who joined in a month, and how many of them were still covered after three, six and twelve months."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from lindung.engines.coverage.rollup.tables import HORIZONS
from lindung.vocabulary.month import Month
from lindung.workflows.coverage.series import series_of


@dataclass(frozen=True)
class Cohort:
    """Members who joined in one month.

    Attributes:
        month: When they joined.
        joined: How many.
        kept: {months later: still covered}; a horizon that the build does not reach is absent.
    """

    month: Month
    joined: int
    kept: Mapping[int, int]

    def percent(self, horizon: int) -> float | None:
        """Share still covered so many months later, or None where nobody knows yet."""
        return 100 * self.kept[horizon] / self.joined if horizon in self.kept and self.joined else None


def cohorts_of(rows: pl.DataFrame, *, area: str, months: Sequence[Month], counted: Sequence[str]) -> tuple[Cohort, ...]:
    """Return the cohorts of an area of which at least one later month is known, oldest first.

    Args:
        rows: Columns of ``OBSERVATION``, of one basis.
        area: The area.
        months: Months of the build, in order.
        counted: Indicators of the build.
    """
    kept: dict[Month, dict[int, int]] = {}
    joined: dict[Month, int] = {}
    for horizon in HORIZONS:
        indicator = f"survival_{horizon}"
        if indicator not in counted:
            continue
        for point in series_of(rows, area=area, indicator=indicator, months=months).points:
            if point.denominator:
                since = point.month.plus(-horizon)
                joined[since] = point.denominator
                kept.setdefault(since, {})[horizon] = point.numerator
    return tuple(Cohort(month, joined[month], kept[month]) for month in sorted(joined))
