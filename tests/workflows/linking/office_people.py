"""A small office: registers of invented people, stored as snapshots."""

from datetime import UTC, date, datetime
from typing import Any

from lindung.registry.snapshots.snapshot import Snapshot
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.month import Month
from lindung.vocabulary.register_kind import RegisterKind
from tests.registry.snapshots.people import FIRST_NIK, person, persons, store

AREA = "33.74"
MONTH = Month(2026, 11)
NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)
LATEST = date(2026, 11, 1)


def worker(number: int, **told: Any) -> dict[str, Any]:  # Any: columns of a register
    """Return a worker; names are apart by a word each."""
    word = _word(number)
    return person(
        number, **{"name": f"Rekaan {word}", "name_key": f"rekaan {word.lower()}", "sex": "male",
                   "birth_date": date(1980, 1 + number % 12, 1 + number % 28), "occupation_class": "working", **told},
    )  # fmt: skip


def member(number: int, **told: Any) -> dict[str, Any]:  # Any: as above
    """Return the same person as an active member."""
    active = {"membership": "active", "segment": "PU", "kpj": f"000{number:08d}", "covered_from": date(2025, 1, 1)}
    return worker(number, **(active | told))


def stored(register: RegisterKind, rows: list[dict[str, Any]], *, as_of: date = LATEST, area: str = AREA) -> Snapshot:
    """Store rows as a snapshot of a register of the office."""
    return store(office_vault(), persons(rows), register=register, as_of=as_of, area_code=area)


def nik(number: int) -> dict[str, Any]:
    """Return the columns of another invented NIK."""
    return {"nik": str(FIRST_NIK + number), "nik_number": FIRST_NIK + number}


def without_nik() -> dict[str, Any]:
    """Return the columns of a missing NIK."""
    return {"nik": None, "nik_number": None, "nik_fault": "missing"}


def _word(number: int) -> str:
    letters = "BCDGKLMNPRST"
    vowels = "AIUEO"
    return "".join(
        letters[number // 5**place % 12] + vowels[number // 12**place % 5] for place in range(3)
    ).capitalize()
