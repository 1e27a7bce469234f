"""The door to statsforecast: a trend that slows down (Holt's method, damped; ETS "AAdN"), fitted series by series.

Damped trends are hard to beat on short monthly series: Gardner and McKenzie, "Forecasting trends in time series",
Management Science 31 (1985); Hyndman and others, "Forecasting with exponential smoothing" (Springer 2008). The library
is optional and heavy (``make forecast``), so it is imported when the first series is fitted and not before.
"""

from collections.abc import Sequence
from importlib.util import find_spec

import numpy as np

from lindung.engines.coverage.forecast.history import Floats

LIBRARY = "statsforecast"
SHORTEST = 10  # months below which five parameters have nothing to rest on


class ForecastLibraryMissingError(RuntimeError):
    """A damped trend was asked for and the library is not installed."""


def is_installed() -> bool:
    """Whether the library can be imported; does not import it."""
    return find_spec(LIBRARY) is not None


def damped_trends(series: Sequence[Floats], horizon: int) -> Floats:
    """Return the forecasts of each series for the months after its end, one row a series.

    Raises:
        ForecastLibraryMissingError: The library is not installed.
    """
    try:
        from statsforecast.models import AutoETS
    except ImportError as missing:
        raise ForecastLibraryMissingError(
            "Damped trends need the library statsforecast. Install it with `make forecast`, or ask for drift."
        ) from missing
    model = AutoETS(season_length=1, model="AAN", damped=True)
    foretold = np.empty((len(series), horizon))
    for row, values in enumerate(series):
        is_flat = bool(np.ptp(values) == 0)  # nothing to fit
        foretold[row] = values[-1] if is_flat else model.forecast(y=values, h=horizon)["mean"]
    return foretold
