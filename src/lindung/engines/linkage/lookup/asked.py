"""One person asked for: the numbers that a record of them would have in a register that is looked up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl

from lindung.engines.linkage.lookup.numbers import name_numbers_of, text_number
from lindung.engines.linkage.prepared import NUMBER_SEED
from lindung.vocabulary.nik import Nik, NikError
from lindung.vocabulary.persons.one_name import name_key, name_sound

Numbers = Mapping[str, int]
"""Columns of RECORD that are known, and their values."""

_SEXES: Final = {"female": 1, "male": 2}
_MARKS: Final = re.compile(r"[\s.\-'’`]")


@dataclass(frozen=True, repr=False)
class AskedPerson:
    """What a form says of a person; whatever it does not say is None.

    Attributes:
        name: As written.
        nik: As written; a damaged one finds nobody by itself.
        birth_date: Day of birth.
        sex: female or male.
        village_code: Kemendagri code of the village.
        place: Name of a place that has no code.
        mother_name: As written.
        phone_number: Phone as a number.
        kk_number: Family card as a number.
        identifier: Another number that a register knows people by.
    """

    name: str | None = None
    nik: str | None = None
    birth_date: date | None = None
    sex: str | None = None
    village_code: str | None = None
    place: str | None = None
    mother_name: str | None = None
    phone_number: int | None = None
    kk_number: int | None = None
    identifier: str | None = None

    def __repr__(self) -> str:
        """Say nothing, so that no log or traceback holds the person."""
        return "AskedPerson(...)"


@dataclass(frozen=True, repr=False)
class Asked:
    """A person made ready to be compared.

    Attributes:
        numbers: Columns of RECORD that are known.
        name: Compared form of the name, or "".
        place: Compared form of a place that has no code, or "".
    """

    numbers: Numbers
    name: str
    place: str

    def __repr__(self) -> str:
        """Say nothing, likewise."""
        return "Asked(...)"


def asked_of(person: AskedPerson) -> Asked:
    """Read a person as a record is read."""
    key = name_key(person.name or "") or ""
    place = (person.place or "").strip().lower()
    known = {
        **name_numbers_of(key),
        **_birth(person.birth_date),
        **_village(person.village_code or person.place, place),
        **_nik(person.nik, (person.identifier or "").strip()),
        "mother": _column_number(name_sound(name_key(person.mother_name or "") or "")),
        "sex": _SEXES.get(person.sex or ""),
        "phone": person.phone_number,
        "family": person.kk_number,
    }
    return Asked({name: value for name, value in known.items() if value is not None}, key, place)


def _column_number(text: str) -> int | None:
    """Number a text as columns are: a register keeps no texts of mothers and identifiers, to number them again."""
    return int(pl.Series([text]).hash(NUMBER_SEED)[0]) // 2 if text else None


def _birth(day: date | None) -> dict[str, int]:
    if day is None:
        return {}
    return {
        "birth": day.year * 10_000 + day.month * 100 + day.day,
        "year": day.year,
        "month": day.month,
        "day": day.day,
    }


def _village(code: str | None, place: str) -> dict[str, int | None]:
    digits = (code or "").replace(".", "")
    if not re.fullmatch(r"[0-9]{10}", digits):
        return {"village": text_number(place) if place else None}
    village = int(digits)
    return {"village": village, "district": village // 10**4, "regency": village // 10**6}


def _nik(nik: str | None, identifier: str) -> dict[str, int | None]:
    bare = _MARKS.sub("", nik or "")
    number = _sound_nik(bare)
    short = int(bare) if re.fullmatch(r"[0-9]{15}", bare) else None
    if number is not None:
        parts = {"nik_region": number // 10**10, "nik_date": number // 10**4 % 10**6, "nik_serial": number % 10**4}
        return {"nik": number, **parts}
    other = int(identifier) if re.fullmatch(r"[0-9]{1,18}", identifier) else _column_number(identifier)
    return {"nik": other, "nik_short": short}


def _sound_nik(bare: str) -> int | None:
    try:
        return int(Nik(bare).digits)
    except NikError:
        return None
