"""Identifiers by which a village knows its rows: they come back with a status, so they must name nobody."""

from typing import Final

import polars as pl

from lindung.engines.linkage.exchange.faults import ExchangeError, PersonalDataError
from lindung.vocabulary.language import Words

LONGEST: Final = 40
_SHAPE: Final = rf"^[0-9A-Za-z][0-9A-Za-z._/-]{{0,{LONGEST - 1}}}$"
_LONG_NUMBER: Final = r"^[0-9]{10,}$"
_MOST_DIGITS: Final = 14
_SHOWN: Final = 5


def check_row_ids(ids: pl.Series) -> None:
    """Refuse identifiers that are missing, stand twice, or could name a person.

    A NIK and a family card have sixteen digits (fifteen where one was lost), phones and member numbers ten to thirteen,
    names have none; an identifier like ``12``, ``A-7`` or ``3374011001-12`` is none of these.

    Raises:
        PersonalDataError: One looks like the number or the name of a person.
        ExchangeError: One is missing or stands twice.
    """
    digits = ids.str.replace_all(r"[^0-9]", "").str.len_bytes()
    names_somebody = (digits > _MOST_DIGITS) | ids.str.contains(_LONG_NUMBER)
    if (names_somebody).any():
        raise PersonalDataError(_as_numbers(_rows(names_somebody)))
    is_odd = ~ids.str.contains(_SHAPE) | (digits == 0)
    if is_odd.any():
        raise PersonalDataError(_as_names(_rows(is_odd)))
    if ids.null_count() or ids.n_unique() != ids.len():
        raise ExchangeError(_doubled(_rows(ids.is_null() | ids.is_duplicated())))


def _rows(flags: pl.Series) -> str:
    """List the first places of what was found, counted from 1."""
    places = flags.arg_true() + 1
    listed = ", ".join(map(str, places.head(_SHOWN)))
    return listed if places.len() <= _SHOWN else f"{listed}, ..."


def _as_numbers(rows: str) -> Words:
    return Words(
        f"Pada baris {rows} tanda baris berupa nomor orang (NIK, KK, KPJ, atau telepon). Pakai nomor urut sendiri, "
        "seperti 12 atau A-7: tanda itu dikembalikan bersama status.",
        f"The identifier of row {rows} looks like the number of a person (NIK, family card, membership or phone). Use "
        "a number of your own, such as 12 or A-7: it comes back with the status.",
    )


def _as_names(rows: str) -> Words:
    return Words(
        f"Pada baris {rows} tanda baris berupa nama, atau memuat spasi atau tanda baca. Pakai nomor urut sendiri, "
        "seperti 12 atau A-7.",
        f"The identifier of row {rows} looks like a name, or has blanks or marks. Use a number of your own, such as 12 "
        "or A-7.",
    )


def _doubled(rows: str) -> Words:
    return Words(
        f"Pada baris {rows} tanda baris kosong atau kembar. Setiap baris perlu tanda sendiri.",
        f"The identifier of row {rows} is empty or stands twice. Each row needs its own.",
    )
