"""The gap by name: who is not covered, why, and how many in each village."""

from typing import Final

import polars as pl

from lindung.engines.linkage.status.coverage_status import persons_of
from lindung.vocabulary.coverage_status import REASONS, CoverageStatus

_REASONS: Final = REASONS[CoverageStatus.UNCOVERED]
"""In the order in which they are visited: who is in grace keeps everything by paying now."""


def named_gap(status: pl.DataFrame) -> pl.DataFrame:
    """List the persons who are not covered, each once, by village and by whom to visit first."""
    order = {str(reason): place for place, reason in enumerate(_REASONS)}
    return (
        persons_of(status)
        .filter(pl.col("status") == CoverageStatus.UNCOVERED)
        .with_columns(place=pl.col("reason").replace_strict(order, return_dtype=pl.UInt8))
        .sort("village_code", "place", "id", nulls_last=True)
        .drop("place")
    )


def gap_counts(gap: pl.DataFrame) -> pl.DataFrame:
    """Count a list of named_gap by village: ``uncovered`` and each reason; rows without a village come last.

    The counts are taken from the list itself, so that each equals the number of names behind it.
    """
    reasons = [(pl.col("reason") == reason).sum().cast(pl.Int64).alias(reason) for reason in _REASONS]
    counted = gap.group_by("village_code").agg(pl.len().cast(pl.Int64).alias("uncovered"), *reasons)
    return counted.sort("village_code", nulls_last=True)
