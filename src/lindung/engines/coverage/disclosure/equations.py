"""Equations: every sum that is nought in a release, as one table of terms."""

from typing import Final

import polars as pl

from lindung.engines.coverage.disclosure.cells import (
    CELL,
    PLACE,
    ObservationError,
    with_measures,
)
from lindung.engines.coverage.disclosure.relations import Link, Relations, complement_of, rest_of
from lindung.engines.coverage.observations import Dimension
from lindung.vocabulary.wilayah import COUNTRY_CODE

TERMS: Final = ("sum", "cell", "factor")
"""One term of a sum: which sum (text), which cell, how often."""


def equations_of(observations: pl.DataFrame, cells: pl.DataFrame, relations: Relations) -> pl.DataFrame:
    """List the terms of all sums: children and area, categories and total, complements, and what is declared.

    Raises:
        ObservationError: A sum is not nought; the message names it.
    """
    printed = cells.filter(~pl.col("is_hidden"))
    rows = with_measures(observations, relations)
    parts = [
        _children(printed),
        _categories(printed, relations),
        _complements(rows, cells),
        _rests(cells, relations),
        *(_linked(printed, link, str(number)) for number, link in enumerate(relations.links)),
    ]
    terms = pl.concat([part.select(TERMS) for part in parts])
    _refuse_unbalanced(terms, cells)
    return terms


def parent_code(code: pl.Expr) -> pl.Expr:
    """The area that an area lies in; null for the country."""
    inner = code.str.replace(r"\.[^.]*$", "")
    return pl.when(code.str.contains(".", literal=True)).then(inner).when(code != COUNTRY_CODE).then(
        pl.lit(COUNTRY_CODE)
    )  # fmt: skip


def depth_of(code: pl.Expr) -> pl.Expr:
    """How deep an area lies: 0 the country, 4 a village."""
    return pl.when(code == COUNTRY_CODE).then(0).otherwise(code.str.count_matches(".", literal=True) + 1).cast(pl.Int8)


def _children(printed: pl.DataFrame) -> pl.DataFrame:
    """An area is its children; a child that is absent counts nobody."""
    children = printed.with_columns(parent_code(pl.col("area_code")).alias("parent")).filter(
        pl.col("parent").is_not_null()
    )
    group = ["month", "basis", "measure", "dimension"]
    divided = children.select(pl.col("parent").alias("area_code"), *group).unique()
    wholes = printed.join(divided, on=["area_code", *group], how="semi")
    parts = children.join(
        wholes.select(pl.col("area_code").alias("parent"), *group, "category", pl.col("cell").alias("whole")),
        on=["parent", *group, "category"],
    )
    return _sums("area", wholes, parts)


def _categories(printed: pl.DataFrame, relations: Relations) -> pl.DataFrame:
    """A total is its categories, in each dimension that a cell's people are told apart by."""
    keys = [*PLACE, "measure"]
    is_total = pl.col("dimension") == Dimension.TOTAL.value
    totals = printed.filter(is_total).select(*keys, pl.col("cell").alias("whole"))
    divided = printed.filter(~is_total & ~pl.col("dimension").is_in(sorted(relations.overlapping)))
    parts = divided.join(totals, on=keys)
    wholes = parts.select("whole", "dimension").unique(maintain_order=True)
    name = pl.format("{} {}", "dimension", "whole").alias("sum")
    return pl.concat(
        [
            wholes.select(name, pl.col("whole").alias("cell"), pl.lit(-1).alias("factor")),
            parts.select(name, "cell", pl.lit(1).alias("factor")),
        ]
    )


def _sums(kind: str, wholes: pl.DataFrame, parts: pl.DataFrame) -> pl.DataFrame:
    return pl.concat(
        [
            wholes.select(pl.format(f"{kind} {{}}", "cell").alias("sum"), "cell", pl.lit(-1).alias("factor")),
            parts.select(pl.format(f"{kind} {{}}", "whole").alias("sum"), "cell", pl.lit(1).alias("factor")),
        ]
    )


def _complements(rows: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """Denominator - numerator - complement."""
    divided = rows.filter(pl.col("denominator").is_not_null() & (pl.col("of") != pl.col("counted")))
    left = pl.format(complement_of("{}", "{}"), "of", "counted")
    named = (
        divided.with_columns(left.alias("left"))
        .unique([*PLACE, "left", "dimension", "category"], keep="first", maintain_order=True)
        .with_row_index("number")
    )
    own = ("dimension", "category")
    pieces = (("of", ("of_dimension", "of_category"), 1), ("counted", own, -1), ("left", own, -1))
    return pl.concat(
        [
            named.select("number", *PLACE, measure=measure, dimension=place[0], category=place[1])
            .join(cells.select(*CELL, "cell"), on=CELL)
            .select(pl.format("left {}", "number").alias("sum"), "cell", pl.lit(factor).alias("factor"))
            for measure, place, factor in pieces
        ]
    )


def _rests(cells: pl.DataFrame, relations: Relations) -> pl.DataFrame:
    """Total - category - the others, in dimensions whose categories share people."""
    keys = [*PLACE, "measure"]
    printed = cells.filter(~pl.col("is_hidden"))
    totals = printed.filter(pl.col("dimension") == Dimension.TOTAL.value).select(*keys, pl.col("cell").alias("total"))
    parts = printed.filter(pl.col("dimension").is_in(sorted(relations.overlapping))).join(totals, on=keys)
    rests = cells.filter("is_hidden").select(*CELL, pl.col("cell").alias("rest"))
    found = parts.with_columns(pl.format(rest_of("{}"), "measure").alias("measure")).join(rests, on=CELL)
    name = pl.format("rest {}", "rest").alias("sum")
    return pl.concat(
        [
            found.select(name, cell=column, factor=pl.lit(factor))
            for column, factor in (("total", 1), ("cell", -1), ("rest", -1))
        ]
    )


def _linked(printed: pl.DataFrame, link: Link, name: str) -> pl.DataFrame:
    """A declared sum, where the release holds the months of all its terms."""
    spread = ["basis", "dimension", "month"]
    held = printed.select("measure", *spread).unique()
    pieces = []
    for term in link.terms:
        shown = pl.col("month") + term.months_back
        mine = printed.filter(pl.col("measure") == term.measure).with_columns(shown.alias("month"))
        pieces.append(mine.with_columns(pl.lit(term.factor).alias("factor")))
    found = pl.concat(pieces)
    for term in link.terms:
        months = held.filter(pl.col("measure") == term.measure).with_columns(pl.col("month") + term.months_back)
        found = found.join(months, on=spread, how="semi")
    place = pl.concat_str("area_code", "month", "basis", "dimension", "category", separator=" ")
    return found.select(pl.format(f"link {name} {{}}", place).alias("sum"), "cell", "factor")


def _refuse_unbalanced(terms: pl.DataFrame, cells: pl.DataFrame) -> None:
    valued = terms.join(cells.select("cell", "value", *CELL), on="cell")
    sums = valued.group_by("sum", maintain_order=True).agg(
        (pl.col("factor") * pl.col("value")).sum().alias("left"),
        pl.concat_str("measure", "area_code", "month", "dimension", "category", separator=" ").first().alias("where"),
    )
    wrong = sums.filter(pl.col("left") != 0)
    if not wrong.is_empty():
        first = wrong.row(0, named=True)
        raise ObservationError(
            f"A sum does not hold: {first['where']} ({first['sum'].split()[0]}) is off by {abs(first['left'])}. "
            "Unknown children and unknown categories are rows of their own, so that parts add up to their total."
        )
