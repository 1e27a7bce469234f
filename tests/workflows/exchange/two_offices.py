"""Two offices: a branch with a register of participants, and a village with a list; all of them invented."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from lindung.engines.linkage.plain_map import parse_map
from lindung.vocabulary.month import Month
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.exchange.hash_list import ListHashed, hash_asked, hash_participants
from lindung.workflows.exchange.key_file import KeyMade, make_key
from tests.registry.snapshots.people import FIRST_NIK
from tests.workflows.linking.office_people import member, stored, without_nik, worker

NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)
BY = "Petugas Rekaan"
PERIOD = Month(2026, 11)
MAP = parse_map("nik=NIK,name=NAMA,born_on=LAHIR")
PAID = date(2026, 12, 31)


def key_in(directory: Path, name: str = "kunci.json", **terms: Any) -> KeyMade:  # Any: terms of several types
    """Make a key."""
    agreed: dict[str, Any] = {
        "purpose": "status desa",
        "counterpart": "BPJS Rekaan",
        "period": PERIOD,
        "today": NOW.date(),
    }
    return make_key(directory / name, secret=b"s" * 32, **(agreed | terms))


def participants() -> str:
    """Store a register of members 1 to 6; 1 is no longer active, 2 has no NIK, 3 earns a wage; return its id."""
    rows = [
        member(1, segment="BPU", covered_until=date(2026, 8, 31), membership="inactive"),
        member(2, segment="BPU", covered_until=PAID, **without_nik()),
        member(3, segment="PU"),
        *(member(number, segment="BPU", covered_until=PAID) for number in (4, 5, 6)),
    ]
    return stored(RegisterKind.PARTICIPANTS, rows).manifest.snapshot_id


def village_list(directory: Path, numbers: range = range(1, 9), **changed: str) -> Path:
    """Write a list of the village: rows A-1, A-2, ... with NIK, name and birth date."""
    people = [worker(number) for number in numbers]
    rows = pl.DataFrame(
        {
            "NO": [f"A-{number}" for number in numbers],
            "NIK": [str(FIRST_NIK + number) for number in numbers],
            "NAMA": [str(person["name"]) for person in people],
            "LAHIR": [person["birth_date"].isoformat() for person in people],
        }
    )
    path = directory / "daftar.csv"
    rows.with_columns(**{name: pl.lit(text) for name, text in changed.items()}).write_csv(path)
    return path


def asked_in(directory: Path, key: KeyMade, name: str = "tanya.parquet") -> ListHashed:
    """Hash the village's list."""
    return hash_asked(
        village_list(directory), directory / name, key_file=key.path, mapping=MAP, id_column="NO", by=BY, now=NOW
    )


def held_in(directory: Path, key: KeyMade, name: str = "peserta.parquet") -> ListHashed:
    """Hash the branch's register."""
    return hash_participants([participants()], directory / name, key_file=key.path, by=BY, now=NOW)


def later(days: int) -> datetime:
    """Return a moment some days on."""
    return NOW + timedelta(days=days)
