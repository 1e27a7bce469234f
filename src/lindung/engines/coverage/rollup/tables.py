"""The tables of the roll-up: spells of cover, spells settled, workers, deaths.

Places are dense (:class:`lindung.engines.coverage.rollup.areas.AreaIndex`), categories are dense too
(:class:`lindung.engines.coverage.rollup.categories.Categories`), months are ``Month.ordinal``. Registers lie sorted by
``domicile``: a scan then meets one village after another, and whoever counts it needs no tuning.
"""

from collections.abc import Mapping
from typing import Final

import polars as pl

from lindung.engines.coverage.observations import Dimension
from lindung.vocabulary.definition import NumeratorBasis

HORIZONS: Final = (3, 6, 12)
"""Months after joining at which a cohort is looked at again (ucj.md 6.1)."""

PLACES: Final[Mapping[NumeratorBasis, str]] = {
    NumeratorBasis.NIK_DOMICILE: "domicile", NumeratorBasis.WORKPLACE: "workplace",
    NumeratorBasis.REGISTRATION: "registration",
}  # fmt: skip
"""Column of the place in which a person counts on each basis; they are never mixed."""

CATEGORIES: Final[Mapping[Dimension, str]] = {
    dimension: dimension.value for dimension in Dimension if dimension is not Dimension.TOTAL
}
"""Column of the category of each dimension."""

OPEN: Final = 119_999
"""Ordinal of the last month that can be written; stands for "until further notice" inside questions."""

_ATTRIBUTES: Final = {
    **dict.fromkeys(PLACES.values(), pl.Int32),       # place; 0 where none is known
    **dict.fromkeys(CATEGORIES.values(), pl.Int8),    # category; 0 where unknown
    "is_vulnerable": pl.Boolean,                      # pekerja rentan by the list of workers
    "worker_from": pl.Int32,                          # first month in which the person counts as a worker whom the law
    "worker_until": pl.Int32,                         # covers, null: on no such list; and the last, null: still
}  # fmt: skip

SPELL: Final = {
    "person": pl.Int64,
    "first_month": pl.Int32,  # first month covered
    "last_month": pl.Int32,   # last month paid; null where cover goes on until somebody reports its end
    "standing": pl.Int8,      # place among the kinds of cover, 0 the best (linkage's STANDINGS)
    **_ATTRIBUTES,
}  # fmt: skip
"""One row for each time that somebody is covered; spells of a person may overlap, double and touch."""

SETTLED: Final = {
    "person": pl.Int64,
    "first_month": pl.Int32,
    "last_month": pl.Int32,
    **_ATTRIBUTES,
    "previous_last": pl.Int32,     # last month of the person's spell before, null: this is the first
    "previous_segment": pl.Int8,   # and its segment
    "next_first": pl.Int32,        # first month of the spell after, null: this is the latest
    **{f"after_{months}": pl.Boolean for months in HORIZONS},  # first spell only: covered that many months later
}  # fmt: skip
"""Spells of which no two of a person share a month: a row may be counted without asking who it is."""

WORKER: Final = {
    "person": pl.Int64,
    "domicile": pl.Int32,
    "workplace": pl.Int32,
    "segment": pl.Int8,
    "sex": pl.Int8,
    "age_band": pl.Int8,
    "ecosystem": pl.Int8,
    "in_scope": pl.Boolean,       # whom the law covers: not ASN, TNI, Polri, not below or above the ages
    "is_vulnerable": pl.Boolean,
    "from_month": pl.Int32,       # months for which the list stands; rows of a person share no month
    "until_month": pl.Int32,      # null: until the next list
}  # fmt: skip
"""One row for each person of the lists of workers, and for each time that something about the person changes."""

DEATH: Final = {
    "person": pl.Int64,
    "died_in": pl.Int32,
    "is_claimed": pl.Boolean,  # whether the family asked for the death benefit (JKM)
}
"""One row for each death of somebody who may have been covered."""
