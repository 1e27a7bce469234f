"""Covered workers of areas in the months to come, with bands that hold as often as they say."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from lindung.engines.coverage.forecast.calibration import (
    LEVELS,
    Calibration,
    calibrated,
    is_long_enough,
    past_errors,
    widening,
)
from lindung.engines.coverage.forecast.columns import FORECAST
from lindung.engines.coverage.forecast.damped_trend import is_installed
from lindung.engines.coverage.forecast.history import Floats, History, Integers, history_of
from lindung.engines.coverage.forecast.points import METHODS, points_of
from lindung.engines.coverage.forecast.reconcile import reconciled, whole_people
from lindung.engines.coverage.forecast.seasons import Seasons, seasons_of
from lindung.engines.coverage.forecast.tree import check_adds_up, tree_of
from lindung.vocabulary.forecast_method import BandLimit, ForecastMethod
from lindung.vocabulary.wilayah import COUNTRY_CODE

BANDS: Mapping[str, float] = {"low_80": 0.1, "high_80": 0.9, "low_95": 0.025, "high_95": 0.975}
_ROUGH_SHARE = 0.1  # how unsure a forecast without a band is taken to be, when areas give way to each other


@dataclass(frozen=True)
class Forecasts:
    """Forecasts of several areas and all that is needed to ask them about targets.

    Attributes:
        codes: Area codes, in the order of the rows.
        now: Ordinal of the last month that any area knows.
        covered: Covered workers in each area's last known month; not a number for none.
        mean: Whole persons by area and month to come; -1 where nothing can be said.
        offsets: Distance of the quantiles at ``LEVELS`` from the mean, in persons; not a number without a band.
        method: Position in ``METHODS``; -1 for none.
        limit: Why there is no band, by area and month; empty with a band.
    """

    codes: tuple[str, ...]
    now: int
    covered: Floats
    mean: Integers
    offsets: Floats
    method: Integers
    limit: np.ndarray

    @property
    def table(self) -> pl.DataFrame:
        """The columns of ``FORECAST``."""
        return _table(self)


def forecast_areas(
    series: pl.DataFrame, *, horizon: int, seed: int, method: ForecastMethod | None = None, adds_up: bool = True
) -> Forecasts:
    """Foretell the covered workers of areas for so many months after the last one.

    Args:
        series: Columns of ``SERIES``: one basis, one indicator; areas of one or of several levels.
        horizon: How many months to foretell, 1 to 24.
        seed: Chooses the areas whose past errors are measured where there are many; the same seed gives the same bands.
        method: Best method allowed; by default the damped trend if its library is installed, else the average pace.
        adds_up: Whether children and the unknown child add up to their parent, and have to in the forecast too.

    Raises:
        SeriesError: The table is no table of monthly counts.
        HierarchyError: Areas were said to add up and do not in the last month.
        ForecastLibraryMissingError: The damped trend was asked for and its library is not installed.
    """
    if not 1 <= horizon <= 24:
        raise ValueError(f"{horizon} months are asked for; a forecast reaches 1 to 24 months.")
    best = method or (ForecastMethod.DAMPED_TREND if is_installed() else ForecastMethod.DRIFT)
    history = history_of(series)
    tree = tree_of(history.codes)
    if adds_up:
        check_adds_up(history, tree)
    group, groups = _levels(history.codes)
    seasons = seasons_of(history, group, groups=groups)
    points = points_of(history, seasons, group, horizon=horizon, method=best)
    errors = past_errors(history, group, groups=groups, horizon=horizon, method=best, seed=seed)
    to_come = history.first + history.months
    calibration = calibrated(errors, first_month=to_come, groups=groups, horizon=horizon)
    limit = _limits(history, seasons, calibration, group, horizon)
    offsets = widening(
        np.where((limit == "")[:, :, None], calibration.quantiles[group] * points.scale[:, :, None], np.nan)
    )
    values = points.values
    if adds_up:
        values = reconciled(values, _variance(values, offsets), tree)
        mean = whole_people(values, tree)
    else:
        mean = np.rint(np.where(np.isnan(values), -1, values)).astype(np.int64)
    return Forecasts(history.codes, to_come - 1, _newest(history), mean, offsets, points.method, limit)


def _levels(codes: tuple[str, ...]) -> tuple[Integers, int]:
    """Siblings are areas of one level."""
    lengths, group = np.unique([0 if code == COUNTRY_CODE else len(code) for code in codes], return_inverse=True)
    return group.astype(np.int64), lengths.size


def _limits(history: History, seasons: Seasons, calibration: Calibration, group: Integers, horizon: int) -> np.ndarray:
    """Say for each area and month why no band is given; a month without one takes it from all later ones."""
    ordinals = history.first + history.months + np.arange(horizon)
    is_early = history.last != history.months - 1  # errors were measured from the month before, not from years ago
    is_short = ~is_long_enough(history)
    is_unseen = ~seasons.knows_until(ordinals)[group]
    is_rare = np.logical_or.accumulate(np.isnan(calibration.quantiles[group]).any(axis=2), axis=1)
    whole_rows = [np.broadcast_to(reason[:, None], is_unseen.shape) for reason in (is_short, is_early)]
    return np.select([*whole_rows, is_unseen, is_rare], [limit.value for limit in BandLimit], default="")


def _variance(values: Floats, offsets: Floats) -> Floats:
    """How unsure each forecast is: from its band, or a rough share of it."""
    width = offsets[:, :, LEVELS == 0.9][:, :, 0] - offsets[:, :, LEVELS == 0.1][:, :, 0]
    rough = np.broadcast_to(1 + _ROUGH_SHARE * values, width.shape)
    return np.asarray(np.where(np.isnan(width), rough, width.clip(0.1)) ** 2)


def _newest(history: History) -> Floats:
    rows = np.arange(len(history.codes))
    return np.asarray(np.where(history.last < 0, np.nan, history.values[rows, history.last.clip(0)]))


def _table(forecasts: Forecasts) -> pl.DataFrame:
    areas, horizon = forecasts.mean.shape
    names = np.array([*(method.value for method in METHODS), ""])
    columns = {
        "area_code": np.repeat(forecasts.codes, horizon),
        "month": np.tile(forecasts.now + 1 + np.arange(horizon), areas),
        "mean": forecasts.mean.ravel(),
        **{name: band_edge(forecasts, level).ravel() for name, level in BANDS.items()},
        "method": np.repeat(names[forecasts.method], horizon),
        "no_band": forecasts.limit.ravel(),
    }
    empty = {name: pl.when(pl.col(name) != "").then(name) for name in ("method", "no_band")}
    counts = {name: pl.when(pl.col(name) >= 0).then(name) for name in ("mean", *BANDS)}
    return (
        pl.DataFrame(columns)
        .with_columns(**empty, **counts)
        .select(pl.col(name).cast(kind) for name, kind in FORECAST.items())
    )


def band_edge(forecasts: Forecasts, level: float) -> Integers:
    """Return the end of a band in whole persons; -1 without a band. The mean lies inside."""
    edge = forecasts.mean + np.rint(forecasts.offsets[:, :, np.flatnonzero(level == LEVELS)[0]])
    inside = (np.minimum if level < 0.5 else np.maximum)(edge, forecasts.mean)
    return np.where(np.isnan(edge), -1, inside.clip(0)).astype(np.int64)
