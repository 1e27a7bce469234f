"""What people of a linked list are told apart by; everybody has exactly one value of each, so that counts add up."""

from datetime import date
from enum import StrEnum

import polars as pl

from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month

UNKNOWN = "unknown"
"""Value of who has none: no birth date, no sex, no occupation, no village."""
ELSEWHERE = "elsewhere"
"""Place of who lives outside the area of the linkage."""


class AgeBand(StrEnum):
    """Age in whole years on the first day of the month asked, as for the age limits."""

    BELOW_18 = "below_18"
    FROM_18 = "18_24"
    FROM_25 = "25_34"
    FROM_35 = "35_44"
    FROM_45 = "45_54"
    FROM_55 = "55_64"
    FROM_65 = "65_up"
    UNKNOWN = UNKNOWN

    @property
    def words(self) -> Words:
        """The band in both languages."""
        return _AGES[self]


class ListedSex(StrEnum):
    """Sex as the list says it."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = UNKNOWN

    @property
    def words(self) -> Words:
        """The sex in both languages."""
        return _SEXES[self]


class ListedWork(StrEnum):
    """What the list says about somebody's work."""

    WORKING = "working"
    UNCLEAR = "unclear"
    NOT_WORKING = "not_working"
    STUDENT = "student"
    PENSIONER = "pensioner"
    CIVIL_SERVANT = "civil_servant"
    SOLDIER_POLICE = "soldier_police"
    UNKNOWN = UNKNOWN

    @property
    def words(self) -> Words:
        """The kind of work in both languages."""
        return _WORKS[self]


def age_expr(birth: pl.Expr, month: Month) -> pl.Expr:
    """Return the age in whole years on the first day of a month; null without a birth date, 0 before birth."""
    years = month.year - birth.dt.year().cast(pl.Int16)
    has_not_reached = (birth.dt.month() > month.number) | ((birth.dt.month() == month.number) & (birth.dt.day() > 1))
    return (years - has_not_reached.cast(pl.Int16)).clip(0)


def age_band_expr(birth: pl.Expr, month: Month) -> pl.Expr:
    """Return the AgeBand of birth dates."""
    younger = [pl.when(birth > _birthday(month, bound)).then(pl.lit(band.value)) for bound, band in _BOUNDS.items()]
    unknown = pl.when(birth.is_null()).then(pl.lit(AgeBand.UNKNOWN.value))
    return pl.coalesce(unknown, *younger, pl.lit(AgeBand.FROM_65.value))


def _birthday(month: Month, years: int) -> date:
    """Return the last birth date that has reached an age on the first day of the month."""
    return date(month.year - years, month.number, 1)


_BOUNDS = {
    18: AgeBand.BELOW_18, 25: AgeBand.FROM_18, 35: AgeBand.FROM_25, 45: AgeBand.FROM_35, 55: AgeBand.FROM_45,
    65: AgeBand.FROM_55,
}  # fmt: skip
"""{age that must be reached to leave the band: the band}."""

_AGES = {
    AgeBand.BELOW_18: Words("di bawah 18 tahun", "below 18"),
    AgeBand.FROM_18: Words("18–24 tahun", "18–24"),
    AgeBand.FROM_25: Words("25–34 tahun", "25–34"),
    AgeBand.FROM_35: Words("35–44 tahun", "35–44"),
    AgeBand.FROM_45: Words("45–54 tahun", "45–54"),
    AgeBand.FROM_55: Words("55–64 tahun", "55–64"),
    AgeBand.FROM_65: Words("65 tahun ke atas", "65 and over"),
    AgeBand.UNKNOWN: Words("umur tidak diketahui", "age unknown"),
}
_SEXES = {
    ListedSex.FEMALE: Words("perempuan", "female"),
    ListedSex.MALE: Words("laki-laki", "male"),
    ListedSex.UNKNOWN: Words("jenis kelamin tidak diketahui", "sex unknown"),
}
_WORKS = {
    ListedWork.WORKING: Words("bekerja", "working"),
    ListedWork.UNCLEAR: Words("pekerjaan kurang jelas", "occupation unclear"),
    ListedWork.NOT_WORKING: Words("tidak bekerja", "not working"),
    ListedWork.STUDENT: Words("pelajar", "student"),
    ListedWork.PENSIONER: Words("pensiunan", "pensioner"),
    ListedWork.CIVIL_SERVANT: Words("ASN atau pejabat negara", "civil servant or state official"),
    ListedWork.SOLDIER_POLICE: Words("TNI atau Polri", "military or police"),
    ListedWork.UNKNOWN: Words("pekerjaan tidak disebut", "occupation not stated"),
}
