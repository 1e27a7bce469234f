"""Columns of NIKs read at once: the same hints that ``vocabulary.nik`` reads of one number.

Every expression takes a column of texts of exactly sixteen digits (null stays null) and agrees with
:class:`lindung.vocabulary.nik.Nik` on each of them. Hints prove nothing: a NIK is never changed on moving (PP 37/2007
Art. 37).
"""

from typing import Final

import polars as pl

from lindung.vocabulary.nik import NikFault, Sex

_FEMALE_DAY_OFFSET: Final = 40
_LAST_DAY: Final = 31
_MONTHS: Final = 12


def nik_number_expr(digits: pl.Expr) -> pl.Expr:
    """Return the NIK as a number, for joins; a leading zero is lost."""
    return digits.cast(pl.Int64, strict=False)


def day_digits_expr(number: pl.Expr) -> pl.Expr:
    """Return digits 7 and 8 of a column of NIK numbers: the day of birth, plus 40 for women."""
    return _digits(number, behind=8)


def birth_day_expr(number: pl.Expr) -> pl.Expr:
    """Return the day of birth the numbers hint, 1 to 31 when it is one."""
    day = day_digits_expr(number)
    return pl.when(day > _FEMALE_DAY_OFFSET).then(day - _FEMALE_DAY_OFFSET).otherwise(day)


def birth_month_expr(number: pl.Expr) -> pl.Expr:
    """Return the month of birth the numbers hint."""
    return _digits(number, behind=6)


def year_in_century_expr(number: pl.Expr) -> pl.Expr:
    """Return the year of birth without its century, 0 to 99."""
    return _digits(number, behind=4)


def serial_expr(number: pl.Expr) -> pl.Expr:
    """Return the serial among the same first twelve digits; 0 is never issued."""
    return number.mod(10_000)


def sex_expr(number: pl.Expr) -> pl.Expr:
    """Return female or male as the day of birth hints."""
    is_female = day_digits_expr(number) > _FEMALE_DAY_OFFSET
    return pl.when(is_female).then(pl.lit(Sex.FEMALE.value)).when(~is_female).then(pl.lit(Sex.MALE.value))


def regency_expr(digits: pl.Expr) -> pl.Expr:
    """Return the code of the regency of first registration, like 33.74; it may no longer exist."""
    return digits.str.slice(0, 2) + "." + digits.str.slice(2, 2)


def district_expr(digits: pl.Expr) -> pl.Expr:
    """Return the code of the district of first registration, like 33.74.01; it may no longer exist."""
    return regency_expr(digits) + "." + digits.str.slice(4, 2)


def birth_in_century_expr(number: pl.Expr, century: int) -> pl.Expr:
    """Return the birth date the numbers hint in a century (1900 or 2000); null when there is no such day."""
    day, month = birth_day_expr(number), birth_month_expr(number)
    year = year_in_century_expr(number) + century
    leap_day = (month == 2) & (day == 29) & ((year % 4 != 0) | (year == 1900))
    short_month = (day > 30) & month.is_in([4, 6, 9, 11]) | (day > 29) & (month == 2)
    exists = day.is_between(1, _LAST_DAY) & month.is_between(1, _MONTHS) & ~leap_day & ~short_month
    safe_day, safe_month = pl.when(exists).then(day).otherwise(1), pl.when(exists).then(month).otherwise(1)
    return pl.when(exists).then(pl.date(year, safe_month, safe_day))


def nik_fault_expr(digits: pl.Expr) -> pl.Expr:
    """Return day, month, serial or area where the digits cannot be a NIK, else null."""
    return nik_number_fault_expr(nik_number_expr(digits))


def nik_number_fault_expr(number: pl.Expr) -> pl.Expr:
    """Return the same of numbers that were sixteen digits."""
    day, month, top = day_digits_expr(number), birth_month_expr(number), number.floordiv(10**10)
    no_area = (top < 10**5) | (top % 100 == 0) | (top // 100 % 100 == 0)
    return (
        pl.when(~(day.is_between(1, _LAST_DAY) | (day - _FEMALE_DAY_OFFSET).is_between(1, _LAST_DAY)))
        .then(pl.lit(NikFault.DAY.value))
        .when(~month.is_between(1, _MONTHS)).then(pl.lit(NikFault.MONTH.value))
        .when(serial_expr(number) == 0).then(pl.lit(NikFault.SERIAL.value))
        .when(no_area).then(pl.lit(NikFault.AREA.value))
    )  # fmt: skip


def _digits(number: pl.Expr, *, behind: int) -> pl.Expr:
    return number.floordiv(10**behind).mod(100)
