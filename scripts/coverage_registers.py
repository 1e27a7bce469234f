"""Invent the registers of a nation for the roll-up: workers, spells of cover, and the areas of every village.

The rows are numbers drawn at random; nobody is meant. Villages are those of the packaged list, of very unequal size, as
villages are. Registers are written in parts of a few million rows by the engine's own writer, sorted by village.
"""

from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.areas import AreaIndex
from lindung.engines.coverage.rollup.categories import Categories
from lindung.engines.coverage.rollup.register import write_register
from lindung.engines.coverage.rollup.tables import HORIZONS, SETTLED, WORKER
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.month import Month

FIRST: Final = Month(2024, 1)
"""The first of the months that are counted."""

CATEGORIES: Final = Categories.of({Dimension.SEGMENT: ("PU", "BPU", "jakon", "PMI")})
_SEGMENT_SHARES: Final = (0.02, 0.42, 0.48, 0.06, 0.02)
_PART_ROWS: Final = 5_000_000
_MEMBERS: Final = 1 / 3  # of the workers
_LASTS: Final = 0.5  # of the spells and of the entries on a list


def make_registers(folder: Path, workers: int, seed: int = 2026) -> None:
    """Write workers, a third of them with a spell, and ``levels.parquet``, unless they are there."""
    done = folder / "levels.parquet"
    if done.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    index = areas()
    draw = np.random.default_rng(seed)
    weights = draw.lognormal(0, 1, index.places.len())
    edges = np.floor(np.cumsum(weights) / weights.sum() * workers).astype(np.int64)
    for number, start in enumerate(range(0, workers, _PART_ROWS)):
        rows = np.arange(start, min(start + _PART_ROWS, workers))
        places = np.searchsorted(edges, rows, side="right").clip(max=index.places.len() - 1)
        listed = _workers(draw, rows, places.astype(np.int32), workers)
        write_register(listed.lazy(), WORKER, folder / f"workers-{number:03}.parquet")
        write_register(_spells(draw, listed).lazy(), SETTLED, folder / f"spells-{number:03}.parquet")
    levels(index).write_parquet(done)


def areas() -> AreaIndex:
    """The areas of the packaged list."""
    return AreaIndex.of(gazetteer()["code"])


def levels(index: AreaIndex) -> pl.DataFrame:
    """Return each place with every area that holds it: what a question written by hand joins."""
    told = index.areas.select("code", place=pl.int_ranges("first", "end", dtype=pl.Int32))
    return told.explode("place").select(domicile="place", area_code="code").sort("domicile")


def _workers(draw: np.random.Generator, rows: np.ndarray, places: np.ndarray, workers: int) -> pl.DataFrame:
    """Workers of some villages; the lists begin up to a year before the first month and one in two still stands."""
    size = len(rows)
    begins = draw.integers(FIRST.ordinal - 12, FIRST.ordinal + 12, size, dtype=np.int32)
    return pl.DataFrame(
        {
            "person": (rows * 2_654_435_761 + 7) % (workers * 1_000 + 1),  # spread over all numbers, none twice
            "domicile": places,
            "workplace": places,
            "segment": draw.choice(len(_SEGMENT_SHARES), size, p=_SEGMENT_SHARES).astype(np.int8),
            "sex": draw.integers(1, 3, size, dtype=np.int8),
            "age_band": draw.integers(1, 6, size, dtype=np.int8),
            "ecosystem": draw.integers(0, 9, size, dtype=np.int8),
            "in_scope": draw.random(size, dtype=np.float32) < 0.93,
            "is_vulnerable": draw.random(size, dtype=np.float32) < 0.2,
            "from_month": begins,
            "until_month": pl.Series(begins + draw.integers(6, 30, size, dtype=np.int32)),
        }
    ).with_columns(until_month=pl.when(pl.Series(draw.random(size) < _LASTS)).then("until_month"))


def _spells(draw: np.random.Generator, listed: pl.DataFrame) -> pl.DataFrame:
    """One spell of every third worker; it began up to three years before, and one in two still lasts."""
    members = listed.filter(pl.Series(draw.random(listed.height) < _MEMBERS))
    size = members.height
    begins = draw.integers(FIRST.ordinal - 36, FIRST.ordinal + 24, size, dtype=np.int32)
    ends = pl.Series(begins + draw.integers(0, 36, size, dtype=np.int32))
    return members.select(
        "person", "domicile", "workplace", "segment", "sex", "age_band", "ecosystem", "is_vulnerable",
        first_month=pl.Series(begins),
        last_month=pl.when(pl.Series(draw.random(size) < _LASTS)).then(ends),
        registration=pl.Series(draw.permutation(members["domicile"].to_numpy())),
        programme=pl.Series(draw.integers(1, 4, size, dtype=np.int8)),
        payer=pl.Series(draw.integers(1, 8, size, dtype=np.int8)),
        worker_from=pl.when("in_scope").then("from_month"),
        worker_until="until_month",
        previous_last=pl.lit(None, dtype=pl.Int32),
        previous_segment=pl.lit(None, dtype=pl.Int8),
        next_first=pl.lit(None, dtype=pl.Int32),
        **{f"after_{months}": (ends - pl.Series(begins)) >= months for months in HORIZONS},
    )  # fmt: skip
