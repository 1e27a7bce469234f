"""What changes between a figure and the one before it: the base, the definition, the kind of percentage."""

import polars as pl

from lindung.engines.coverage.columns import PERCENT_SCALE
from lindung.engines.coverage.conflicts.table import as_conflicts
from lindung.engines.coverage.keys import AREA_KEY
from lindung.engines.coverage.rounding import WHOLE, half_count, half_percent
from lindung.vocabulary.reason import Reason

BREAK_SHARE = 100  # a base that moves by more than one hundredth is another base
FALL_POINTS = 5 * PERCENT_SCALE  # a fall of coverage that no count explains
RATIO_MONTHS = 12  # a share of a target is looked for among the figures of a year

_GROUP = [AREA_KEY, "segment"]


def changed_bases(figures: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Find denominators that moved without a word since the area's previous month with one."""
    stated = figures.filter(pl.col("any_base").is_not_null())
    series = _with_previous(_one_a_month(stated), ("any_base", "any_base_low", "any_base_high"))
    before = pl.col("previous_any_base")
    moved = (pl.col("any_base") - before).abs() * BREAK_SHARE > before
    apart = (pl.col("any_base_low") > pl.col("previous_any_base_high")) | (
        pl.col("any_base_high") < pl.col("previous_any_base_low")
    )
    found = series.filter(moved & apart)
    return [as_conflicts(found, Reason.BASE_CHANGE, "employed", value="any_base", other_value="previous_any_base")]


def unexplained_falls(figures: pl.LazyFrame, ratios: pl.LazyFrame) -> list[pl.LazyFrame]:
    """Find percentages that fall by five points or more where a base is missing to explain it."""
    percent = figures.filter(
        (pl.col("percent_kind") == "coverage") & (pl.col("percent_verdict").fill_null("") != "mismatch")
    )
    series = _with_previous(_one_a_month(percent.join(ratios, on="row", how="anti")), ("coverage_pct", "any_base"))
    fell = pl.col("previous_coverage_pct") - pl.col("coverage_pct") >= FALL_POINTS
    is_unknown = pl.col("any_base").is_null() | pl.col("previous_any_base").is_null()
    return [
        as_conflicts(
            series.filter(fell & is_unknown),
            Reason.UNEXPLAINED_FALL,
            "coverage_pct",
            value="coverage_pct",
            other_value="previous_coverage_pct",
        )
    ]


def shares_of_target(figures: pl.LazyFrame) -> pl.LazyFrame:
    """Find bare percentages that are the share of a target reached by an earlier figure of the same area."""
    dated = figures.drop_nulls("ordinal")
    target = pl.coalesce(
        "target_count",
        pl.when(pl.col("gap_verdict") == "to_target").then(pl.col("covered") + pl.col("gap_count")),
        "target_of_base",
    )
    known = (
        dated.filter(pl.col("covered").is_not_null() & pl.col("computed_pct").is_not_null())
        .with_columns(target.alias("whole"))
        .filter(pl.col("whole") > 0)
        .select(
            *_GROUP,
            "ordinal",
            pl.col("row").alias("other_row"),
            pl.col("covered").alias("part"),
            half_count("covered_nearest").alias("part_half"),
            "whole",
            pl.col("computed_pct").alias("other_value"),
        )
        .sort("ordinal")
    )
    bare = dated.filter(pl.col("coverage_pct").is_not_null() & pl.col("covered").is_null()).sort("ordinal")
    paired = bare.join_asof(
        known, on="ordinal", by=_GROUP, strategy="backward", tolerance=RATIO_MONTHS, check_sortedness=False
    ).drop_nulls("other_row")
    half = half_percent("coverage_pct_unit")
    is_share = ((pl.col("part") - pl.col("part_half")) * WHOLE <= (pl.col("coverage_pct") + half) * pl.col("whole")) & (
        (pl.col("part") + pl.col("part_half")) * WHOLE >= (pl.col("coverage_pct") - half) * pl.col("whole")
    )
    is_jump = (pl.col("coverage_pct") - pl.col("other_value")).abs() >= FALL_POINTS
    return as_conflicts(
        paired.filter(is_share & is_jump),
        Reason.ACHIEVEMENT_RATIO,
        "coverage_pct",
        value="coverage_pct",
        other_value="other_value",
    )


def with_any_base(figures: pl.LazyFrame) -> pl.LazyFrame:
    """Add the best known base with its range: printed, implied by the percentage, by the target, or by the gap."""
    half, count_half = half_percent("target_pct_unit"), half_count("target_count_nearest")
    low = (pl.col("target_count") - count_half) * WHOLE / (pl.col("target_pct") + half)
    high = (pl.col("target_count") + count_half) * WHOLE / (pl.col("target_pct") - half)
    points = pl.col("target_pct") - pl.col("coverage_pct")
    points_half = half + half_percent("coverage_pct_unit")
    gap_half = half_count("gap_count_nearest")
    gap_low = (pl.col("gap_count") - gap_half) * WHOLE / (points + points_half)
    gap_high = pl.when(points > points_half).then((pl.col("gap_count") + gap_half) * WHOLE / (points - points_half))
    from_target, from_gap = pl.col("implied_from_target"), pl.col("implied_from_gap")
    return figures.with_columns(
        pl.coalesce("base", from_target, from_gap).alias("any_base"),
        pl.coalesce(
            "base_low", pl.when(from_target.is_not_null()).then(low), pl.when(from_gap.is_not_null()).then(gap_low)
        ).alias("any_base_low"),
        pl.coalesce(
            "base_high", pl.when(from_target.is_not_null()).then(high), pl.when(from_gap.is_not_null()).then(gap_high)
        ).alias("any_base_high"),
        gap_low.alias("gap_base_low"),
        gap_high.alias("gap_base_high"),
        low.alias("target_base_low"),
        high.alias("target_base_high"),
    )


def _one_a_month(figures: pl.LazyFrame) -> pl.LazyFrame:
    """Keep one figure per area, segment and month: one whose percentage checks, else the first."""
    rank = (pl.col("percent_verdict").fill_null("none") != "ok").cast(pl.Int8).alias("rank")
    ordered = figures.with_columns(rank).sort(*_GROUP, "month_key", "rank", "row")
    return ordered.unique([*_GROUP, "month_key"], keep="first", maintain_order=True)


def _with_previous(series: pl.LazyFrame, names: tuple[str, ...]) -> pl.LazyFrame:
    """Add the previous month's values; figures whose stated definitions contradict are not compared."""
    carried = (*names, "row", "numerator_basis", "denominator_kind")
    shifted = series.with_columns(pl.col(name).shift(1).over(_GROUP).alias(f"previous_{name}") for name in carried)
    same = pl.all_horizontal(
        *(
            (pl.col(name) == pl.col(f"previous_{name}"))
            | (pl.col(name) == "unstated")
            | (pl.col(f"previous_{name}") == "unstated")
            for name in ("numerator_basis", "denominator_kind")
        )
    )
    return shifted.filter(same & pl.col("previous_row").is_not_null()).with_columns(
        pl.col("previous_row").alias("other_row")
    )
