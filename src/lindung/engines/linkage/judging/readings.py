"""What several readings of one pair come to: who should read it next, and what counts meanwhile.

first clear, not drawn                    it stands
first clear, drawn for a second reading   it stands for now; somebody else reads
first unsure                              somebody else reads; a clear answer stands
two that differ, or two unsure            neither stands; a third person settles
"""

from typing import Final

import polars as pl

from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.vocabulary.review_state import ReviewState

READINGS: Final = {"first": pl.String, "second": pl.String, "third": pl.String, "is_sampled": pl.Boolean}
"""Standing verdicts of a pair by reading; null where nobody has read."""

SAMPLE_OF: Final = 10
"""One pair in so many is read by two people, drawn in advance, so that their agreement can be measured."""


def verdict_expr() -> pl.Expr:
    """Return the verdict that counts for now; unsure where the readers could not tell, null where nobody has read."""
    first, second, third = pl.col("first"), pl.col("second"), pl.col("third")
    return (
        pl.when(third.is_not_null())
        .then(third)
        .when(second.is_null() | _agree())
        .then(first)
        .when(_first_is_unsure())
        .then(second)
        .otherwise(pl.lit(PairVerdict.UNSURE.value))
    )


def state_expr() -> pl.Expr:
    """Return where the pair stands."""
    first, second, third = pl.col("first"), pl.col("second"), pl.col("third")
    needs_second = pl.col("is_sampled") | _first_is_unsure()
    is_settled = _agree() & ~_first_is_unsure() | (_first_is_unsure() & (second != PairVerdict.UNSURE))
    return (
        pl.when(first.is_null())
        .then(pl.lit(ReviewState.WAITING.value))
        .when(second.is_null() & needs_second)
        .then(pl.lit(ReviewState.SECOND.value))
        .when(second.is_null() | is_settled | third.is_not_null())
        .then(pl.lit(ReviewState.DECIDED.value))
        .otherwise(pl.lit(ReviewState.THIRD.value))
    )


def _agree() -> pl.Expr:
    return pl.col("first") == pl.col("second")


def _first_is_unsure() -> pl.Expr:
    return pl.col("first") == PairVerdict.UNSURE
