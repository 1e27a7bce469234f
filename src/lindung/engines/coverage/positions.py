"""Where areas stand: one figure chosen per area, its target, its gap and its pace."""

from dataclasses import fields

import polars as pl

from lindung.engines.coverage.as_of import year_of
from lindung.engines.coverage.check import CheckedFigures
from lindung.engines.coverage.columns import PERCENT_SCALE
from lindung.engines.coverage.pace import pace_of_positions, with_projection
from lindung.engines.coverage.position import Origin, Outlook, Position
from lindung.engines.coverage.rounding import WHOLE, ceiling, divided

_OTHER_COUNTS = ("registration", "workplace")  # bases that never speak for residents


def area_positions(checked: CheckedFigures) -> pl.DataFrame:
    """Return one row per area with the columns of ``Position``, from figures of all segments together.

    The latest figure with a count or a coverage gives the position; figures counted by registering office or by
    workplace only when there is no other; a share of a target never. Its target is its own, else the nearest year's
    latest stated one.
    """
    figures = _without_ratios(checked)
    chosen = _chosen(figures)
    positions = _with_numbers(chosen.join(_targets(figures), on="area_code", how="left"))
    positions = positions.join(pace_of_positions(positions, figures), on="area_code", how="left")
    positions = with_projection(positions.with_columns(pl.col("pace_figures").fill_null(0)))
    return positions.with_columns(_outlook().alias("outlook")).select(field.name for field in fields(Position))


def _without_ratios(checked: CheckedFigures) -> pl.DataFrame:
    ratios = checked.conflicts.filter(pl.col("kind") == "achievement_ratio").get_column("row")
    is_ratio = pl.col("row").is_in(ratios.implode()) | (pl.col("percent_kind") == "achievement_ratio")
    is_usable = ~is_ratio.fill_null(value=False) & (pl.col("percent_verdict").fill_null("none") != "mismatch")
    areas = checked.figures.filter(
        pl.col("area_code").is_not_null(), pl.col("level").fill_null("") != "branch", pl.col("segment") == "total"
    )
    return areas.with_columns(pl.when(is_usable).then(pl.col("coverage_pct")).alias("usable_pct"))


def _chosen(figures: pl.DataFrame) -> pl.DataFrame:
    """Pick the figure that speaks for each area."""
    speaking = figures.filter(pl.col("covered").is_not_null() | pl.col("usable_pct").is_not_null())
    numbers = ("employed", "covered", "usable_pct", "target_pct", "target_count")
    return (
        speaking.with_columns(
            pl.col("numerator_basis").is_in(_OTHER_COUNTS).alias("is_other_count"),
            (pl.col("percent_verdict").fill_null("none") == "mismatch").alias("is_doubtful"),
            pl.sum_horizontal(*(pl.col(name).is_not_null() for name in numbers)).alias("numbers"),
        )
        .sort(
            "area_code", "is_other_count", "as_of", "is_doubtful", "numbers", "row",
            descending=[False, False, True, False, True, False],
        )
        .unique("area_code", keep="first", maintain_order=True)
    )  # fmt: skip


def _targets(figures: pl.DataFrame) -> pl.DataFrame:
    """List every stated target of an area, latest statement first."""
    stated = figures.filter(
        pl.col("target_year").is_not_null(), pl.col("target_pct").is_not_null() | pl.col("target_count").is_not_null()
    )
    target = pl.struct(
        pl.col("row").alias("stated_row"), "target_year", "target_pct", "target_count", "target_origin"
    ).alias("targets")
    ordered = stated.sort("area_code", "target_year", "as_of", "row", descending=[False, False, True, False])
    return ordered.group_by("area_code", maintain_order=True).agg(target)


def _with_numbers(chosen: pl.DataFrame) -> pl.DataFrame:
    target = _own_or_next_target(chosen)
    numbered = chosen.drop("target_year", "target_pct", "target_count", "target_origin").join(
        target, on="area_code", how="left"
    )
    numbered = numbered.with_columns(*_workers(), *_covered()).with_columns(*_coverage())
    numbered = numbered.with_columns(
        pl.coalesce("target_count", divided(pl.col("target_pct") * pl.col("employed"), pl.lit(WHOLE))).alias(
            "target_count"
        ),
        pl.coalesce("target_pct", divided(pl.col("target_count") * WHOLE, pl.col("employed"))).alias("target_pct"),
    )
    left = pl.col("target_year") * 12 + 11 - (year_of(pl.col("as_of")) * 12 + _month() - 1)
    gap = (pl.col("target_count") - pl.col("covered")).clip(lower_bound=0)
    points = pl.col("target_pct") - pl.col("coverage_pct")
    return numbered.with_columns(
        pl.col("row").alias("figure_id"),
        left.cast(pl.Int64).alias("months_left"),
        gap.alias("gap_to_target"),
        (pl.col("employed") - pl.col("covered")).alias("gap_to_all"),
        (points / PERCENT_SCALE).round(6).alias("gap_points"),
        (pl.col("coverage_pct") / PERCENT_SCALE).round(6).alias("coverage_pct"),
        (pl.col("target_pct") / PERCENT_SCALE).round(6).alias("target_pct"),
        ceiling(gap, left.cast(pl.Int64)).alias("needed_per_month"),
    )


def _month() -> pl.Expr:
    return pl.when(pl.col("as_of").str.len_bytes() >= 7).then(
        pl.col("as_of").str.slice(5, 2).cast(pl.Int32, strict=False)
    )


def _own_or_next_target(chosen: pl.DataFrame) -> pl.DataFrame:
    """The position's own target, else the next year's from another statement."""
    listed = chosen.select("area_code", "row", "as_of", "targets").explode("targets").unnest("targets")
    is_own = (pl.col("stated_row") == pl.col("row")).fill_null(value=False)
    return (
        listed.filter(is_own | (pl.col("target_year") >= year_of(pl.col("as_of"))))
        .with_columns((~is_own).alias("is_borrowed"), pl.col("target_pct").is_null().alias("has_no_percent"))
        .sort("area_code", "is_borrowed", "target_year", "has_no_percent", maintain_order=True)
        .unique("area_code", keep="first", maintain_order=True)
        .select("area_code", "target_year", "target_pct", "target_count", "target_origin")
    )


def _workers() -> tuple[pl.Expr, pl.Expr]:
    of_target = divided(pl.col("target_count") * WHOLE, pl.col("target_pct"))
    of_target = pl.when(pl.col("usable_pct").is_null() | pl.col("covered").is_null()).then(of_target)
    of_percent = pl.when(pl.col("usable_pct").is_not_null()).then(pl.col("implied_from_percent"))
    origin = (
        pl.when(pl.col("employed").is_not_null())
        .then(pl.lit(Origin.PRINTED.value))
        .when(of_percent.is_not_null())
        .then(pl.lit(Origin.FROM_PERCENT.value))
        .when(of_target.is_not_null())
        .then(pl.lit(Origin.FROM_TARGET.value))
    )
    return pl.coalesce("employed", of_percent, of_target).alias("employed"), origin.alias("employed_origin")


def _covered() -> tuple[pl.Expr, pl.Expr]:
    of_percent = pl.when(pl.col("usable_pct").is_not_null()).then(pl.col("known_covered"))
    origin = (
        pl.when(pl.col("covered").is_not_null())
        .then(pl.lit(Origin.PRINTED.value))
        .when(of_percent.is_not_null())
        .then(pl.lit(Origin.FROM_PERCENT.value))
    )
    return pl.coalesce("covered", of_percent).alias("covered"), origin.alias("covered_origin")


def _coverage() -> tuple[pl.Expr, pl.Expr]:
    computed = divided(pl.col("covered") * WHOLE, pl.col("employed"))
    origin = (
        pl.when(pl.col("usable_pct").is_not_null())
        .then(pl.lit(Origin.PRINTED.value))
        .when(computed.is_not_null())
        .then(pl.lit(Origin.COMPUTED.value))
    )
    return pl.coalesce("usable_pct", computed).alias("coverage_pct"), origin.alias("coverage_origin")


def _outlook() -> pl.Expr:
    """Say no more than the data: without a count or a pace nothing is foretold."""
    has_target = pl.col("target_count").is_not_null() | pl.col("target_pct").is_not_null()
    is_reached = (pl.col("gap_to_target") == 0) | (pl.col("gap_points") <= 0)
    cases = (
        (~has_target, Outlook.NO_TARGET),
        (is_reached.fill_null(value=False), Outlook.REACHED),
        ((pl.col("months_left") <= 0).fill_null(value=False), Outlook.TARGET_PASSED),
        (pl.col("covered").is_null() | pl.col("target_count").is_null(), Outlook.NO_COUNT),
        (pl.col("projected").is_null(), Outlook.PACE_UNKNOWN),
        (pl.col("projected_low") >= pl.col("target_count"), Outlook.ON_TRACK),
        (pl.col("projected_high") < pl.col("target_count"), Outlook.SHORT),
    )
    outlook = pl.lit(Outlook.UNCERTAIN.value)
    for condition, name in reversed(cases):
        outlook = pl.when(condition).then(pl.lit(name.value)).otherwise(outlook)
    return outlook
