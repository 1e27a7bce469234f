"""What a reader knows: published numbers, and the rules of arithmetic between all numbers, published or not.

Written apart from the suppressor's cells and sums, so that a mistake there is not repeated here. Only the declaration
of :mod:`~lindung.engines.coverage.disclosure.relations` is shared. What the suppressor keeps as hidden cells is an
inequality here.
"""

from dataclasses import dataclass
from typing import Final

import polars as pl

from lindung.engines.coverage.disclosure.arithmetic import ANY, LAW, NOT_BELOW, laws_among
from lindung.engines.coverage.disclosure.protected import Released
from lindung.engines.coverage.disclosure.relations import Relations, complement_of, own_denominator
from lindung.engines.coverage.observations import KEY, Dimension

NAME: Final = ["area_code", "month", "basis", "measure", "dimension", "category"]


@dataclass(frozen=True)
class Knowledge:
    """What can be known of a release.

    Attributes:
        numbers: ``NAME``, ``number`` (0, 1, ...), ``true``, and ``shown``, null when withheld.
        laws: Sums with their ``kind`` (``NOUGHT``, ``NOT_BELOW``, ``ANY``): ``law``, ``number``, ``factor``.
        pairs: What two numbers give away by subtraction: ``name``, ``more``, ``less`` (numbers), ``is_part`` (the one
            is known to be among the other).
    """

    numbers: pl.DataFrame
    laws: pl.DataFrame
    pairs: pl.DataFrame


def knowledge_of(released: Released, previous: Released | None = None) -> Knowledge:
    """Gather what a reader knows of one release, or of two: numbers that did not change are known from either."""
    numbers = _numbers(released)
    if previous is None:
        return _with_laws(numbers.with_row_index("number").with_columns(pl.col("number").cast(pl.Int64)), released)
    before = _numbers(previous).rename({"shown": "shown_before"})
    same = numbers.join(before, on=[*NAME, "true"], how="left", maintain_order="left").with_columns(
        pl.coalesce("shown", "shown_before").alias("shown")
    )
    changed = before.join(numbers, on=[*NAME, "true"], how="anti", maintain_order="left")
    changed = changed.rename({"shown_before": "shown"}).select(numbers.columns)
    everything = pl.concat([same.select(numbers.columns), changed]).with_row_index("number")
    everything = everything.with_columns(pl.col("number").cast(pl.Int64))
    now = _with_laws(everything.head(numbers.height), released)
    was = everything.join(before.select(*NAME, "true"), on=[*NAME, "true"], how="semi")
    then = _with_laws(was, previous)
    laws = pl.concat([now.laws, then.laws.with_columns(pl.format("before {}", "law").alias("law"))])
    return Knowledge(everything, laws, pl.concat([now.pairs, then.pairs]).unique(["name", "more", "less"]))


def _numbers(released: Released) -> pl.DataFrame:
    shown = released.observations.select(
        *KEY, pl.col("numerator").alias("shown"), pl.col("denominator").alias("shown_of")
    )
    rows = _named(released.truth.join(shown, on=KEY, how="left"), released.relations)
    of = rows.filter(pl.col("denominator").is_not_null())
    parts = [
        rows.select(*NAME, pl.col("numerator").alias("true"), "shown"),
        of.select(
            "area_code", "month", "basis", pl.col("of").alias("measure"), pl.col("of_dimension").alias("dimension"),
            pl.col("of_category").alias("category"), pl.col("denominator").alias("true"),
            pl.col("shown_of").alias("shown"),
        ),
    ]  # fmt: skip
    return pl.concat(parts).group_by(NAME).agg(pl.col("true").first(), pl.col("shown").max()).sort(NAME)


def _named(rows: pl.DataFrame, relations: Relations) -> pl.DataFrame:
    declared = pl.DataFrame(
        [(one.indicator, one.numerator, one.denominator) for one in relations.measures],
        schema={"indicator": pl.String, "measure": pl.String, "of": pl.String}, orient="row",
    )  # fmt: skip
    is_whole = pl.col("dimension").is_in(sorted(relations.undivided))
    return rows.join(declared, on="indicator", how="left").with_columns(
        pl.coalesce("measure", "indicator").alias("measure"),
        pl.when(pl.col("of").fill_null("") == "")
        .then(pl.format(own_denominator("{}"), "indicator"))
        .otherwise("of")
        .alias("of"),
        pl.when(is_whole).then(pl.lit(Dimension.TOTAL.value)).otherwise("dimension").alias("of_dimension"),
        pl.when(is_whole).then(pl.lit("")).otherwise("category").alias("of_category"),
    )


def _with_laws(numbers: pl.DataFrame, released: Released) -> Knowledge:
    pairs = _pairs(numbers, released)
    parts = pairs.with_row_index("row")
    kind = pl.when("is_part").then(pl.lit(NOT_BELOW)).otherwise(pl.lit(ANY))
    at_most = [
        parts.select(law=pl.format("part {}", "row"), number=side, factor=pl.lit(factor), kind=kind)
        for side, factor in (("more", 1), ("less", -1))
    ]
    laws = [*laws_among(numbers, released.relations), *at_most]
    return Knowledge(numbers, pl.concat([law.select(LAW.keys()).cast(pl.Schema(LAW)) for law in laws]), pairs)


def _pairs(numbers: pl.DataFrame, released: Released) -> pl.DataFrame:
    """Denominators with their numerators, and totals with categories that overlap."""
    relations = released.relations
    rows = _named(released.truth, relations).filter(
        pl.col("denominator").is_not_null(), pl.col("of") != pl.col("measure")
    )
    place = ["area_code", "month", "basis"]
    less = numbers.select(*NAME, pl.col("number").alias("less"))
    more = numbers.select(
        *place, pl.col("measure").alias("of"), pl.col("dimension").alias("of_dimension"),
        pl.col("category").alias("of_category"), pl.col("number").alias("more"),
    )  # fmt: skip
    divided = rows.join(less, on=NAME).join(more, on=[*place, "of", "of_dimension", "of_category"])
    name = pl.format(complement_of("{}", "{}"), "of", "measure")
    exceeding = [f"{basis}|{measure}" for basis, measure in sorted(relations.exceeding)]
    divided = divided.select(
        name=name, more="more", less="less", is_part=~pl.concat_str("basis", name, separator="|").is_in(exceeding)
    )
    totals = numbers.filter(pl.col("dimension") == Dimension.TOTAL.value)
    sharing = numbers.filter(pl.col("dimension").is_in(sorted(relations.overlapping))).join(
        totals.select(*place, "measure", pl.col("number").alias("more")), on=[*place, "measure"]
    )
    sharing = sharing.select(
        name=pl.format("{} not {}", "measure", "category"), more="more", less="number", is_part=pl.lit(value=True)
    )
    return pl.concat([divided, sharing]).unique(maintain_order=True)
