"""The people of a linked list as an office looks them up: their rows, which row stands for whom, and what they are."""

from typing import Final

import polars as pl

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


REPEATING: Final = (
    "snapshot", "sex", "rt", "rw", "occupation", "occupation_class", "village_code", "status", "reason", "segment",
    "payer", "age_band", "place",
)  # fmt: skip
"""Columns of people in which few texts occur."""


def people(rows: pl.DataFrame, *, month: Month, area: AreaCode) -> pl.DataFrame:
    """Return the rows of a list (LISTED) with ``is_person``, ``age_band`` and ``place``.

    ``is_person`` marks one row of each person, the first that names a village, as
    :func:`lindung.engines.linkage.status.coverage_status.persons_of` does: counting these counts everybody once.
    ``place`` is the village, or UNKNOWN, or ELSEWHERE for who lives outside the area. ``sex`` and ``occupation_class``
    say UNKNOWN instead of null.
    """
    given = rows.select(
        pl.col(name).cast(kind) if name in rows.columns else pl.lit(None, dtype=kind).alias(name)
        for name, kind in LISTED.items()
    )
    behind = pl.when(pl.col("village_code").is_null()).then(given.height).otherwise(0)
    return (
        given.with_columns(order=pl.col("id") + behind)
        .with_columns(
            is_person=pl.col("order") == pl.col("order").min().over("person"),
            age_band=age_band_expr(pl.col("birth_date"), month),
            place=place_expr(pl.col("village_code"), area, AreaLevel.VILLAGE),
            sex=pl.col("sex").fill_null(UNKNOWN),
            occupation_class=pl.col("occupation_class").fill_null(UNKNOWN),
        )
        .drop("order")
    )


def compact(people: pl.DataFrame) -> pl.DataFrame:
    """Return people with the texts that repeat as numbers of a list: what is held of a million takes half the room."""
    return people.with_columns(pl.col(name).cast(pl.Categorical) for name in REPEATING if name in people.columns)


def plain(people: pl.DataFrame) -> pl.DataFrame:
    """Return compact people with all texts as texts."""
    return people.with_columns(pl.col(pl.Categorical).cast(pl.String))


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
