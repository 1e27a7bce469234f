"""How alike two names are when neither their letters nor their sounds are the same, pair by pair in C++."""

from collections.abc import Callable
from typing import Final

import numpy as np
import polars as pl
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from lindung.engines.linkage.comparisons import NAME, PLACE

NEAR_PLACE: Final = 0.9
"""Jaro-Winkler similarity from which two places without a code are nearly the same."""

VERIFIES: Final = 0.85
"""Jaro-Winkler similarity from which an equal NIK is taken to be the same person's."""

NEAR: Final = 0.95
NEAR_IN_ORDER: Final = 0.92
ALIKE: Final = 0.86
ALIKE_IN_ORDER: Final = 0.80
"""Jaro-Winkler similarity as written, share of letters in common with the words sorted; their worth is learnt."""

_ALONE_TO: Final = 5_000
"""Pairs that one thread measures sooner than several could be started."""

Scorer = Callable[..., float]

PAIR_LEVELS: Final = {"l_name": pl.Int64, "r_name": pl.Int64, "c_name": pl.Int8, "verifies": pl.Boolean}
"""Columns of compared names; ``verifies`` tells whether an equal NIK is confirmed."""


def name_levels(pairs: pl.DataFrame) -> pl.DataFrame:
    """Return PAIR_LEVELS of distinct pairs of names.

    Args:
        pairs: ``l_name`` and ``r_name`` with ``l_text`` and ``r_text``, compared forms that are not null.
    """
    left, right = pairs["l_text"].to_list(), pairs["r_text"].to_list()
    as_written = _measured(left, right, JaroWinkler.similarity, VERIFIES)
    in_order = _measured(left, right, fuzz.token_sort_ratio, 0) / 100
    lacks_words = _lacks_words(left, right, in_order)
    levels = np.select(
        [
            (as_written >= NEAR) | (in_order >= NEAR_IN_ORDER),
            lacks_words,
            (as_written >= ALIKE) | (in_order >= ALIKE_IN_ORDER),
        ],
        [NAME.place("near"), NAME.place("part"), NAME.place("alike")],
        NAME.place("differs"),
    )
    return pairs.select(
        "l_name", "r_name", c_name=pl.Series(levels, dtype=pl.Int8),
        verifies=pl.Series((as_written >= VERIFIES) | lacks_words),
    )  # fmt: skip


def may_lack_words(in_order: np.ndarray, lengths: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Tell where one name can have all words of the other: with sorted words it has its letters in their order.

    Args:
        in_order: Share of letters in common with the words sorted.
        lengths: Letters of the one.
        others: Letters of the other.
    """
    may: np.ndarray = np.rint(in_order * (lengths + others) / 2) >= np.minimum(lengths, others)
    return may


def _lacks_words(left: list[str], right: list[str], in_order: np.ndarray) -> np.ndarray:
    """Tell where one name has all words of the other."""
    lengths, others = (np.fromiter(map(len, texts), np.int64, len(texts)) for texts in (left, right))
    lacks = may_lack_words(in_order, lengths, others)
    places = np.flatnonzero(lacks)
    some, against = ([texts[place] for place in places] for texts in (left, right))
    lacks[places] = _measured(some, against, fuzz.token_set_ratio, 100) >= 100
    return lacks


PLACE_LEVELS: Final = {"l_village": pl.Int64, "r_village": pl.Int64, "c_place": pl.Int8}
"""Columns of compared places."""


def place_levels(pairs: pl.DataFrame) -> pl.DataFrame:
    """Return PLACE_LEVELS of distinct pairs of places with ``l_text`` and ``r_text``."""
    likeness = _measured(pairs["l_text"].to_list(), pairs["r_text"].to_list(), JaroWinkler.similarity, NEAR_PLACE)
    levels = np.where(likeness >= NEAR_PLACE, PLACE.place("near"), PLACE.place("differs"))
    return pairs.select("l_village", "r_village", c_place=pl.Series(levels, dtype=pl.Int8))


def _measured(left: list[str], right: list[str], scorer: Scorer, least: float) -> np.ndarray:
    """Measure each pair; what lies below the least is 0, and given up early."""
    workers = -1 if len(left) > _ALONE_TO else 1
    return process.cpdist(left, right, scorer=scorer, score_cutoff=least, dtype=np.float32, workers=workers)
