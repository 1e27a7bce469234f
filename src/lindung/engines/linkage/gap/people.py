"""The people of a linked list as an office looks them up: their rows, which row stands for whom, and what they are."""

from typing import Final

import polars as pl
import polars.selectors as cs

from lindung.engines.linkage.gap.people_facets import ELSEWHERE, UNKNOWN, age_band_expr
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode, AreaLevel

LISTED: Final = {
    "snapshot": pl.String, "row": pl.UInt32, "name": pl.String, "name_key": pl.String, "nik_number": pl.Int64,
    "birth_date": pl.Date, "sex": pl.String, "rt": pl.String, "rw": pl.String, "occupation": pl.String,
    "occupation_class": pl.String, "id": pl.Int64, "person": pl.Int64, "village_code": pl.String, "status": pl.String,
    "reason": pl.String, "segment": pl.String, "payer": pl.String, "covered_until": pl.Date,
}  # fmt: skip
"""Columns of the rows of a list with their status that a look-up needs; absent ones are null."""

_CODE_LENGTHS: Final = {AreaLevel.PROVINCE: 2, AreaLevel.REGENCY: 5, AreaLevel.DISTRICT: 8, AreaLevel.VILLAGE: 13}


SMALL: Final = ("snapshot", "sex", "occupation_class", "status", "reason", "segment", "payer", "age_band")
"""Columns of people in which very few texts occur."""
WIDE: Final = ("name", "name_key", "rt", "rw", "occupation", "village_code", "place")
"""Columns of people in which a text occurs more than once."""

Types = dict[str, pl.DataType]


def people(rows: pl.DataFrame, *, month: Month, area: AreaCode) -> pl.DataFrame:
    """Return the rows of a list (LISTED) with ``is_person``, ``age_band`` and ``place``.

    ``is_person`` marks one row of each person, the first that names a village, as
    :func:`lindung.engines.linkage.status.coverage_status.persons_of` does: counting these counts everybody once.
    ``place`` is the village, or UNKNOWN, or ELSEWHERE for who lives outside the area. ``sex`` and ``occupation_class``
    say UNKNOWN instead of null.
    """
    return marked(listed(rows, month=month, area=area))


def listed(rows: pl.DataFrame, *, month: Month, area: AreaCode) -> pl.DataFrame:
    """Return some rows of a list as :func:`people` does, not yet marked; they may come a batch at a time."""
    return rows.select(
        pl.col(name).cast(kind) if name in rows.columns else pl.lit(None, dtype=kind).alias(name)
        for name, kind in LISTED.items()
    ).with_columns(
        age_band=age_band_expr(pl.col("birth_date"), month),
        place=place_expr(pl.col("village_code"), area, AreaLevel.VILLAGE),
        sex=pl.col("sex").fill_null(UNKNOWN),
        occupation_class=pl.col("occupation_class").fill_null(UNKNOWN),
    )


def marked(rows: pl.DataFrame) -> pl.DataFrame:
    """Mark among all rows of a list one of each person; most have one row only, so that few are looked at twice."""
    is_alone = rows["person"].is_unique()
    several = rows.select("id", "person", has_none=pl.col("village_code").is_null()).filter(~is_alone)
    first = several.sort("has_none", "id").unique("person", keep="first")["id"]
    return rows.with_columns(is_person=is_alone | rows["id"].is_in(first.implode()))


def compact_types() -> Types:
    """Return types for :func:`compact`, new ones for each list: texts are let go with the list that holds them."""
    small = dict.fromkeys(SMALL, pl.UInt8)
    return {
        name: pl.Categorical(pl.Categories.random(physical=physical))
        for name, physical in {**dict.fromkeys(WIDE, pl.UInt32), **small}.items()
    }


def compact(people: pl.DataFrame, types: Types) -> pl.DataFrame:
    """Return people with the texts that repeat as numbers of a list, in memory of their own.

    A million take 70 MB so. Every row is gathered anew, for numbers of a file's batch keep the whole batch alive.
    """
    told = people.with_columns(pl.col(name).cast(kind) for name, kind in types.items() if name in people.columns)
    return told.select(pl.all().gather(pl.int_range(pl.len(), dtype=pl.UInt32)))


def plain(people: pl.DataFrame) -> pl.DataFrame:
    """Return compact people with all texts as texts."""
    return people.with_columns(cs.categorical().cast(pl.String))


def place_expr(code: pl.Expr, area: AreaCode, level: AreaLevel) -> pl.Expr:
    """Return the place of a level that codes lie in: UNKNOWN where it does not say, ELSEWHERE outside the area."""
    length = _CODE_LENGTHS[level]
    above = [outer.text for outer in area.lineage[:-1]]
    is_country = area.text == COUNTRY_CODE
    within = pl.lit(value=True) if is_country else (code == area.text) | code.str.starts_with(f"{area.text}.")
    return (
        pl.when(within & (code.str.len_bytes() >= length))
        .then(code.str.slice(0, length))
        .when(code.is_null() | within | code.is_in(above))
        .then(pl.lit(UNKNOWN))
        .otherwise(pl.lit(ELSEWHERE))
    )
