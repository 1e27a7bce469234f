"""What makes two figures speak of the same thing."""

import polars as pl

AREA_KEY = "area_key"


def with_area_key(figures: pl.DataFrame) -> pl.DataFrame:
    """Add a dense integer per area: the official code, else the printed name with its level and parent."""
    printed = pl.concat_str(
        pl.col("level").fill_null("?"),
        pl.col("area_name").str.to_lowercase(),
        pl.col("parent").fill_null("").str.to_lowercase(),
        separator="|",
    )
    return figures.with_columns(pl.coalesce("area_code", printed).rank("dense").cast(pl.UInt32).alias(AREA_KEY))
