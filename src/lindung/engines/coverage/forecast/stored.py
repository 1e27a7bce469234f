"""Forecasts as a flat table, so that they can be kept with what they were made from and asked again later."""

from typing import Final

import numpy as np
import polars as pl

from lindung.engines.coverage.forecast.calibration import LEVELS
from lindung.engines.coverage.forecast.forecasts import Forecasts
from lindung.engines.coverage.forecast.points import METHODS

OFFSETS: Final = tuple(f"offset_{level * 1000:03.0f}" for level in LEVELS)
STORED: Final = {
    "area_code": pl.String,
    "month": pl.Int32,                         # Month.ordinal of the month to come
    "covered": pl.Float64,                     # in the area's last known month; null for none
    "mean": pl.Int64,                          # whole persons; null where nothing can be said
    "method": pl.String,                       # ForecastMethod; null for none
    "no_band": pl.String,                      # BandLimit; null with a band
    **dict.fromkeys(OFFSETS, pl.Float64),      # distance of each quantile from the mean; null without a band
}  # fmt: skip
"""One row for each area and month to come; all areas have the same months."""

_METHODS: Final = np.array([*(method.value for method in METHODS), ""])


def stored_rows(forecasts: Forecasts) -> pl.DataFrame:
    """Return ``STORED``, by area and month."""
    areas, horizon = forecasts.mean.shape
    offsets = forecasts.offsets.reshape(areas * horizon, LEVELS.size)
    columns = {
        "area_code": np.repeat(forecasts.codes, horizon),
        "month": np.tile(forecasts.now + 1 + np.arange(horizon), areas),
        "covered": np.repeat(forecasts.covered, horizon),
        "mean": forecasts.mean.ravel(),
        "method": np.repeat(_METHODS[forecasts.method], horizon),
        "no_band": forecasts.limit.ravel(),
        **{name: offsets[:, place] for place, name in enumerate(OFFSETS)},
    }
    texts = {name: pl.when(pl.col(name) != "").then(name) for name in ("method", "no_band")}
    return (
        pl.DataFrame(columns)
        .with_columns(**texts, mean=pl.when(pl.col("mean") >= 0).then("mean"))
        .with_columns(pl.col("covered", *OFFSETS).fill_nan(None))
        .select(pl.col(name).cast(kind) for name, kind in STORED.items())
    )


def forecasts_from(rows: pl.DataFrame) -> Forecasts:
    """Return the forecasts of the areas in some rows of ``STORED``.

    Raises:
        ValueError: There is no row, or the areas have different months.
    """
    ordered = rows.sort("area_code", "month")
    codes = tuple(ordered["area_code"].unique(maintain_order=True))
    horizon = ordered["month"].n_unique()
    if not codes or ordered.height != len(codes) * horizon:
        raise ValueError("Stored forecasts must hold the same months of every area.")
    positions = {method.value: place for place, method in enumerate(METHODS)}
    first = ordered.gather_every(horizon)
    shape = (len(codes), horizon)
    return Forecasts(
        codes=codes,
        now=int(ordered["month"][0]) - 1,
        covered=first["covered"].fill_null(float("nan")).to_numpy(),
        mean=ordered["mean"].fill_null(-1).to_numpy().reshape(shape),
        offsets=ordered.select(pl.col(OFFSETS).fill_null(float("nan"))).to_numpy().reshape(*shape, LEVELS.size),
        method=first["method"].replace_strict(positions, default=-1, return_dtype=pl.Int64).to_numpy(),
        limit=ordered["no_band"].fill_null("").to_numpy().astype(str).reshape(shape),
    )
