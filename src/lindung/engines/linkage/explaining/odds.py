"""What stood before a pair was looked at, and what stands beside it: the expectation and the rivals."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from lindung.engines.linkage.model import Model

BY_NIK: Final = ("nik", "doubtful")
"""Stages whose pairs stand for themselves; the others compete."""

_CLEAR: Final = 1e-9


@dataclass(frozen=True)
class Rivals:
    """Other pairs of the same two records.

    Attributes:
        of_left: Other records that the left one resembles.
        of_right: Other records that the right one resembles.
        best_score: Score of the strongest of them, or None where there is none.
    """

    of_left: int
    of_right: int
    best_score: float | None

    @property
    def are_none(self) -> bool:
        """Whether nobody else comes into question."""
        return not self.of_left and not self.of_right


def rivals_of(links: pl.DataFrame, left_id: object, right_id: object) -> Rivals:
    """Return the rivals of a pair among the links of a linkage (left_id, right_id, score)."""
    is_left, is_right = pl.col("left_id") == left_id, pl.col("right_id") == right_id
    others = links.filter(is_left ^ is_right)
    best = others["score"].max()
    return Rivals(
        of_left=others.filter(is_left).height,
        of_right=others.filter(is_right).height,
        best_score=float(best) if isinstance(best, int | float) else None,
    )


def expected_bits(links: pl.DataFrame, model: Model, stage: str) -> float:
    """Return the binary logarithm of the odds before a pair of a stage is looked at.

    Pairs by NIK start from the model's own. What the others start from shows in the pairs without a rival: there the
    score is nothing but the weight and this expectation; the median of them is taken. Without one it is the model's.
    """
    if stage in BY_NIK:
        return model.prior_bits
    alone = links.filter(
        (pl.col("stage") == stage)
        & pl.col("weight").is_not_null()
        & pl.col("score").is_between(_CLEAR, 1 - _CLEAR)
        & (pl.len().over("left_id") == 1)
        & (pl.len().over("right_id") == 1)
    )
    start = alone.select((pl.col("score") / (1 - pl.col("score"))).log(2) - pl.col("weight")).to_series().median()
    return float(start) if isinstance(start, int | float) else model.prior_bits
