"""The arithmetic a reader applies to all numbers of a release, published or not."""

from typing import Final

import polars as pl

from lindung.engines.coverage.disclosure.relations import Link, Relations
from lindung.engines.coverage.observations import Dimension
from lindung.vocabulary.wilayah import COUNTRY_CODE

LAW: Final[dict[str, type[pl.DataType]]] = {"law": pl.String, "number": pl.Int64, "factor": pl.Int64, "kind": pl.String}
"""One term of a law: what its sum may be is its kind."""

NOUGHT: Final = "nought"
NOT_BELOW: Final = "not below nought"
ANY: Final = "any"


def laws_among(numbers: pl.DataFrame, relations: Relations) -> list[pl.DataFrame]:
    """List the sums that are nought among numbers: areas, categories, and what is declared."""
    links = [_links(numbers, link, str(place)) for place, link in enumerate(relations.links)]
    return [_areas(numbers), _categories(numbers, relations), *links]


def _areas(numbers: pl.DataFrame) -> pl.DataFrame:
    """Children add up to their area."""
    pieces = pl.col("area_code").str.split(".")
    inside = pl.when(pieces.list.len() > 1).then(pieces.list.slice(0, pieces.list.len() - 1).list.join("."))
    upper = inside.otherwise(pl.when(pl.col("area_code") != COUNTRY_CODE).then(pl.lit(COUNTRY_CODE)))
    group = ["month", "basis", "measure", "dimension"]
    children = numbers.with_columns(upper.alias("upper"))
    known = numbers.select(pl.col("area_code").alias("upper"), *group).unique()
    children = children.join(known, on=["upper", *group], how="semi")
    parents = numbers.with_columns(pl.col("area_code").alias("upper")).join(
        children.select("upper", *group).unique(), on=["upper", *group], how="semi"
    )
    law = pl.concat_str(pl.lit("area"), "upper", *group, "category", separator="|")
    return pl.concat(
        [
            part.select(law=law, number="number", factor=pl.lit(factor), kind=pl.lit(NOUGHT))
            for part, factor in ((children, 1), (parents, -1))
        ]
    )


def _categories(numbers: pl.DataFrame, relations: Relations) -> pl.DataFrame:
    """Categories add up to the total where people are in one of them each."""
    group = ["area_code", "month", "basis", "measure"]
    is_total = pl.col("dimension") == Dimension.TOTAL.value
    parts = numbers.filter(~is_total, ~pl.col("dimension").is_in(sorted(relations.overlapping)))
    parts = parts.join(numbers.filter(is_total).select(*group), on=group, how="semi")
    totals = numbers.filter(is_total).drop("dimension").join(parts.select(*group, "dimension").unique(), on=group)
    law = pl.concat_str(pl.lit("categories"), *group, "dimension", separator="|")
    return pl.concat(
        [
            part.select(law=law, number="number", factor=pl.lit(factor), kind=pl.lit(NOUGHT))
            for part, factor in ((parts, 1), (totals, -1))
        ]
    )


def _links(numbers: pl.DataFrame, link: Link, place: str) -> pl.DataFrame:
    """A declared sum, where all its terms are in the release's months."""
    group = ["area_code", "basis", "dimension", "category", "month"]
    spread = ["basis", "dimension", "month"]
    law = pl.concat_str(pl.lit(f"link {place}"), *group, separator="|")
    terms, months = [], None
    for term in link.terms:
        moved = numbers.filter(pl.col("measure") == term.measure).with_columns(pl.col("month") + term.months_back)
        held = moved.select(spread).unique()
        months = held if months is None else months.join(held, on=spread, how="semi")
        terms.append(moved.select(*group, "number", pl.lit(term.factor).alias("factor")))
    found = pl.concat(terms)
    found = found if months is None else found.join(months, on=spread, how="semi")
    return found.select(law=law, number="number", factor="factor", kind=pl.lit(NOUGHT))
