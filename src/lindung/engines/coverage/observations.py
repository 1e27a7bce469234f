"""Observations: what coverage counted, one number a row; the flat table that builds write and releases publish.

A person counts in one area of each level. Who is placed in an area but in none of its children is counted in a child
that stands for "unknown": ``33.74.00`` below ``33.74``, ``33.74.01.0000`` below ``33.74.01``, ``00`` below the country.
No area of the Kemendagri list has such a code. So the children of an area always add up to it.
"""

from enum import StrEnum
from typing import Final

import polars as pl

from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaLevel

OBSERVATION: Final = {
    "area_code": pl.String,    # Kemendagri code, or the code of an unknown child
    "month": pl.Int32,         # Month.ordinal
    "basis": pl.String,        # NumeratorBasis: which area a person is counted in; never mixed in one series
    "indicator": pl.String,    # id in indicators.toml
    "dimension": pl.String,    # Dimension
    "category": pl.String,     # of the dimension, "" in total, "unknown" where nobody knows
    "numerator": pl.Int64,     # whole persons, or person-months
    "denominator": pl.Int64,   # whole persons; null for a count
}  # fmt: skip
"""One row for each area, month, basis, indicator and category; a row that is absent counts nobody."""

KEY: Final = ("area_code", "month", "basis", "indicator", "dimension", "category")
"""What an observation is of; no two rows of a release share it."""

UNKNOWN: Final = "unknown"
"""The category of who cannot be told apart: the categories of a dimension add up to the total."""


class Dimension(StrEnum):
    """By what an observation is broken down; one at a time."""

    TOTAL = "total"
    SEGMENT = "segment"
    PROGRAMME = "programme"
    PAYER = "payer"
    SEX = "sex"
    AGE_BAND = "age_band"
    ECOSYSTEM = "ecosystem"

    @property
    def words(self) -> Words:
        """The dimension in both languages."""
        return _WORDS[self]


def unknown_child(area_code: str) -> str:
    """Return the code that stands for people of an area whose child is unknown; a village has none."""
    depth = 0 if area_code == COUNTRY_CODE else area_code.count(".") + 1
    if depth >= AreaLevel.VILLAGE:
        raise ValueError(f"{area_code} is a village; a village has no children.")
    return ("00", f"{area_code}.00", f"{area_code}.00", f"{area_code}.0000")[depth]


def is_unknown(area_code: str) -> bool:
    """Whether the code stands for the unknown children of an area."""
    return area_code.rpartition(".")[2] in {"00", "0000"}


_WORDS = {
    Dimension.TOTAL: Words("semua", "all"),
    Dimension.SEGMENT: Words("segmen", "segment"),
    Dimension.PROGRAMME: Words("program", "programme"),
    Dimension.PAYER: Words("pembayar", "payer"),
    Dimension.SEX: Words("jenis kelamin", "sex"),
    Dimension.AGE_BAND: Words("kelompok umur", "age band"),
    Dimension.ECOSYSTEM: Words("ekosistem", "ecosystem"),
}
