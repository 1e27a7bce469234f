"""Random draws on whole columns, each stage with its own stream so that one stage's change leaves the others alone."""

from collections.abc import Mapping, Sequence
from zlib import crc32

import numpy as np
import polars as pl
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Days = NDArray[np.datetime64]


def stream(seed: int, stage: str) -> np.random.Generator:
    """Return the random stream of a stage: the same seed and stage give the same draws on every machine."""
    return np.random.default_rng([seed, crc32(stage.encode())])


def weighted(rng: np.random.Generator, shares: Sequence[float], rows: int) -> Integers:
    """Draw positions of shares, which need not add up to one."""
    bounds = np.cumsum(np.asarray(shares, dtype=np.float64))
    return np.searchsorted(bounds / bounds[-1], rng.random(rows), side="right").clip(0, len(shares) - 1)


def weighted_texts(rng: np.random.Generator, shares: Mapping[str, float], rows: int) -> pl.Series:
    """Draw texts by their shares."""
    return texts_at(list(shares), weighted(rng, list(shares.values()), rows))


def some_texts(rng: np.random.Generator, texts: Sequence[str], rows: int) -> pl.Series:
    """Draw texts that are equally likely."""
    return texts_at(texts, rng.integers(0, len(texts), rows))


def texts_at(texts: Sequence[str | None], positions: Integers) -> pl.Series:
    """Look positions up in a list of texts."""
    return pl.Series(texts, dtype=pl.String).gather(positions)


def running_numbers(keys: Integers) -> Integers:
    """Number the rows of each key from 1, in their order."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    places = np.arange(keys.size)
    starts = np.concatenate(([True], ordered[1:] != ordered[:-1])) if keys.size else np.zeros(0, dtype=bool)
    first = np.maximum.accumulate(np.where(starts, places, 0)) if keys.size else places
    numbers = np.empty(keys.size, dtype=np.int64)
    numbers[order] = places - first + 1
    return numbers
