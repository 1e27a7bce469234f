"""The printed target headcount against the printed target percentage, and the need that follows from each."""

import polars as pl

from lindung.engines.coverage.as_of import month_ordinal
from lindung.engines.coverage.rounding import WHOLE, ceiling, divided, half_count, half_percent


def with_target_verdict(figures: pl.LazyFrame) -> pl.LazyFrame:
    """Add ``target_verdict`` and ``target_of_base``, the headcount that the target percentage makes of the base."""
    computed = divided(pl.col("target_pct") * pl.col("base"), pl.lit(WHOLE))
    return figures.with_columns(computed.alias("target_of_base")).with_columns(_verdict().alias("target_verdict"))


def with_need(figures: pl.LazyFrame) -> pl.LazyFrame:
    """Add the months left and the workers needed, by the printed headcount and by the printed percentage.

    ``months_left`` counts whole calendar months after the as-of month to December of the target year, never below 0;
    it is null when the source gives no month. A need is never negative; per month it is rounded up.
    """
    left = pl.col("target_year") * 12 + 11 - month_ordinal(pl.col("as_of"))
    return figures.with_columns(
        left.clip(lower_bound=0).cast(pl.Int64).alias("months_left"),
        (left < 0).fill_null(value=False).alias("is_target_passed"),
        (pl.col("target_count") - pl.col("known_covered")).clip(lower_bound=0).alias("need_by_count"),
        (pl.col("target_of_base") - pl.col("known_covered")).clip(lower_bound=0).alias("need_by_percent"),
    ).with_columns(
        ceiling(pl.col("need_by_count"), pl.col("months_left")).alias("need_by_count_per_month"),
        ceiling(pl.col("need_by_percent"), pl.col("months_left")).alias("need_by_percent_per_month"),
    )


def _verdict() -> pl.Expr:
    """A headcount may be rounded to the person either way, besides the rounding of percentage and counts."""
    half, count_half = half_percent("target_pct_unit"), half_count("target_count_nearest")
    low = (pl.col("target_pct") - half) * pl.col("base_low") / WHOLE
    high = (pl.col("target_pct") + half) * pl.col("base_high") / WHOLE
    fits = (low < pl.col("target_count") + count_half + 1) & (high > pl.col("target_count") - count_half - 1)
    return (
        pl.when(pl.col("target_of_base").is_null() | pl.col("target_count").is_null())
        .then(pl.lit(None, dtype=pl.String))
        .when(fits)
        .then(pl.lit("ok"))
        .otherwise(pl.lit("mismatch"))
    )
