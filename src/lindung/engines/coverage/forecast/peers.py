"""What anybody would guess: the last value, the same month of last year, the average pace. A forecast has to beat them."""

import numpy as np

from lindung.engines.coverage.forecast.history import Floats, History
from lindung.engines.coverage.forecast.seasons import YEAR
from lindung.vocabulary.forecast_method import ForecastMethod

PEERS = (ForecastMethod.LAST_VALUE, ForecastMethod.SAME_MONTH, ForecastMethod.DRIFT)


def peer_values(history: History, horizon: int) -> dict[ForecastMethod, Floats]:
    """Return each peer's forecasts; not a number where it needs a month that is unknown or lies before a break."""
    usable = np.where(history.is_usable, history.values, np.nan)
    rows = np.arange(len(history.codes))
    last, begin = history.last.clip(0), np.minimum(history.begin, history.months - 1)
    newest = usable[rows, last][:, None]
    pace = (usable[rows, last] - usable[rows, begin]) / np.maximum(last - begin, 1)
    ahead = np.arange(1, horizon + 1) + (history.months - 1 - last)[:, None]
    return {
        ForecastMethod.LAST_VALUE: np.repeat(newest, horizon, axis=1),
        ForecastMethod.SAME_MONTH: _same_months(usable, horizon),
        ForecastMethod.DRIFT: newest + pace[:, None] * ahead,
    }


def naive_error(history: History) -> Floats:
    """Average change from one month to the next, the unit of MASE; not a number below two months in a row."""
    usable = np.where(history.is_usable, history.values, np.nan)
    changes = np.abs(np.diff(usable, axis=1))
    count = (~np.isnan(changes)).sum(axis=1)
    average = np.where(count > 0, np.nansum(changes, axis=1) / np.maximum(count, 1), np.nan)
    return np.asarray(np.where(average > 0, average, np.nan))


def _same_months(usable: Floats, horizon: int) -> Floats:
    months = usable.shape[1]
    columns = months - YEAR + np.arange(horizon) % YEAR
    return np.where(columns >= 0, usable[:, columns.clip(0)], np.nan)
