"""Decided pairs laid over the pairs of a linkage: which decision is about which pair, and whether it still fits."""

from typing import Final

import polars as pl

from lindung.engines.linkage.comparisons import COMPARISONS, MISSING
from lindung.vocabulary.review_state import ReviewState
from lindung.workflows.linking.review.threads import EVIDENCE, Threads

LAID: Final = {
    "pair_key": pl.String, "verdict": pl.String, "state": pl.String, "last_id": pl.Int64, "recheck": pl.Boolean,
    "is_conflict": pl.Boolean,
}  # fmt: skip
"""What decisions say of a pair; null where nobody has read it. ``recheck``: what the last reader saw has changed."""

UNKNOWN_LEVEL: Final = "missing"
_PAIR: Final = ["left_id", "right_id"]


def pairs_found(threads: Threads, left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Return left_id, right_id, pair_key and is_conflict of decided pairs whose two persons are FOUND."""
    sides = [
        found.select("pair_key", pl.col("row_id").alias(name), pl.col("is_conflict").alias(f"{name}_conflict"))
        for found, name in ((left, "left_id"), (right, "right_id"))
    ]
    known = threads.threads.select("pair_key")
    return (
        known.join(sides[0], on="pair_key")
        .join(sides[1], on="pair_key")
        .select(*_PAIR, "pair_key", is_conflict=pl.col("left_id_conflict") | pl.col("right_id_conflict"))
    )


def lay_over(links: pl.DataFrame, found: pl.DataFrame, threads: Threads) -> pl.DataFrame:
    """Return the links with LAID beside them.

    Of several decisions about one pair, made when its persons were not known to be the same, the newest counts; where
    they contradict each other none does, and somebody has to look again.
    """
    told = _one_each(found.join(threads.threads, on="pair_key"))
    joined = links.drop(name for name in LAID if name in links.columns).join(told, on=_PAIR, how="left")
    changed = _changed(joined, threads.evidence)
    laid = joined.join(changed, on=_PAIR, how="left")
    recheck = pl.col("is_conflict") | pl.col("is_changed").fill_null(value=False)
    return laid.with_columns(
        recheck=pl.when(pl.col("verdict").is_not_null()).then(recheck), state=_state(recheck)
    ).drop("is_changed")


def level_name(comparison_number: int) -> pl.Expr:
    """Name the level of a comparison; null where it is not known."""
    comparison = COMPARISONS[comparison_number]
    names = {MISSING: UNKNOWN_LEVEL} | {place: level.name for place, level in enumerate(comparison.levels, 1)}
    return pl.col(comparison.column).replace_strict(names, default=None, return_dtype=pl.String)


def _one_each(told: pl.DataFrame) -> pl.DataFrame:
    contradict = pl.col("verdict").n_unique().over(_PAIR) > 1
    return (
        told.with_columns(is_conflict=pl.col("is_conflict") | contradict)
        .sort("last_id", descending=True)
        .unique(_PAIR, keep="first", maintain_order=True)
        .select(*_PAIR, *(name for name in LAID if name != "recheck"))
    )


def _changed(joined: pl.DataFrame, evidence: pl.DataFrame) -> pl.DataFrame:
    """Tell which pairs agree otherwise now than every reader saw; what one of both does not know says nothing."""
    differ = pl.any_horizontal(
        (pl.col(name) != level_name(number)).fill_null(value=False) for number, name in enumerate(EVIDENCE)
    )
    both = joined.select(*_PAIR, "pair_key", *(one.column for one in COMPARISONS)).join(evidence, on="pair_key")
    return both.group_by(_PAIR).agg(is_changed=differ.all())


def _state(recheck: pl.Expr) -> pl.Expr:
    return (
        pl.when(pl.col("verdict").is_null())
        .then(pl.lit(ReviewState.WAITING.value))
        .when(recheck)
        .then(pl.lit(ReviewState.RECHECK.value))
        .otherwise("state")
    )
