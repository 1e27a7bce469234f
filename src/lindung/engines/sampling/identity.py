"""Numbers of identity that cannot exist: NIK, KK and phones."""

import numpy as np
import polars as pl

from lindung.engines.sampling.draws import Days, Flags, Integers, running_numbers

_SERIALS = 10_000
_FRESH_SERIAL = 7000
_FEMALE_DAY = 40
_LAST_SERIAL = 6999
_FIRST_PHONE = 80_000_000_000
_PHONES = 10_000_000
_PHONES_LEFT_OUT = 12_345


class TooManyPeopleError(ValueError):
    """The area has too few invented numbers for so many people."""


def nik_numbers(prefix: Integers, born: Days, is_female: Flags, *, fresh: bool = False) -> Integers:
    """Number people as NIKs are numbered: six digits of the district, the birth date, a serial of their own.

    ``fresh`` numbers come from another range, for people who turn up with a second NIK.

    Raises:
        TooManyPeopleError: The serials do not suffice.
    """
    day, month, year = day_month_year(born)
    first_twelve = prefix * 1_000_000 + (day + _FEMALE_DAY * is_female) * 10_000 + month * 100 + year % 100
    serial = running_numbers(first_twelve)
    _refuse_long_serials(serial, _SERIALS - _FRESH_SERIAL - 1 if fresh else _LAST_SERIAL)
    numbers: Integers = first_twelve * _SERIALS + serial + (_FRESH_SERIAL if fresh else 0)
    return numbers


def card_numbers(rng: np.random.Generator, prefix: Integers, *, fresh: bool = False) -> Integers:
    """Number family cards: six digits of the district, the day of issue, a serial of their own."""
    issued = np.datetime64("2009-01-01") + rng.integers(0, 5800, prefix.size).astype("timedelta64[D]")
    day, month, year = day_month_year(issued)
    first_twelve = prefix * 1_000_000 + day * 10_000 + month * 100 + year % 100
    serial = running_numbers(first_twelve)
    _refuse_long_serials(serial, _SERIALS - _FRESH_SERIAL - 1 if fresh else _LAST_SERIAL)
    return first_twelve * _SERIALS + serial + (_FRESH_SERIAL if fresh else 0)


def phone_numbers(rng: np.random.Generator, families: int) -> Integers:
    """Give each family a phone number nobody can call: +62 800-0xxx-xxxx, which belongs to no mobile operator.

    Raises:
        TooManyPeopleError: There are more families than such numbers.
    """
    if families > _PHONES - _PHONES_LEFT_OUT:
        raise TooManyPeopleError("There are fewer invented phone numbers than families; ask for fewer workers.")
    # The first million reads 0800-00xx-xxxx; larger samples reach into 0800-0xxx-xxxx.
    return _FIRST_PHONE + _PHONES_LEFT_OUT + rng.permutation(families)


def sixteen_digits(numbers: Integers) -> pl.Series:
    """Write NIK and KK as text."""
    return pl.Series(numbers).cast(pl.String).str.zfill(16)


def day_month_year(days: Days) -> tuple[Integers, Integers, Integers]:
    """Take dates apart."""
    months = days.astype("datetime64[M]")
    day = (days.astype("datetime64[D]") - months.astype("datetime64[D]")).astype(np.int64) + 1
    counted = months.astype(np.int64)
    return day, counted % 12 + 1, counted // 12 + 1970


def _refuse_long_serials(serial: Integers, last: int) -> None:
    if serial.size and int(serial.max()) > last:
        raise TooManyPeopleError("The area is too small for so many people; ask for fewer workers or a larger area.")
