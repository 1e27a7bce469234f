"""The forecast held against months that it did not see, beside what anybody would guess."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from lindung.engines.coverage.forecast.forecasts import band_edge, forecast_areas
from lindung.engines.coverage.forecast.history import Floats, History, Integers, history_of
from lindung.engines.coverage.forecast.peers import PEERS, naive_error, peer_values
from lindung.vocabulary.forecast_method import ForecastMethod

OURS = "forecast"

TRIALS = {
    "area_code": pl.String,
    "origin": pl.Int32,      # last month the forecast knew
    "ahead": pl.Int32,       # months after it
    "method": pl.String,     # "forecast", or a peer's ForecastMethod
    "error": pl.Float64,     # distance from the truth in units of the naive error (its mean is MASE)
    "width_80": pl.Float64,  # of the truth; null without a band, as for all peers
    "in_80": pl.Boolean,
    "in_95": pl.Boolean,
}  # fmt: skip
"""One row for each held-back month and method."""


def trials(
    series: pl.DataFrame,
    *,
    origins: Sequence[int],
    horizon: int,
    seed: int,
    method: ForecastMethod | None = None,
    adds_up: bool = True,
    peers: Sequence[ForecastMethod] = PEERS,
) -> pl.DataFrame:
    """Run the forecast at past months, as if nothing later were known, and compare; columns of ``TRIALS``.

    A month counts when it lies in the same segment as the origin, all methods have a forecast for it, the area is known
    up to the origin and moved at all. Bands are those that an office would have been shown.

    Args:
        series: Columns of ``SERIES``.
        origins: Ordinals of the last months to be known.
        horizon: Months ahead.
        seed: As for the forecast.
        method: As for the forecast.
        adds_up: As for the forecast.
        peers: Which guesses stand beside the forecast; irregular series rarely know the same month of last year.
    """
    history = history_of(series)
    parts = []
    for origin in origins:
        known = series.filter(pl.col("month") <= origin)
        ahead = min(horizon, history.first + history.months - 1 - origin)
        forecasts = forecast_areas(known, horizon=ahead, seed=seed, method=method, adds_up=adds_up)
        rows = np.searchsorted(history.codes, forecasts.codes)
        later = history.only(rows)
        mean = np.where(forecasts.mean < 0, np.nan, forecasts.mean)
        edges = {level: band_edge(forecasts, level) for level in (0.025, 0.1, 0.9, 0.975)}
        guesses = {OURS: mean, **peer_values(later.until(origin - history.first + 1), ahead, peers)}
        parts.append(_compared(later, origin, guesses, edges))
    return pl.concat(parts) if parts else pl.DataFrame(schema=TRIALS)


def _compared(later: History, origin: int, guesses: dict[str, Floats], edges: dict[float, Integers]) -> pl.DataFrame:
    months, ahead = origin - later.first + 1, guesses[OURS].shape[1]
    known = later.until(months)
    columns = slice(months, months + ahead)
    truth, unit = later.values[:, columns], naive_error(known)[:, None]
    is_fair = (later.segment[:, columns] == known.segment[:, -1:]) & ~np.isnan(truth / unit)
    is_fair &= (known.last == months - 1)[:, None]
    is_fair &= ~np.isnan(np.sum(list(guesses.values()), axis=0))
    row, column = np.nonzero(is_fair)
    true, low, high = truth[row, column], edges[0.1][row, column], edges[0.9][row, column]
    in_95 = (true >= edges[0.025][row, column]) & (true <= edges[0.975][row, column])
    common = {
        "area_code": np.array(later.codes)[row],
        "origin": np.full(row.size, origin),
        "ahead": column + 1,
    }
    band = {"width_80": (high - low) / np.maximum(true, 1), "in_80": (true >= low) & (true <= high), "in_95": in_95}
    parts = []
    for name, guess in guesses.items():
        error = np.abs(guess - truth)[row, column] / np.broadcast_to(unit, truth.shape)[row, column]
        part = pl.DataFrame({**common, "error": error, **band}).with_columns(pl.lit(str(name)).alias("method"))
        has_band = pl.lit(low >= 0 if name == OURS else np.zeros(row.size, dtype=bool))
        parts.append(part.with_columns(pl.when(has_band).then(pl.col(one)).alias(one) for one in band))
    return pl.concat(parts).select(pl.col(name).cast(kind) for name, kind in TRIALS.items())


def summary(compared: pl.DataFrame, by: Sequence[str] = ()) -> pl.DataFrame:
    """Return MASE, the share of months inside each band and the band's width, by method and by more columns.

    Columns: ``method``, those of ``by``, ``months`` and ``series`` compared, ``mase``, ``banded`` (months with a
    band), ``cover_80`` and ``cover_95`` (shares, null without bands) and ``width_80`` (median, relative to the truth).
    """
    return (
        compared.group_by("method", *by)
        .agg(
            pl.len().alias("months"),
            pl.col("area_code").n_unique().alias("series"),
            pl.col("error").mean().alias("mase"),
            pl.col("in_80").count().alias("banded"),
            pl.col("in_80").mean().alias("cover_80"),
            pl.col("in_95").mean().alias("cover_95"),
            pl.col("width_80").median(),
        )
        .sort(*by, "mase", "method")
    )
