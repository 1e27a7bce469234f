"""What a build foretells: worked out once, when it is made, and sealed with it, so that a page has only to read.

The damped trend takes seconds to load and to fit, too long for a page and little beside a build. Bands are then
measured on all areas of the build instead of one family of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

import polars as pl

from lindung.engines.coverage.forecast.columns import SERIES
from lindung.engines.coverage.forecast.forecasts import Forecasts, forecast_areas
from lindung.engines.coverage.forecast.stored import STORED, forecasts_from, stored_rows
from lindung.engines.coverage.observations import Dimension
from lindung.registry.snapshots.coverage_build import CoverageBuild, build_of
from lindung.registry.snapshots.sealed import read_sealed
from lindung.registry.snapshots.vault import Vault, office_vault
from lindung.vocabulary.forecast_method import ForecastMethod
from lindung.vocabulary.month import Month

FORECASTS: Final = "forecasts"
"""Name of the table; builds of older versions lack it."""

FORETOLD: Final = "effective"
"""The indicator that is foretold."""

FURTHEST: Final = 24
"""Months beyond which nothing is foretold."""

FEWEST_MONTHS: Final = 2
SEED: Final = 1

_MOST_AREAS: Final = 10_000  # fitting a nation's villages would take longer than counting them


class Foretelling:
    """Takes what is to be foretold from the observations of a build while they pass."""

    def __init__(self, months: Sequence[Month], method: ForecastMethod | None) -> None:
        """Keep the months of the build and the best method allowed: None for what is installed."""
        self._months = months
        self._method = method
        self._kept: list[pl.DataFrame] = []
        self._is_wanted = len(months) >= FEWEST_MONTHS

    def passing(self, parts: Iterable[pl.DataFrame]) -> Iterator[pl.DataFrame]:
        """Yield the parts as they are."""
        wanted = (pl.col("indicator") == FORETOLD) & (pl.col("dimension") == Dimension.TOTAL.value)
        for part in parts:
            if self._is_wanted:
                self._kept.append(part.filter(wanted).select("area_code", "month", "numerator"))
                self._is_wanted = self._kept[-1].height <= _MOST_AREAS
            yield part

    def table(self) -> Iterator[pl.DataFrame]:
        """Yield ``STORED`` of every area, after all parts have passed; nothing where there are too many areas."""
        rows = pl.concat(self._kept) if self._is_wanted and self._kept else pl.DataFrame()
        if rows.height:
            counts = monthly_counts(rows, self._months)
            yield stored_rows(forecast_areas(counts, horizon=FURTHEST, seed=SEED, method=self._method))


def monthly_counts(rows: pl.DataFrame, months: Sequence[Month]) -> pl.DataFrame:
    """Return ``SERIES`` of observations of one indicator without breaks: a month without a row counts nobody."""
    told = rows.select(pl.col("area_code").cast(pl.String), "month", covered="numerator")
    every = told.select("area_code").unique().join(
        pl.DataFrame({"month": [month.ordinal for month in months]}, {"month": pl.Int32}), how="cross"
    )  # fmt: skip
    filled = every.join(told, on=["area_code", "month"], how="left").with_columns(pl.col("covered").fill_null(0))
    return filled.select(pl.col(name).cast(kind) for name, kind in SERIES.items() if name in filled.columns)


def foretold_of(build: CoverageBuild, *, area: str, indicator: str) -> Forecasts | None:
    """Return what a build foretells of an area, or None where it keeps nothing of it."""
    if indicator != FORETOLD or not build.manifest.tables.get(FORECASTS):
        return None
    return _kept(build.manifest.build_id, area)


@lru_cache(maxsize=256)
def _kept(build_id: str, area: str) -> Forecasts | None:
    rows = _kept_rows(build_id).filter(pl.col("area_code") == area)
    return forecasts_from(rows) if rows.height else None


@lru_cache(maxsize=8)
def _kept_rows(build_id: str) -> pl.DataFrame:
    """Read the forecasts of a build; a sealed build never changes."""
    return read_forecasts(office_vault(), build_of(office_vault(), build_id))


def read_forecasts(vault: Vault, build: CoverageBuild) -> pl.DataFrame:
    """Return ``STORED`` of a build that has it."""
    return pl.concat([pl.DataFrame(schema=STORED), *read_sealed(build.directory / FORECASTS, keys=vault.keys)])
