"""Totals that are not the sum of their segments."""

import polars as pl

from lindung.engines.coverage.conflicts.table import as_conflicts
from lindung.engines.coverage.keys import AREA_KEY
from lindung.engines.coverage.rounding import half_count
from lindung.vocabulary.reason import Reason
from lindung.vocabulary.segment import MEMBERSHIP_SEGMENTS, Segment

_KEYS = [AREA_KEY, "month_key"]
_SPLITS = (
    tuple(segment.value for segment in MEMBERSHIP_SEGMENTS),
    (Segment.FORMAL.value, Segment.INFORMAL.value),
)
_ALWAYS_NEEDED = (
    {Segment.PU.value, Segment.BPU.value, Segment.JAKON.value},
    {Segment.FORMAL.value, Segment.INFORMAL.value},
)


def wrong_sums(figures: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Compare each total with its segments of the same month, for covered and for employed workers.

    A sum above the total is always wrong; a sum below it only when every segment but migrants is there.
    """
    return [
        _compare(figures, segments, needed, field)
        for segments, needed in zip(_SPLITS, _ALWAYS_NEEDED, strict=True)
        for field in ("covered", "employed")
    ]


def _compare(figures: pl.LazyFrame, segments: tuple[str, ...], needed: set[str], field: str) -> pl.LazyFrame:
    given = figures.filter(pl.col(field).is_not_null()).with_columns(half_count(f"{field}_nearest").alias("half"))
    parts = (
        given.filter(pl.col("segment").is_in(segments))
        .unique([*_KEYS, "segment"], keep="first", maintain_order=True)
        .group_by(_KEYS)
        .agg(
            pl.col(field).sum().alias("sum"),
            pl.col("half").sum().alias("sum_half"),
            pl.col("row").sort().alias("other_rows"),
            pl.col("segment").is_in(list(needed)).sum().alias("found"),
        )
        .filter(pl.col("other_rows").list.len() > 1)
    )
    totals = given.filter(pl.col("segment") == Segment.TOTAL.value).join(parts, on=_KEYS)
    allowed = pl.col("half") + pl.col("sum_half")
    is_above = pl.col("sum") - pl.col(field) > allowed
    is_below = (pl.col(field) - pl.col("sum") > allowed) & (pl.col("found") == len(needed))
    return as_conflicts(totals.filter(is_above | is_below), Reason.SEGMENTS_SUM, field, value=field, other_value="sum")
