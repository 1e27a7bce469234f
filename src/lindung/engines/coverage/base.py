"""The workers a percentage is taken of: printed, or implied by the other numbers of the statement."""

import polars as pl

from lindung.engines.coverage.rounding import WHOLE, divided, half_count, half_percent

_SIZE = pl.Float64


def with_base(figures: pl.LazyFrame) -> pl.LazyFrame:
    """Add the base with its range, the covered workers with their range, and every implied base.

    Needs ``percent_kind``: a share of the target says nothing of the workers. Adds ``base``, ``base_low``,
    ``base_high``, ``known_covered``, ``covered_low``, ``covered_high``, ``implied_from_percent``,
    ``implied_from_target`` and ``implied_from_gap``.
    """
    return (
        figures.with_columns(_implied_from_percent(), _implied_from_target(), *_covered_range())
        .with_columns(*_base_range())
        .with_columns(_implied_from_gap())
    )


def _is_coverage() -> pl.Expr:
    return (pl.col("percent_kind") == "coverage") & (pl.col("coverage_pct") > 0)


def _implied_from_percent() -> pl.Expr:
    implied = divided(pl.col("covered") * WHOLE, pl.col("coverage_pct"))
    return pl.when(pl.col("employed").is_null() & _is_coverage()).then(implied).alias("implied_from_percent")


def _implied_from_target() -> pl.Expr:
    return divided(pl.col("target_count") * WHOLE, pl.col("target_pct")).alias("implied_from_target")


def _implied_from_gap() -> pl.Expr:
    points = pl.col("target_pct") - pl.col("coverage_pct")
    implied = divided(pl.col("gap_count") * WHOLE, points)
    return pl.when(pl.col("known_covered").is_null() & _is_coverage()).then(implied).alias("implied_from_gap")


def _covered_range() -> tuple[pl.Expr, ...]:
    """The covered workers as printed, else as the percentage of the printed workers says."""
    half, employed_half = half_count("covered_nearest"), half_count("employed_nearest")
    percent_half = half_percent("coverage_pct_unit")
    of_percent = pl.when(_is_coverage()).then(divided(pl.col("coverage_pct") * pl.col("employed"), pl.lit(WHOLE)))
    low = (pl.col("coverage_pct") - percent_half) * (pl.col("employed") - employed_half) / WHOLE
    high = (pl.col("coverage_pct") + percent_half) * (pl.col("employed") + employed_half) / WHOLE
    return (
        pl.coalesce(pl.col("covered"), of_percent).alias("known_covered"),
        pl.coalesce((pl.col("covered") - half).cast(_SIZE), pl.when(_is_coverage()).then(low)).alias("covered_low"),
        pl.coalesce((pl.col("covered") + half).cast(_SIZE), pl.when(_is_coverage()).then(high)).alias("covered_high"),
    )


def _base_range() -> tuple[pl.Expr, ...]:
    half, percent_half = half_count("employed_nearest"), half_percent("coverage_pct_unit")
    low = pl.col("covered_low") * WHOLE / (pl.col("coverage_pct") + percent_half)
    high = pl.col("covered_high") * WHOLE / (pl.col("coverage_pct") - percent_half)
    implied = pl.col("implied_from_percent")
    return (
        pl.coalesce(pl.when(pl.col("employed") > 0).then(pl.col("employed")), implied).alias("base"),
        pl.coalesce((pl.col("employed") - half).cast(_SIZE), pl.when(implied.is_not_null()).then(low)).alias(
            "base_low"
        ),
        pl.coalesce((pl.col("employed") + half).cast(_SIZE), pl.when(implied.is_not_null()).then(high)).alias(
            "base_high"
        ),
    )
