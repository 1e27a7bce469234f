"""Whether a target will be reached by a month: the chance, and the pace that would do it."""

import numpy as np
import polars as pl

from lindung.engines.coverage.forecast.calibration import LEVELS
from lindung.engines.coverage.forecast.columns import REACH, TARGETS
from lindung.engines.coverage.forecast.forecasts import Forecasts
from lindung.engines.coverage.forecast.history import Floats, Integers

LEAST_CHANCE = 0.01
"""A chance is never told beyond 1 % and 99 %: past errors are too few to know more."""


class TargetError(ValueError):
    """A target cannot be compared with the forecast; the message names area and month."""


def reach_of(forecasts: Forecasts, targets: pl.DataFrame, *, probability: float = 0.8) -> pl.DataFrame:
    """Return the columns of ``REACH`` for targets with the columns of ``TARGETS``.

    The chance comes from the same distribution as the bands. The pace is net: who lapses has to be won back on top. A
    pace moves the middle of the forecast to a straight line from today's count, and leaves its surprises as they are.

    Args:
        forecasts: Forecasts of the areas.
        targets: Targets in months that the forecast holds.
        probability: With which chance ``pace_sure`` reaches the target, 0.5 to 0.99.

    Raises:
        TargetError: An area or a month is not part of the forecast.
    """
    if not 0.5 <= probability <= 1 - LEAST_CHANCE:
        raise ValueError(f"{probability} is asked for; a pace is told for chances of 0.5 to 0.99.")
    row, ahead = _places(forecasts, targets)
    goal = targets["target_count"].cast(pl.Float64).to_numpy()
    mean, offsets = forecasts.mean[row, ahead].astype(np.float64), forecasts.offsets[row, ahead]
    covered, months = forecasts.covered[row], ahead + 1
    surprise = np.array([np.interp(1 - probability, LEVELS, one) for one in offsets])
    known = forecasts.table.select("area_code", "month", "low_80", "high_80")
    columns = {
        "covered": covered,
        "projected": np.where(mean < 0, np.nan, mean),
        "probability": _chances(goal - mean, offsets),
        "pace_projected": np.where(mean < 0, np.nan, np.rint((mean - covered) / months)),
        "pace_even": np.ceil((goal - covered) / months).clip(0),
        "pace_sure": np.ceil((goal - covered - np.minimum(surprise, 0)) / months).clip(0),
    }
    numbers = pl.DataFrame(columns).with_columns(pl.all().fill_nan(None))
    told = targets.select(pl.col(name).cast(kind) for name, kind in TARGETS.items()).hstack(numbers)
    joined = told.join(known, on=["area_code", "month"], how="left", maintain_order="left")
    return joined.select(pl.col(name).cast(kind) for name, kind in REACH.items())


def _chances(distance: Floats, offsets: Floats) -> Floats:
    """Chance that the surprise is at least the distance from the forecast to the target."""
    below = np.array([np.interp(far, one, LEVELS) for far, one in zip(distance, offsets, strict=True)])
    chance = (1 - below).clip(LEAST_CHANCE, 1 - LEAST_CHANCE)
    return np.asarray(np.where(np.isnan(offsets).any(axis=1), np.nan, chance))


def _places(forecasts: Forecasts, targets: pl.DataFrame) -> tuple[Integers, Integers]:
    rows = pl.DataFrame({"area_code": forecasts.codes}).with_row_index("row")
    placed = targets.join(rows, on="area_code", how="left", maintain_order="left").with_columns(
        (pl.col("month") - forecasts.now - 1).alias("ahead")
    )
    horizon = forecasts.mean.shape[1]
    outside = placed.filter(pl.col("row").is_null() | ~pl.col("ahead").is_between(0, horizon - 1))
    if outside.height:
        area, ahead = outside.row(0, named=True)["area_code"], outside.row(0, named=True)["ahead"]
        raise TargetError(
            f"The forecast does not hold {area}, {ahead + 1} months ahead; it holds {len(forecasts.codes)} areas and "
            f"1 to {horizon} months."
        )
    return placed["row"].to_numpy().astype(np.int64), placed["ahead"].to_numpy().astype(np.int64)
