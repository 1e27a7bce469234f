"""The target of the year before, for the same area and segment."""

import polars as pl

from lindung.engines.coverage.keys import AREA_KEY, with_area_key

_CARRIED = ("target_count", "target_count_nearest", "target_pct", "target_pct_unit")


def with_earlier_target(figures: pl.DataFrame) -> pl.DataFrame:
    """Add ``earlier_target_count`` and ``earlier_target_pct`` (with rounding) of the closest earlier target year."""
    keyed = with_area_key(figures)
    has_target = pl.col("target_count").is_not_null() | pl.col("target_pct").is_not_null()
    group = (AREA_KEY, "segment")
    by_year = (
        keyed.filter(has_target & pl.col("target_year").is_not_null())
        .group_by(*group, "target_year")
        .agg(pl.col(name).drop_nulls().first() for name in _CARRIED)
        .sort(*group, "target_year")
        .with_columns(pl.col(name).shift(1).over(*group).alias(f"earlier_{name}") for name in _CARRIED)
        .drop(_CARRIED)
    )
    return keyed.join(by_year, on=[*group, "target_year"], how="left", maintain_order="left")
