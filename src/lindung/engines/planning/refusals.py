"""Why a target cannot be spread: reason codes with the numbers behind them; sentences are made elsewhere."""

from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from lindung.vocabulary.target_plan import UnknownNumbers


class SpreadRefusal(StrEnum):
    """The reasons, in the order in which they are looked for."""

    UNKNOWN_NUMBERS = "unknown_numbers"
    COVERED_ABOVE_WORKERS = "covered_above_workers"
    FIXED_BELOW_ZERO = "fixed_below_zero"
    FIXED_ABOVE_WORKERS = "fixed_above_workers"
    FIXED_ABOVE_TARGET = "fixed_above_target"
    NOBODY_LEFT = "nobody_left"
    FIXED_LEAVE_TOO_LITTLE = "fixed_leave_too_little"
    TARGET_ABOVE_WORKERS = "target_above_workers"
    FIXED_WITHOUT_TARGET = "fixed_without_target"


@dataclass(frozen=True)
class SpreadRefusedError(ValueError):
    """The target cannot be spread; nothing was.

    Attributes:
        reason: Why.
        parent: Code of the first area whose target cannot be spread.
        codes: The areas inside it that stand in the way; empty when it is all of them together.
        asked: People asked of those areas.
        possible: The bound they would have to keep to.
    """

    reason: SpreadRefusal
    parent: str
    codes: tuple[str, ...] = ()
    asked: int | None = None
    possible: int | None = None


def refuse_impossible(children: pl.DataFrame, unknown: UnknownNumbers) -> None:
    """Refuse what no rule can spread.

    Raises:
        SpreadRefusedError: Something stands in the way of a parent.
    """
    _refuse_children(children, unknown)
    _refuse_sums(children)


def _refuse_children(children: pl.DataFrame, unknown: UnknownNumbers) -> None:
    fixed, workers, covered = pl.col("fixed"), pl.col("workers"), pl.col("covered")
    faults = {
        SpreadRefusal.UNKNOWN_NUMBERS: (fixed.is_null() & ~pl.col("is_known"), None, None),
        SpreadRefusal.COVERED_ABOVE_WORKERS: (pl.col("is_free") & (covered > workers), "covered", "workers"),
        SpreadRefusal.FIXED_BELOW_ZERO: (fixed < 0, "fixed", None),
        SpreadRefusal.FIXED_ABOVE_WORKERS: (fixed > workers, "fixed", "workers"),
    }
    for reason, (where, asked, possible) in faults.items():
        if reason is SpreadRefusal.UNKNOWN_NUMBERS and unknown is UnknownNumbers.LEAVE_OUT:
            continue
        found = children.filter(where)
        if found.is_empty():
            continue
        first = found.filter(pl.col("parent") == found["parent"][0])
        raise SpreadRefusedError(
            reason,
            first["parent"][0],
            tuple(first["code"]),
            None if asked is None else int(first[asked].sum()),
            None if possible is None else int(first[possible].sum()),
        )


def _refuse_sums(children: pl.DataFrame) -> None:
    def of_free(column: str) -> pl.Expr:
        return pl.col(column).filter("is_free").sum()

    parents = children.group_by("parent", maintain_order=True).agg(
        pl.first("target", "rest", "is_down"),
        pl.col("is_free").any().alias("has_free"),
        pl.col("fixed").is_not_null().any().alias("has_fixed"),
        pl.col("fixed").sum().alias("fixed"),
        of_free("workers").alias("workers"),
        of_free("covered").alias("covered"),
        pl.col("covered").filter(pl.col("is_free") | pl.col("fixed").is_not_null()).sum().alias("all_covered"),
    )
    is_touched = pl.col("has_free") | pl.col("has_fixed")
    leaves_too_little = pl.col("is_down") & pl.col("has_fixed") & (pl.col("target") >= pl.col("all_covered"))
    is_above = pl.col("has_free") & (pl.col("rest") > pl.col("workers"))
    faults = {
        SpreadRefusal.FIXED_ABOVE_TARGET: (pl.col("rest") < 0, "fixed", "target"),
        SpreadRefusal.NOBODY_LEFT: (is_touched & ~pl.col("has_free") & (pl.col("rest") != 0), "fixed", "target"),
        SpreadRefusal.FIXED_LEAVE_TOO_LITTLE: (leaves_too_little, "rest", "covered"),
        SpreadRefusal.TARGET_ABOVE_WORKERS: (is_above, "rest", "workers"),
    }
    for reason, (where, asked, possible) in faults.items():
        found = parents.filter(where)
        if not found.is_empty():
            raise SpreadRefusedError(reason, found["parent"][0], (), int(found[asked][0]), int(found[possible][0]))
