"""Find every way in which figures contradict each other."""

import polars as pl

from lindung.engines.coverage.as_of import month_ordinal
from lindung.engines.coverage.conflicts.over_time import (
    changed_bases,
    shares_of_target,
    unexplained_falls,
    with_any_base,
)
from lindung.engines.coverage.conflicts.same_subject import differing_in_month, differing_targets
from lindung.engines.coverage.conflicts.segment_sums import wrong_sums
from lindung.engines.coverage.conflicts.table import CONFLICTS
from lindung.engines.coverage.conflicts.within import branches, disagreeing_bases, more_than_all

_USED = (
    "row", "area_key", "segment", "as_of", "level", "numerator_basis", "denominator_kind", "percent_kind",
    "percent_verdict", "target_verdict", "gap_verdict", "covered", "covered_nearest", "employed", "employed_nearest",
    "coverage_pct", "coverage_pct_unit", "computed_pct", "target_year", "target_pct", "target_pct_unit", "target_count",
    "target_count_nearest", "target_of_base", "gap_count", "gap_count_nearest", "base", "base_low", "base_high",
    "implied_from_target", "implied_from_gap",
)  # fmt: skip


def find_conflicts(checked: pl.DataFrame) -> pl.DataFrame:
    """List the contradictions of checked figures as a table of ``table.CONFLICTS``, ordered by row.

    Each kind is collected by itself, so that only the columns it compares are ever copied.
    """
    month = pl.col("as_of").str.slice(0, 7).rank("dense").cast(pl.UInt32).alias("month_key")
    narrow = checked.select(_USED).with_columns(month, pl.col("segment").cast(pl.Categorical))
    figures = with_any_base(narrow.with_columns(month_ordinal(pl.col("as_of")).alias("ordinal")).drop("as_of").lazy())
    areas = figures.filter(pl.col("level").fill_null("") != "branch")
    ratios = shares_of_target(areas).collect()
    found = [
        *differing_in_month(figures),
        *differing_targets(areas),
        *wrong_sums(figures),
        *changed_bases(areas),
        *unexplained_falls(areas, ratios.lazy()),
        *disagreeing_bases(figures),
        *more_than_all(figures),
        *branches(figures),
    ]
    tables = [CONFLICTS.to_frame(), ratios, *(table.collect() for table in found)]
    return pl.concat(tables).sort("row", "kind", "field")
