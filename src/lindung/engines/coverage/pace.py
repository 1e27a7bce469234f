"""How fast covered workers have been growing, and where that leads, with a range that says what it rests on."""

import polars as pl

from lindung.engines.coverage.as_of import month_ordinal
from lindung.engines.coverage.history.breaks import territory_breaks
from lindung.engines.coverage.position import IntervalKind
from lindung.engines.coverage.rounding import half_count

PACE_MONTHS = 18  # comparable figures older than this say little of today's pace
SAME_BASE_SHARE = 10  # a base that moved by more than a tenth is another definition
COUNTED_BY = "numerator_basis"  # headcounts compare when they count people of an area the same way
STATISTICAL_FIGURES = 4  # fewer leave no way to measure how uneven the pace is
# 90th percentile of Student's t by degrees of freedom 1, 2, …; the last entry serves all larger ones
_T_90 = (3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345, 1.341, 1.337)


def pace_of_positions(positions: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """Return the pace behind each position, by area: net change a month over comparable figures.

    Comparable: same area of the same territory, all segments, same stated basis, dated to the month, at most 18 months
    older, and a denominator, where both state one, within a tenth. No pace is given when rounding may be half of the
    change. ``positions`` has ``area_code``, ``as_of``, ``covered``, ``employed`` and ``numerator_basis``; ``figures``
    are checked figures. Adds ``pace_per_month``, ``pace_since``, ``pace_figures`` and ``pace_variance``
    (of one month's change; null with fewer than four figures).
    """
    series = _comparable(positions, figures)
    steps = series.sort("area_code", "ordinal").with_columns(
        pl.col("count").diff().over("area_code").alias("change"),
        pl.col("ordinal").diff().over("area_code").alias("months"),
    )
    paces = (
        steps.group_by("area_code")
        .agg(
            (pl.col("change").sum() / pl.col("months").sum()).alias("pace"),
            pl.col("figure_as_of").first().alias("pace_since"),
            (pl.col("half").first() + pl.col("half").last()).alias("rounding"),
            pl.len().alias("pace_figures"),
            pl.col("months").sum().alias("pace_months"),
            pl.col("change"),
            pl.col("months"),
        )
        .filter(pl.col("pace_figures") > 1, _is_beyond_rounding())
    )
    uneven = (
        paces.explode("change", "months")
        .drop_nulls("change")
        .with_columns(((pl.col("change") - pl.col("pace") * pl.col("months")) ** 2 / pl.col("months")).alias("square"))
        .group_by("area_code")
        .agg((pl.col("square").sum() / (pl.len() - 1)).alias("pace_variance"), pl.len().alias("steps"))
    )
    has_spread = pl.col("pace_figures") >= STATISTICAL_FIGURES
    return (
        paces.drop("change", "months")
        .join(uneven, on="area_code")
        .select(
            "area_code",
            pl.col("pace").round().cast(pl.Int64).alias("pace_per_month"),
            "pace_since",
            pl.col("pace_figures").cast(pl.Int64),
            "pace_months",
            pl.when(has_spread).then(pl.col("pace_variance")).alias("pace_variance"),
        )
    )


def with_projection(positions: pl.DataFrame) -> pl.DataFrame:
    """Add where the pace leads by the target date and the range round it.

    With four figures or more the range holds 80 % of a random walk with drift (Student's t, the drift's own
    uncertainty included); with fewer it assumes that the pace may be half as fast or half as fast again, and says so.
    """
    months, pace = pl.col("months_left"), pl.col("pace_per_month")
    projected = (pl.col("covered") + pace * months).clip(lower_bound=0)
    freedom = (pl.col("pace_figures") - 2).clip(1, len(_T_90))
    quantile = freedom.replace_strict(
        list(range(1, len(_T_90) + 1)), list(_T_90), default=None, return_dtype=pl.Float64
    )
    spread = quantile * (pl.col("pace_variance") * (months + months**2 / pl.col("pace_months"))).sqrt()
    assumed = (pace * months).abs() / 2
    half = pl.coalesce(spread, assumed).ceil().cast(pl.Int64)
    kind = (
        pl.when(spread.is_not_null())
        .then(pl.lit(IntervalKind.STATISTICAL_80.value))
        .otherwise(pl.lit(IntervalKind.ASSUMED_HALF.value))
    )
    is_open = months > 0
    return positions.with_columns(
        pl.when(is_open).then(projected).alias("projected"),
        pl.when(is_open).then((projected - half).clip(lower_bound=0)).alias("projected_low"),
        pl.when(is_open).then(projected + half).alias("projected_high"),
        pl.when(is_open & projected.is_not_null()).then(kind).alias("interval_kind"),
    )


def _is_beyond_rounding() -> pl.Expr:
    """A change that is mostly rounding is no pace."""
    change = (pl.col("pace") * pl.col("pace_months")).abs()
    return (pl.col("rounding") == 0) | (change > 2 * pl.col("rounding"))


def _comparable(positions: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    counted = figures.filter(
        pl.col("covered").is_not_null(), pl.col("segment") == "total", pl.col("area_code").is_not_null()
    ).select(
        "area_code",
        month_ordinal(pl.col("as_of")).alias("ordinal"),
        pl.col("as_of").alias("figure_as_of"),
        pl.col("covered").alias("count"),
        half_count("covered_nearest").alias("half"),
        pl.col("base").alias("figure_base"),
        COUNTED_BY,
        (pl.col("percent_verdict").fill_null("none") == "mismatch").alias("is_doubtful"),
        "row",
    )
    now = positions.filter(pl.col("covered").is_not_null()).select(
        "area_code",
        "figure_id",
        month_ordinal(pl.col("as_of")).alias("now"),
        pl.col("employed").alias("now_base"),
        COUNTED_BY,
    )
    age = pl.col("now") - pl.col("ordinal")
    is_same_base = (
        (pl.col("figure_base") - pl.col("now_base")).abs() * SAME_BASE_SHARE <= pl.col("now_base")
    ).fill_null(value=True)
    is_same_area = (pl.col("ordinal") > pl.col("changed")).fill_null(value=True)
    is_position = pl.col("row") == pl.col("figure_id")
    return (
        counted.join(now, on=["area_code", COUNTED_BY])
        .join(_last_change(now), on="area_code", how="left")
        .filter(is_position | ((age > 0) & (age <= PACE_MONTHS) & is_same_base & is_same_area))
        .sort("area_code", "ordinal", "is_doubtful", "row")
        .unique(["area_code", "ordinal"], keep="first", maintain_order=True)
    )


def _last_change(now: pl.DataFrame) -> pl.DataFrame:
    """Return the month in which each area last changed before its position, by area."""
    before = now.join(territory_breaks(), on="area_code").filter(pl.col("changed") < pl.col("now"))
    return before.group_by("area_code").agg(pl.col("changed").max())
