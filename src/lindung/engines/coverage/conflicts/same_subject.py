"""Figures that give different values for the same area, segment and month, or the same target year."""

import polars as pl

from lindung.engines.coverage.conflicts.table import as_conflicts
from lindung.engines.coverage.keys import AREA_KEY
from lindung.engines.coverage.rounding import half_count, half_percent
from lindung.vocabulary.reason import Reason

_STATED = ("numerator_basis", "denominator_kind")


def differing_in_month(figures: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Find values of one month that rounding cannot reconcile; stated other definitions are told apart."""
    keys = [AREA_KEY, "segment", "month_key"]
    is_coverage = pl.col("percent_kind") == "coverage"
    cases = (
        ("covered", half_count("covered_nearest"), pl.col("covered").is_not_null()),
        ("employed", half_count("employed_nearest"), pl.col("employed").is_not_null()),
        ("coverage_pct", half_percent("coverage_pct_unit"), is_coverage),
    )
    return [
        part
        for field, half, use in cases
        for part in _by_definition(_differing(figures.filter(use), keys, field, half), field)
    ]


def differing_targets(figures: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Find several targets for one area, segment and year; they are kept apart by origin, never merged."""
    keys = [AREA_KEY, "segment", "target_year"]
    dated = figures.filter(pl.col("target_year").is_not_null())
    cases = (("target_pct", half_percent("target_pct_unit")), ("target_count", half_count("target_count_nearest")))
    return [
        as_conflicts(
            _differing(dated.filter(pl.col(field).is_not_null()), keys, field, half),
            Reason.SEVERAL_TARGETS,
            field,
            value=field,
            other_value="other_value",
        )
        for field, half in cases
    ]


def _differing(figures: pl.LazyFrame, keys: list[str], field: str, half: pl.Expr) -> pl.LazyFrame:
    """Pair each figure with the one of its group that lies farthest beyond rounding."""
    shared = figures.filter(pl.struct(keys).is_duplicated()).with_columns(
        (pl.col(field) - half).alias("low"), (pl.col(field) + half).alias("high")
    )
    extremes = shared.group_by(keys).agg(
        pl.col("low").max().alias("highest_low"),
        pl.col("high").min().alias("lowest_high"),
        pl.col("row").sort_by("low").last().alias("row_above"),
        pl.col("row").sort_by("high").first().alias("row_below"),
    )
    split = extremes.filter(pl.col("highest_low") > pl.col("lowest_high"))
    is_above = pl.col("low") > pl.col("lowest_high")
    is_below = pl.col("high") < pl.col("highest_low")
    other = pl.when(is_above).then(pl.col("row_below")).when(is_below).then(pl.col("row_above"))
    paired = shared.join(split, on=keys).with_columns(other.alias("other_row")).drop_nulls("other_row")
    others = figures.select(
        pl.col("row").alias("other_row"),
        pl.col(field).alias("other_value"),
        *(pl.col(name).alias(f"other_{name}") for name in _STATED),
    )
    return paired.join(others, on="other_row")


def _by_definition(differing: pl.LazyFrame, field: str) -> list[pl.LazyFrame]:
    names = _STATED if field == "coverage_pct" else _STATED[:1] if field == "covered" else _STATED[1:]
    differs = pl.any_horizontal(*((pl.col(name) != pl.col(f"other_{name}")) & _both_stated(name) for name in names))
    return [
        as_conflicts(differing.filter(~differs), Reason.SAME_MONTH, field, value=field, other_value="other_value"),
        as_conflicts(differing.filter(differs), Reason.OTHER_DEFINITION, field, value=field, other_value="other_value"),
    ]


def _both_stated(name: str) -> pl.Expr:
    return (pl.col(name) != "unstated") & (pl.col(f"other_{name}") != "unstated")
