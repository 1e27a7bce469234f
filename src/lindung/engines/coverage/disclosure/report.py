"""What protection cost, and whether what is published still adds up."""

import polars as pl

from lindung.engines.coverage.disclosure.equations import depth_of
from lindung.engines.coverage.disclosure.release import rounded
from lindung.vocabulary.suppression import Suppression


def losses(cells: pl.DataFrame) -> pl.DataFrame:
    """Count printed cells and their persons by ``level`` (0 the country, 4 a village) and ``state``."""
    return (
        cells.filter(~pl.col("is_hidden"))
        .group_by(depth_of(pl.col("area_code")).alias("level"), "state")
        .agg(pl.len().cast(pl.Int64).alias("cells"), pl.col("value").sum().alias("persons"))
        .sort("level", "state")
    )


def is_additive(cells: pl.DataFrame, terms: pl.DataFrame, base: int) -> bool:
    """Whether every sum whose cells are all published still holds after rounding."""
    if base == 1:
        return True
    shown = terms.join(
        cells.select("cell", "state", "is_hidden", rounded(pl.col("value"), base).alias("shown")), on="cell"
    )
    sums = shown.group_by("sum").agg(
        ((pl.col("state") == Suppression.PUBLISHED.value) & ~pl.col("is_hidden")).all().alias("is_shown"),
        (pl.col("factor") * pl.col("shown")).sum().alias("left"),
    )
    return sums.filter("is_shown", pl.col("left") != 0).is_empty()
