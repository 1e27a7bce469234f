"""The table that lists the cases in which figures disagree."""

import polars as pl

from lindung.vocabulary.reason import Reason

CONFLICTS = pl.Schema(
    [
        ("row", pl.Int64),
        ("kind", pl.String),
        ("field", pl.String),  # column that disagrees
        ("value", pl.Int64),  # this figure's value; percentages in millionths
        ("other_value", pl.Int64),
        ("other_rows", pl.List(pl.Int64)),  # empty when the figure disagrees with itself
    ]
)


def as_conflicts(found: pl.LazyFrame, kind: Reason, field: str, *, value: str, other_value: str) -> pl.LazyFrame:
    """Shape found cases into the table of conflicts; ``other_row`` or ``other_rows`` names the other figures."""
    rows = pl.col("other_rows") if "other_rows" in found.collect_schema() else pl.concat_list("other_row")
    return found.select(
        pl.col("row").cast(pl.Int64),
        pl.lit(kind.value).alias("kind"),
        pl.lit(field).alias("field"),
        pl.col(value).cast(pl.Int64).alias("value"),
        pl.col(other_value).cast(pl.Int64).alias("other_value"),
        rows.list.drop_nulls().cast(pl.List(pl.Int64)).alias("other_rows"),
    )
