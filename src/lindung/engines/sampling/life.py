"""What happens to people: some died, some moved, in the year before the sample's day."""

from datetime import date

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import Integers, stream
from lindung.engines.sampling.families import Families
from lindung.engines.sampling.society import society

_YEAR_DAYS = 365


def draw_deaths(families: Families, on: date, seed: int) -> pl.DataFrame:
    """Return ``died_on`` (null for the living) and ``is_registered``: the civil registry's list has the death."""
    rng, life = stream(seed, "deaths"), society()["life"]
    weight = 1 + life["older_dies_faster"] * (families.age / 70) ** 3
    died = rng.random(weight.size) < life["died_last_year"] * weight / weight.mean()
    days = rng.integers(1, _YEAR_DAYS, weight.size).astype("timedelta64[D]")
    is_registered = died & (rng.random(weight.size) < life["registered"])
    return pl.DataFrame({"day": np.datetime64(on) - days, "died": died, "is_registered": is_registered}).select(
        died_on=pl.when("died").then("day").cast(pl.Date), is_registered="is_registered"
    )


def draw_moves(families: Families, home: Integers, villages: int, on: date, seed: int) -> pl.DataFrame:
    """Return ``before`` (position of the village a year ago) and ``moved_on`` (null for who stayed), by person."""
    rng = stream(seed, "moves")
    moved = (rng.random(families.count) < society()["life"]["moved_last_year"]) & (villages > 1)
    step = rng.integers(1, max(villages, 2), families.count)
    before = np.where(moved, (home + step) % villages, home)
    days = np.datetime64(on) - rng.integers(1, _YEAR_DAYS, families.count).astype("timedelta64[D]")
    by_family = pl.DataFrame({"before": before, "day": days, "moved": moved}).select(
        "before", moved_on=pl.when("moved").then("day").cast(pl.Date)
    )
    return by_family[families.family]
