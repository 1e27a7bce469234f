"""Invented monthly counts for the tests of forecasts."""

from collections.abc import Sequence

import polars as pl

from lindung.engines.coverage.forecast.columns import SERIES
from lindung.engines.sampling.coverage_series import SeriesPlan, invented_series
from lindung.vocabulary.month import Month

FIRST = Month(2023, 1).ordinal
VILLAGES = tuple(f"33.74.{district:02d}.{village}" for district in range(1, 9) for village in range(1001, 1011))


def invented(
    *, months: int = 36, seed: int = 1, break_share: float = 0.0, villages: Sequence[str] = VILLAGES
) -> pl.DataFrame:
    """Return eighty villages of a city, their districts, the city and its province."""
    plan = SeriesPlan(areas=villages, first=FIRST, months=months, seed=seed, break_share=break_share)
    return invented_series(plan)


def counts(*columns: Sequence[int | None], code: str = "33.74", breaks: Sequence[int] = ()) -> pl.DataFrame:
    """Return one area's counts from January 2023 on."""
    values = [value for column in columns for value in column]
    rows = {
        "area_code": [code] * len(values),
        "month": range(FIRST, FIRST + len(values)),
        "covered": values,
        "is_break": [place in breaks for place in range(len(values))],
    }
    return pl.DataFrame(rows, schema=SERIES)
