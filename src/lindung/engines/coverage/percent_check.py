"""The printed percentage against the printed counts."""

import polars as pl

from lindung.engines.coverage.rounding import WHOLE, half_count, half_percent


def with_percent_verdict(figures: pl.LazyFrame) -> pl.LazyFrame:
    """Add ``percent_verdict`` (ok, truncated, mismatch or null) and ``percent_kind`` (coverage, achievement_ratio).

    A percentage that is no coverage but fits covered over target is an achievement ratio: the share of the target
    reached, printed as if it were coverage.
    """
    return figures.with_columns(_verdict().alias("percent_verdict")).with_columns(_kind().alias("percent_kind"))


def fits_share(part: str, whole: str) -> pl.Expr:
    """Whether the printed percentage is part of whole, within the rounding of all three; exact integers."""
    half = half_percent("coverage_pct_unit")
    part_half, whole_half = half_count(f"{part}_nearest"), half_count(f"{whole}_nearest")
    not_above = (pl.col(part) - part_half) * WHOLE <= (pl.col("coverage_pct") + half) * (pl.col(whole) + whole_half)
    not_below = (pl.col(part) + part_half) * WHOLE >= (pl.col("coverage_pct") - half) * (pl.col(whole) - whole_half)
    return (pl.col(whole) > 0) & not_above & not_below


def _verdict() -> pl.Expr:
    printed, exact = pl.col("coverage_pct") * pl.col("employed"), pl.col("covered") * WHOLE
    next_digit = (pl.col("coverage_pct") + pl.col("coverage_pct_unit")) * pl.col("employed")
    is_cut = (printed <= exact) & (exact < next_digit)
    is_known = (pl.col("employed") > 0) & pl.col("covered").is_not_null() & pl.col("coverage_pct").is_not_null()
    return (
        pl.when(~is_known.fill_null(value=False))
        .then(pl.lit(None, dtype=pl.String))
        .when(fits_share("covered", "employed"))
        .then(pl.lit("ok"))
        .when(is_cut)
        .then(pl.lit("truncated"))
        .otherwise(pl.lit("mismatch"))
    )


def _kind() -> pl.Expr:
    is_no_coverage = (pl.col("percent_verdict") == "mismatch") | pl.col("employed").is_null()
    is_share_of_target = (is_no_coverage & fits_share("covered", "target_count")).fill_null(value=False)
    return (
        pl.when(pl.col("coverage_pct").is_null())
        .then(pl.lit(None, dtype=pl.String))
        .when(is_share_of_target)
        .then(pl.lit("achievement_ratio"))
        .otherwise(pl.lit("coverage"))
    )
