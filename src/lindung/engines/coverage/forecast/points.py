"""One number for each area and month to come, by the best method that the length of the series allows."""

from dataclasses import dataclass

import numpy as np

from lindung.engines.coverage.forecast.damped_trend import SHORTEST, damped_trends
from lindung.engines.coverage.forecast.history import Floats, History, Integers
from lindung.engines.coverage.forecast.seasons import Seasons
from lindung.vocabulary.forecast_method import ForecastMethod

METHODS = (ForecastMethod.LAST_VALUE, ForecastMethod.DRIFT, ForecastMethod.DAMPED_TREND)
_PARAMETERS = 2  # level and pace: each adds months ahead over months known to the variance of a random walk
_LEAST_SCALE = 0.5  # a count that never moved may still move by a person


@dataclass(frozen=True)
class Points:
    """Forecasts before they get a band.

    Attributes:
        values: Covered workers by area and month to come; not a number without any known month.
        scale: What a usual month's surprise was, in persons, by area and month to come: wider where the level and the
            pace of few months are carried far; not a number below three months.
        method: Position in ``METHODS``; -1 without any known month.
    """

    values: Floats
    scale: Floats
    method: Integers


def points_of(history: History, seasons: Seasons, group: Integers, *, horizon: int, method: ForecastMethod) -> Points:
    """Foretell the months after the history's last column.

    The year's shape is taken out, the rest is carried on, the shape is put back. The damped trend needs ten months in
    a row since the last break, the average pace two months, one month is carried on as it is.
    """
    ordinals = history.first + np.arange(history.months)
    factor = seasons.factors(group, ordinals)
    level = history.filled / factor
    length = history.last - history.start + 1
    chosen = np.minimum(np.select([history.points >= 2, history.points == 1], [1, 0], -1), METHODS.index(method))
    values = _drifts(level, history, horizon, is_flat=chosen == 0)
    trends = np.flatnonzero((length >= SHORTEST) & (method == ForecastMethod.DAMPED_TREND))
    chosen[trends] = METHODS.index(ForecastMethod.DAMPED_TREND)
    if trends.size:
        lag = history.months - 1 - history.last[trends]
        rows = [level[row, history.start[row] : history.last[row] + 1] for row in trends]
        foretold = damped_trends(rows, horizon + int(lag.max()))
        values[trends] = np.take_along_axis(foretold, lag[:, None] + np.arange(horizon), axis=1)
    to_come = history.first + history.months + np.arange(horizon)
    shaped = (values * seasons.factors(group, to_come)).clip(0)
    shaped[chosen < 0] = np.nan
    share = _PARAMETERS * np.arange(1, horizon + 1) / np.maximum(history.points, 1)[:, None]
    return Points(shaped, _scale(level, history)[:, None] * np.sqrt(1 + share), chosen)


def _drifts(level: Floats, history: History, horizon: int, *, is_flat: np.ndarray) -> Floats:
    """Carry on the average change a month since the last break."""
    rows = np.arange(len(history.codes))
    last, begin = history.last.clip(0), np.minimum(history.begin, history.months - 1)
    pace = (level[rows, last] - level[rows, begin]) / np.maximum(last - begin, 1)
    pace = np.where(is_flat, 0.0, pace)
    ahead = history.months - 1 - last[:, None] + np.arange(1, horizon + 1)
    return np.asarray(level[rows, last][:, None] + pace[:, None] * ahead)


def _scale(level: Floats, history: History) -> Floats:
    """Average distance of a month's change from the usual change, over the months in a row since the last break."""
    column = np.arange(1, history.months)
    is_inside = (column > history.start[:, None]) & (column <= history.last[:, None])
    changes = np.where(is_inside, np.diff(level, axis=1), np.nan)
    is_long = is_inside.sum(axis=1) >= 2
    scale = np.full(len(history.codes), np.nan)
    inside = changes[is_long]
    usual = np.nanmedian(inside, axis=1, keepdims=True)
    scale[is_long] = np.nanmean(np.abs(inside - usual), axis=1)
    return np.asarray(np.maximum(scale, _LEAST_SCALE))
