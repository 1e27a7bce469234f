"""Whether two compared names can be one person's, pair by pair on whole columns.

Equal keys agree. A name that lacks words of the other agrees (``siti`` and ``siti aminah``), and so do initials
(``a rahman`` and ``abdul rahman``). What is left is measured: the share of letters in common, as the names stand or
with the words sorted, must reach `NEAR`, and `NEAR_WITH_BIRTH` is enough where both birth dates are known and equal.
Where the birth dates differ,
missing words excuse nothing.
"""

from typing import Final

import numpy as np
import polars as pl
from rapidfuzz import fuzz, process

NEAR: Final = 92
NEAR_WITH_BIRTH: Final = 80
"""Percent. An assumption: one letter in twelve, and one in five beside an equal birth date; see the test's examples."""


def names_agree(pairs: pl.DataFrame) -> pl.Series:
    """Say for each pair whether the names can be one person's.

    Args:
        pairs: ``left`` and ``right`` name keys, ``left_birth`` and ``right_birth`` dates; all may be null. A missing
            name contradicts nothing.
    """
    equal = pairs.select((pl.col("left") == pl.col("right")).fill_null(value=True)).to_series()
    if equal.all():
        return equal
    agrees = equal.to_numpy(writable=True)
    rest = np.flatnonzero(~agrees)
    agrees[rest] = _close(pairs[rest])
    return pl.Series("agrees", agrees)


def births_contradict(pairs: pl.DataFrame) -> pl.Series:
    """Say for each pair whether both birth dates are known and differ."""
    return pairs.select((pl.col("left_birth") != pl.col("right_birth")).fill_null(value=False)).to_series()


def _close(pairs: pl.DataFrame) -> np.ndarray:
    left, right = pairs["left"].to_list(), pairs["right"].to_list()
    # a wrong first letter sorts its word elsewhere, so names are measured as they stand too
    as_they_stand, sorted_by_word = (
        process.cpdist(left, right, scorer=scorer, dtype=np.uint8, workers=-1)
        for scorer in (fuzz.ratio, fuzz.token_sort_ratio)
    )
    score = np.maximum(as_they_stand, sorted_by_word)
    births_equal = pairs.select((pl.col("left_birth") == pl.col("right_birth")).fill_null(value=False)).to_series()
    near = score >= np.where(births_equal.to_numpy(), NEAR_WITH_BIRTH, NEAR)
    excused = _lacks_words_only(pairs) & ~births_contradict(pairs).to_numpy()
    return np.asarray(near | excused, dtype=np.bool_)


def _lacks_words_only(pairs: pl.DataFrame) -> np.ndarray:
    """Words of one name are words of the other, or word by word the first letters of them."""
    words = pairs.select(left=pl.col("left").str.split(" "), right=pl.col("right").str.split(" "))
    fewer = pl.min_horizontal(pl.col("left").list.n_unique(), pl.col("right").list.n_unique())
    shared = pl.col("left").list.set_intersection("right").list.len()
    within = words.select(shared == fewer).to_series().to_numpy()
    return np.asarray(within | _initials(words), dtype=np.bool_)


def _initials(words: pl.DataFrame) -> np.ndarray:
    """As many words in both, each pair equal or one of them the single first letter of the other."""
    same_number = pl.col("left").list.len() == pl.col("right").list.len()
    candidates = words.with_row_index("pair").filter(same_number)
    left, right = pl.col("left"), pl.col("right")
    abbreviated = (left.str.len_chars() == 1) & right.str.starts_with(left)
    abbreviates = (right.str.len_chars() == 1) & left.str.starts_with(right)
    fitting = (
        candidates.explode("left", "right")
        .group_by("pair")
        .agg(((left == right) | abbreviated | abbreviates).all().alias("fits"))
        .filter("fits")
    )
    found = np.zeros(words.height, dtype=np.bool_)
    found[fitting["pair"].to_numpy()] = True
    return found
