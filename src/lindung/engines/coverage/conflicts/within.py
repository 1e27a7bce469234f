"""Figures that disagree with themselves, or that are no area's figure at all."""

import polars as pl

from lindung.engines.coverage.conflicts.table import as_conflicts
from lindung.engines.coverage.rounding import half_count
from lindung.vocabulary.reason import Reason

_NO_ROW = pl.lit(None, dtype=pl.Int64).alias("other_row")


def disagreeing_bases(figures: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Find statements whose target and gap imply different numbers of workers, and targets on another base."""
    of_gap = figures.filter(
        (pl.col("target_base_low") > pl.col("gap_base_high")) | (pl.col("target_base_high") < pl.col("gap_base_low")),
        pl.col("implied_from_gap").is_not_null(),
    )
    of_target = figures.filter(pl.col("target_verdict") == "mismatch")
    return [
        as_conflicts(
            of_gap.with_columns(_NO_ROW),
            Reason.IMPLIED_BASES,
            "gap_count",
            value="implied_from_target",
            other_value="implied_from_gap",
        ),
        as_conflicts(
            of_target.with_columns(_NO_ROW),
            Reason.IMPLIED_BASES,
            "target_count",
            value="base",
            other_value="implied_from_target",
        ),
    ]


def more_than_all(figures: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Find more covered workers than there are workers: the two numbers count different people."""
    lowest = pl.col("covered") - half_count("covered_nearest")
    found = figures.filter(lowest > pl.col("employed") + half_count("employed_nearest"))
    return [
        as_conflicts(
            found.with_columns(_NO_ROW), Reason.MORE_THAN_ALL, "covered", value="covered", other_value="employed"
        )
    ]


def branches(figures: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Find figures of a branch office: a branch serves parts of several areas and is never compared with one."""
    found = figures.filter(pl.col("level") == "branch").with_columns(_NO_ROW)
    return [as_conflicts(found, Reason.BRANCH, "area_name", value="covered", other_value="employed")]
