"""What registers say of people beyond the truth: the roster's own typos, and who stands on personnel lists."""

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import Flags, stream
from lindung.engines.sampling.society import society

_LONG_NAME = 12


def roster_faults(people: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Return how the roster writes each person, where it differs from the truth, and who is on the personnel list.

    ``roster_name``, ``roster_nik`` and ``roster_born`` are null where the roster is right. ``roster_fault`` is
    other_name, damaged_nik, misspelt or null; ``is_on_personnel_list`` is for everybody.
    """
    rng, shares = stream(seed, "roster"), society()["roster"]
    chance = pl.Series(rng.random(people.height))
    frame = people.select("name", "nik", "born", "segment", "membership", "occupation", "sex").with_columns(
        chance=chance, other=_others_names(rng, people), at=pl.Series(rng.integers(0, 3, people.height)),
        personnel=pl.Series(rng.random(people.height) < shares["personnel"]),
    )  # fmt: skip
    is_bpu, state = pl.col("segment") == "BPU", pl.col("membership")
    fault = (
        pl.when((state == "inactive") & is_bpu & (pl.col("chance") < shares["other_name"])).then(pl.lit("other_name"))
        .when((state == "active") & (pl.col("chance") < shares["damaged_nik"])).then(pl.lit("damaged_nik"))
        .when(state.is_not_null() & ~is_bpu & (pl.col("chance") > 1 - shares["misspelt"])).then(pl.lit("misspelt"))
    )  # fmt: skip
    return frame.with_columns(roster_fault=fault).select(
        "roster_fault",
        roster_name=_roster_name(),
        roster_nik=pl.when(pl.col("roster_fault") == "damaged_nik").then(_cut(pl.col("nik"))),
        roster_born=pl.when((pl.col("roster_fault") == "misspelt") & (pl.col("at") == 2))
        .then(pl.col("born").dt.offset_by("1mo")),
        is_on_personnel_list=pl.col("occupation").is_in(society()["occupations"]["public_service"])
        | (is_bpu & state.is_null() & pl.col("personnel")),
    )  # fmt: skip


def _others_names(rng: np.random.Generator, people: pl.DataFrame) -> pl.Series:
    """Draw another person's name for everyone, without a word in common with their own; null where none was found."""
    other = people["name"].gather(rng.permutation(people.height))
    frame = pl.DataFrame({"name": people["name"], "other": other})
    shared = pl.col("name").str.split(" ").list.set_intersection(pl.col("other").str.split(" ")).list.len()
    is_apart = shared == 0
    return frame.select(pl.when(is_apart).then("other").otherwise(pl.lit("TUKINEM WAGIMAN KARTOMO"))).to_series()


def _roster_name() -> pl.Expr:
    name, at = pl.col("name"), pl.col("at")
    swapped = name.str.replace(r"^(\S+) (\S+)", "$2 $1")
    doubled = name.str.replace(r"([RSTN])([AIUEO])", "$1$1$2")
    is_spelt = (pl.col("roster_fault") == "misspelt") & (at < 2)
    return (
        pl.when(pl.col("roster_fault") == "other_name").then("other")
        .when(is_spelt & (at == 0)).then(swapped)
        .when(is_spelt & (name.str.len_chars() >= _LONG_NAME)).then(doubled)
    )  # fmt: skip


def _cut(nik: pl.Expr) -> pl.Expr:
    return nik.str.slice(0, 15)


def has_fault(people: pl.DataFrame, fault: str) -> Flags:
    """Say whose roster entry has this fault."""
    return people["roster_fault"].eq_missing(fault).to_numpy()
