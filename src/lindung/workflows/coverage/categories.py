"""The categories that an office counts by, and how rows of registers fall into them."""

from typing import Final

import polars as pl

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.categories import Categories
from lindung.vocabulary.age_band import AGE_BANDS, FIRST_AGES
from lindung.vocabulary.ecosystem import Ecosystem
from lindung.vocabulary.month import Month
from lindung.vocabulary.nik import Sex
from lindung.vocabulary.payer_kind import PayerKind, payer_patterns
from lindung.vocabulary.segment import MEMBERSHIP_SEGMENTS

DIMENSIONS: Final = (
    Dimension.TOTAL, Dimension.SEGMENT, Dimension.PAYER, Dimension.PROGRAMME, Dimension.SEX, Dimension.AGE_BAND,
)  # fmt: skip
"""What registers tell of every person; the ecosystem is one more, where the list of workers tells it."""


def categories_of(memberships: pl.DataFrame) -> Categories:
    """Return the categories of each dimension; sets of programmes are those that the extracts name."""
    return Categories.of(
        {
            Dimension.SEGMENT: [str(segment) for segment in MEMBERSHIP_SEGMENTS],
            Dimension.PAYER: [kind.value for kind in PayerKind],
            Dimension.PROGRAMME: programme_sets(memberships["programmes"]).unique().drop_nulls().sort().to_list(),
            Dimension.SEX: [sex.value for sex in (Sex.FEMALE, Sex.MALE)],
            Dimension.AGE_BAND: AGE_BANDS,
            Dimension.ECOSYSTEM: [one.value for one in Ecosystem],
        }
    )


def programme_sets(programmes: pl.Series) -> pl.Series:
    """Write sets of programmes as a name: ``JKK+JKM``; null where none is told."""
    return programmes.str.replace_all(" ", "+", literal=True).replace("", None)


def payer_kinds(payers: pl.Series) -> pl.Series:
    """Read who pays; each different text once. Null where the extract does not say."""
    text = pl.col("payer").str.to_lowercase().str.replace_all(r"\s+", " ").str.strip_chars(" ")
    fits = pl.coalesce(
        *(pl.when(text.str.contains(pattern)).then(pl.lit(kind.value)) for kind, pattern in payer_patterns().items()),
        pl.when(text.is_not_null()).then(pl.lit(PayerKind.OTHER.value)),
    )
    rows = payers.alias("payer").to_frame()
    known = rows.unique().with_columns(kind=fits)
    return rows.join(known, on="payer", how="left", nulls_equal=True, maintain_order="left")["kind"]


def age_bands(births: pl.Series, month: Month) -> pl.Series:
    """Return the band of the age reached on the first day of a month; null for who has no birth date."""
    born = pl.col("born")
    had_birthday = (born.dt.month() < month.number) | ((born.dt.month() == month.number) & (born.dt.day() == 1))
    age = month.year - born.dt.year() - pl.when(had_birthday).then(0).otherwise(1)
    band = pl.lit(None, dtype=pl.String)
    for first, name in zip(FIRST_AGES, AGE_BANDS, strict=True):
        band = pl.when(age >= first).then(pl.lit(name)).otherwise(band)
    return births.alias("born").to_frame().select(band=band).to_series()
