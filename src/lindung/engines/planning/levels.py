"""Spread a target from an area down to its villages, level by level; add numbers up where an area has none."""

from typing import Final

import polars as pl

from lindung.engines.planning.cascade import CHILDREN, spread
from lindung.engines.planning.refusals import SpreadRefusal, SpreadRefusedError
from lindung.vocabulary.target_plan import SpreadRule, TargetBasis, UnknownNumbers

NUMBERS: Final = {
    "parent": pl.String,
    "code": pl.String,
    "level": pl.Int64,    # AreaLevel
    "workers": pl.Int64,  # people; null when nobody states them
    "covered": pl.Int64,  # people; null when nobody states them
    "as_of": pl.String,   # date of the numbers, as exact as stated; "" when nobody says
    "basis": pl.String,   # TargetBasis
}  # fmt: skip
"""What the targets of areas rest on, one row an area, over several levels."""


def spread_down(
    target: int,
    area_code: str,
    areas: pl.DataFrame,
    rule: SpreadRule,
    *,
    unknown: UnknownNumbers = UnknownNumbers.REFUSE,
) -> pl.DataFrame:
    """Spread a target over the areas directly inside, then each share over the areas inside those.

    Args:
        target: People the area is to have covered.
        area_code: The area the target is set for.
        areas: Columns of CHILDREN, all levels below the area together.
        rule: By what people are shared out, the same on every level.
        unknown: What happens to areas without numbers.

    Returns:
        Columns of CHILDREN and ``share`` for all areas reached, by parent and code. What lies inside an area without a
        share is not reached.

    Raises:
        SpreadRefusedError: Some level cannot be spread, or a fixed area lies inside one without a share.
    """
    targets = pl.DataFrame({"parent": [area_code], "target": [target]})
    found = []
    while not (shared := spread(targets, areas.select(*CHILDREN), rule, unknown=unknown)).is_empty():
        found.append(shared)
        targets = shared.filter(pl.col("share").is_not_null()).select(
            pl.col("code").alias("parent"), pl.col("share").alias("target")
        )
    reached = pl.concat(found) if found else shared
    _refuse_unreached(areas, reached)
    return reached


def filled_from_below(numbers: pl.DataFrame) -> pl.DataFrame:
    """Give an area without numbers the sum of the areas inside, when all of those have numbers; deepest level first.

    The sum is as old as its oldest part. Numbers that somebody states are never replaced by sums.
    """
    for level in sorted(numbers["level"].unique(), reverse=True)[1:]:
        numbers = _filled(numbers, level)
    return numbers


def _filled(numbers: pl.DataFrame, level: int) -> pl.DataFrame:
    sums = (
        numbers.filter(pl.col("level") == level + 1)
        .group_by("parent")
        .agg(
            pl.col("workers").sum().alias("workers_below"),
            pl.col("covered").sum().alias("covered_below"),
            pl.col("as_of").min().alias("as_of_below"),
            (pl.col("workers").is_not_null() & pl.col("covered").is_not_null()).all().alias("is_whole"),
        )
    )
    joined = numbers.join(sums, left_on="code", right_on="parent", how="left", maintain_order="left")
    is_missing = pl.col("workers").is_null() | pl.col("covered").is_null()
    takes = (pl.col("level") == level) & is_missing & pl.col("is_whole").fill_null(value=False)
    return joined.with_columns(
        *(pl.when(takes).then(f"{name}_below").otherwise(name).alias(name) for name in ("workers", "covered", "as_of")),
        pl.when(takes).then(pl.lit(TargetBasis.SUM_BELOW.value)).otherwise("basis").alias("basis"),
    ).select(*NUMBERS)


def _refuse_unreached(areas: pl.DataFrame, reached: pl.DataFrame) -> None:
    unreached = areas.filter(pl.col("fixed").is_not_null()).join(reached, on="code", how="anti").sort("code")
    if not unreached.is_empty():
        first = unreached.filter(pl.col("parent") == unreached["parent"][0])
        raise SpreadRefusedError(SpreadRefusal.FIXED_WITHOUT_TARGET, first["parent"][0], tuple(first["code"]))
