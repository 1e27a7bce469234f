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

TEXT_LEVELS: Final = {
    "comparison": pl.String, "l_number": pl.Int64, "r_number": pl.Int64, "level": pl.Int8, "verifies": pl.Boolean,
}  # fmt: skip
"""Columns of compared texts; ``verifies`` tells whether names confirm an equal NIK."""


def text_levels(pairs: pl.DataFrame) -> pl.DataFrame:
    """Return TEXT_LEVELS of distinct pairs of names and of places without a code.

    Args:
        pairs: ``comparison``, ``l_number`` and ``r_number`` with ``l_text`` and ``r_text``, which are not null.
    """
    read = [
        levels(some)
        for comparison, levels in ((NAME, name_levels), (PLACE, place_levels))
        if (some := pairs.filter(pl.col("comparison") == comparison.name)).height
    ]
    return pl.concat([pl.DataFrame(schema=TEXT_LEVELS), *read])


def name_levels(pairs: pl.DataFrame) -> pl.DataFrame:
    """Return TEXT_LEVELS of pairs of names in their compared forms."""
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
    return _told(pairs, levels, (as_written >= VERIFIES) | lacks_words)


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


def place_levels(pairs: pl.DataFrame) -> pl.DataFrame:
    """Return TEXT_LEVELS of pairs of places without a code."""
    likeness = _measured(pairs["l_text"].to_list(), pairs["r_text"].to_list(), JaroWinkler.similarity, NEAR_PLACE)
    levels = np.where(likeness >= NEAR_PLACE, PLACE.place("near"), PLACE.place("differs"))
    return _told(pairs, levels, np.zeros(len(levels), np.bool_))


def _told(pairs: pl.DataFrame, levels: np.ndarray, verifies: np.ndarray) -> pl.DataFrame:
    return pairs.select(
        "comparison", "l_number", "r_number",
        level=pl.Series(levels, dtype=pl.Int8), verifies=pl.Series(verifies, dtype=pl.Boolean),
    )  # fmt: skip


def _measured(left: list[str], right: list[str], scorer: Scorer, least: float) -> np.ndarray:
    """Measure each pair; what lies below the least is 0, and given up early."""
    workers = -1 if len(left) > _ALONE_TO else 1
    return process.cpdist(left, right, scorer=scorer, score_cutoff=least, dtype=np.float32, workers=workers)
