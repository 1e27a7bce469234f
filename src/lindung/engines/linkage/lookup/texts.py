"""Names and places of one person beside those of some records, letter by letter, where their numbers differ."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from lindung.engines.linkage.comparisons import NAME, PLACE
from lindung.engines.linkage.lookup.levels import Flags, Numbered
from lindung.engines.linkage.lookup.rows import Column
from lindung.engines.linkage.name_likeness import (
    ALIKE,
    ALIKE_IN_ORDER,
    NEAR,
    NEAR_IN_ORDER,
    NEAR_PLACE,
    VERIFIES,
    may_lack_words,
)

Scorer = Callable[..., float]

_NEAR, _PART, _ALIKE, _WORD, _DIFFERS = (NAME.place(level) for level in ("near", "part", "alike", "word", "differs"))
_NEAR_PLACE, _OTHER_PLACE = PLACE.place("near"), PLACE.place("differs")


@dataclass(frozen=True)
class Texts:
    """Compared names, and places without a code, by their numbers.

    Attributes:
        numbers: Numbers in ascending order.
        texts: Text of each.
    """

    numbers: np.ndarray[Any, np.dtype[np.int64]]  # Any: of whatever length
    texts: tuple[str, ...]

    @classmethod
    def build(cls, names: pl.DataFrame) -> "Texts":
        """Sort NAMES of a register by their numbers."""
        known = names.drop_nulls().unique("name").sort("name")
        return cls(known["name"].to_numpy(), tuple(known["text"]))

    @property
    def size_bytes(self) -> int:
        """Memory of the texts and their numbers."""
        return self.numbers.nbytes + sys.getsizeof(self.texts) + sum(map(sys.getsizeof, self.texts))

    def of(self, numbers: Column) -> list[str]:
        """Return the texts of numbers that NAMES holds."""
        return [self.texts[place] for place in self.numbers.searchsorted(numbers)]


def name_levels_of(name: str, others: Sequence[str], shares_word: Flags) -> tuple[Numbered, Flags]:
    """Return the level of other names that sound different, and whether an equal NIK is confirmed by them.

    As :func:`lindung.engines.linkage.name_likeness.name_levels` for columns of pairs.
    """
    as_written = _measured(name, others, JaroWinkler.similarity, VERIFIES)
    in_order = _measured(name, others, fuzz.token_sort_ratio, 0) / 100
    lacks_words = may_lack_words(in_order, np.array([len(name)]), np.array([*map(len, others)], np.int64))
    lacks_words &= _measured(name, others, fuzz.token_set_ratio, 100) >= 100
    levels = np.where(shares_word, _WORD, _DIFFERS)
    levels[(as_written >= ALIKE) | (in_order >= ALIKE_IN_ORDER)] = _ALIKE
    levels[lacks_words] = _PART
    levels[(as_written >= NEAR) | (in_order >= NEAR_IN_ORDER)] = _NEAR
    return levels, (as_written >= VERIFIES) | lacks_words


def place_levels_of(place: str, others: Sequence[str]) -> Numbered:
    """Return the level of other places that have no code either."""
    likeness = _measured(place, others, JaroWinkler.similarity, NEAR_PLACE)
    return np.where(likeness >= NEAR_PLACE, _NEAR_PLACE, _OTHER_PLACE)


def _measured(text: str, others: Sequence[str], scorer: Scorer, least: float) -> np.ndarray[Any, np.dtype[np.float32]]:
    measured: np.ndarray[Any, np.dtype[np.float32]]  # Any: of whatever length
    measured = process.cdist([text], others, scorer=scorer, score_cutoff=least, dtype=np.float32)[0]
    return measured
