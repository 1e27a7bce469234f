"""An indicator of one area and month by who pays, segment, programme, sex, age, ecosystem; the parts add up to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from lindung.engines.coverage.observations import UNKNOWN, Dimension
from lindung.vocabulary.age_band import AGE_BANDS
from lindung.vocabulary.ecosystem import Ecosystem
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.nik import Sex
from lindung.vocabulary.payer_kind import PayerKind
from lindung.vocabulary.segment import MEMBERSHIP_SEGMENTS


@dataclass(frozen=True)
class Part:
    """One category.

    Attributes:
        category: Its code.
        words: Its name.
        numerator: Persons, or person-months.
        denominator: Of whom; None where nobody tells, as no list of workers says who would pay for them.
    """

    category: str
    words: Words
    numerator: int
    denominator: int | None

    @property
    def percent(self) -> float | None:
        """The share of its denominator, or None."""
        return 100 * self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True)
class Breakdown:
    """An indicator by one dimension.

    Attributes:
        dimension: By what.
        parts: Its categories, in their order; who cannot be told apart comes last.
        of_all: Every share is of all workers of the area, for workers are not told apart by this.
    """

    dimension: Dimension
    parts: tuple[Part, ...]
    of_all: bool

    @property
    def total(self) -> int:
        """The sum of the parts; it equals the area's number."""
        return sum(part.numerator for part in self.parts)


def breakdowns_of(
    rows: pl.DataFrame, *, area: str, indicator: str, month: Month, dimensions: Sequence[Dimension]
) -> tuple[Breakdown, ...]:
    """Return an indicator by each dimension; one that the registers do not tell of is left out.

    Args:
        rows: Columns of ``OBSERVATION``, of one basis.
        area: The area.
        indicator: Its id.
        month: The month.
        dimensions: By what, in the order wanted; the total is no dimension.
    """
    own = rows.filter(
        pl.col("area_code") == area, pl.col("indicator") == indicator, pl.col("month") == month.ordinal
    ).with_columns(pl.col("category").cast(pl.String))
    found = (_breakdown(own, one) for one in dimensions if one is not Dimension.TOTAL)
    return tuple(one for one in found if any(part.category != UNKNOWN for part in one.parts))


def _breakdown(own: pl.DataFrame, dimension: Dimension) -> Breakdown:
    told = own.filter(pl.col("dimension") == dimension.value)
    rows = {row[0]: row[1:] for row in told.select("category", "numerator", "denominator").iter_rows()}
    of_all = dimension in _OF_MEMBERS_ONLY
    is_known = _denominators_are_told(rows)
    parts = [
        Part(category, _words(dimension, category), numerator, denominator if is_known else None)
        for category, (numerator, denominator) in sorted(rows.items(), key=lambda row: _place(dimension, row[0]))
        if numerator or (is_known and denominator and not of_all)
    ]
    return Breakdown(dimension, tuple(parts), of_all=of_all)


def _denominators_are_told(rows: dict[str, tuple[int, int | None]]) -> bool:
    """Whether the list of workers tells the categories: somebody of a known one is in a denominator."""
    return any(denominator for category, (_, denominator) in rows.items() if category != UNKNOWN)


def _place(dimension: Dimension, category: str) -> tuple[bool, int, str]:
    order = _ORDER.get(dimension, ())
    return (category == UNKNOWN, order.index(category) if category in order else len(order), category)


def _words(dimension: Dimension, category: str) -> Words:
    if category == UNKNOWN:
        return _UNKNOWN_WORDS
    if dimension is Dimension.AGE_BAND:
        return _age_words(category)
    return _NAMES.get(dimension, {}).get(category) or Words(category, category)


def _age_words(band: str) -> Words:
    years = band.replace("-", "\N{EN DASH}")
    if years.endswith("+"):
        return Words(f"{years[:-1]} tahun ke atas", f"{years[:-1]} and over")
    return Words(f"{years} tahun", f"{years} years")


_UNKNOWN_WORDS: Final = Words("Tidak diketahui", "Unknown")
_OF_MEMBERS_ONLY: Final = frozenset({Dimension.SEGMENT, Dimension.PAYER, Dimension.PROGRAMME})
_NAMES: Final = {
    Dimension.SEGMENT: {str(one): one.words for one in MEMBERSHIP_SEGMENTS},
    Dimension.PAYER: {str(one): one.words for one in PayerKind},
    Dimension.ECOSYSTEM: {str(one): one.words for one in Ecosystem},
    Dimension.SEX: {Sex.FEMALE.value: Words("Perempuan", "Women"), Sex.MALE.value: Words("Laki-laki", "Men")},
}
_ORDER: Final = {
    Dimension.SEGMENT: tuple(str(one) for one in MEMBERSHIP_SEGMENTS),
    Dimension.PAYER: tuple(str(one) for one in PayerKind),
    Dimension.SEX: (Sex.FEMALE.value, Sex.MALE.value),
    Dimension.AGE_BAND: AGE_BANDS,
    Dimension.ECOSYSTEM: tuple(str(one) for one in Ecosystem),
}
