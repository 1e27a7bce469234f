"""What anybody would guess: the last value, the same month of last year, the average pace."""

from collections.abc import Sequence

import numpy as np

from lindung.engines.coverage.forecast.history import Floats, History
from lindung.engines.coverage.forecast.seasons import YEAR
from lindung.vocabulary.forecast_method import ForecastMethod

PEERS = (ForecastMethod.LAST_VALUE, ForecastMethod.SAME_MONTH, ForecastMethod.DRIFT)


def peer_values(history: History, horizon: int, peers: Sequence[ForecastMethod] = PEERS) -> dict[str, Floats]:
    """Return each peer's forecasts; not a number where it needs a month that is unknown or lies before a break."""
    usable = np.where(history.is_usable, history.values, np.nan)
    rows = np.arange(len(history.codes))
    last, begin = history.last.clip(0), np.minimum(history.begin, history.months - 1)
    newest = usable[rows, last][:, None]
    pace = (usable[rows, last] - usable[rows, begin]) / np.maximum(last - begin, 1)
    ahead = np.arange(1, horizon + 1) + (history.months - 1 - last)[:, None]
    values = {
        ForecastMethod.LAST_VALUE: np.repeat(newest, horizon, axis=1),
        ForecastMethod.SAME_MONTH: _same_months(usable, horizon),
        ForecastMethod.DRIFT: newest + pace[:, None] * ahead,
    }
    return {peer.value: values[peer] for peer in peers}


def naive_error(history: History) -> Floats:
    """Average change from one known count to the next since the last break, the unit of MASE; not a number for none.

    MASE: Hyndman and Koehler, "Another look at measures of forecast accuracy", International Journal of Forecasting 22
    (2006).
    """
    row, column = np.nonzero(history.is_usable)
    counts = history.values[row, column]
    is_step = row[1:] == row[:-1]
    changes = np.bincount(row[1:][is_step], np.abs(np.diff(counts))[is_step], minlength=len(history.codes))
    average = changes / np.maximum(history.points - 1, 1)
    return np.asarray(np.where(average > 0, average, np.nan))


def _same_months(usable: Floats, horizon: int) -> Floats:
    months = usable.shape[1]
    columns = months - YEAR + np.arange(horizon) % YEAR
    return np.where(columns >= 0, usable[:, columns.clip(0)], np.nan)
