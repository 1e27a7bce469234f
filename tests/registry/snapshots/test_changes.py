from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.intake.cells.columns import EMPLOYER, PERSON
from lindung.registry.snapshots.changes import Change, ChangeCounts, change_rows, changes
from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.sealed import Columns, SealedWriter
from lindung.vocabulary.register_kind import RegisterKind
from tests.registry.snapshots.people import FIRST_NIK, person, persons

WORKERS = RegisterKind.WORKERS


@pytest.fixture
def keys(tmp_path: Path) -> KeyRing:
    return KeyRing(tmp_path / "register.key")


def sealed(directory: Path, frame: pl.DataFrame, keys: KeyRing, columns: Columns = PERSON) -> Path:
    with SealedWriter(directory, columns, keys=keys) as writer:
        writer.append(frame)
        writer.close()
    return directory


def both(tmp_path: Path, keys: KeyRing, before: list[dict[str, Any]], now: list[dict[str, Any]]) -> tuple[Path, Path]:
    return sealed(tmp_path / "before", persons(before), keys), sealed(tmp_path / "now", persons(now), keys)


def without_nik(number: int, **told: Any) -> dict[str, Any]:
    return person(number, nik=None, nik_number=None, nik_fault="missing", **told)


def test_tells_who_joined_left_changed_moved_and_stayed(tmp_path: Path, keys: KeyRing) -> None:
    before = [person(number) for number in range(6)]
    now = [
        person(0, row=40, file_row=41),
        person(1, occupation="Petani"),
        person(2, village_code="33.74.02.1001", address="Jalan Rekaan 1"),
        person(3, name_key="LAIN", nik_birth=date(1980, 1, 2)),
        person(9),
    ]

    counted = changes(*both(tmp_path, keys, before, now), register=WORKERS, keys=keys)

    assert counted == ChangeCounts(
        previous_rows=6, current_rows=5, joined=1, left=2, changed=2, same=2, moved=1, died=0,
        columns={"occupation": 1, "village_code": 1, "address": 1},
    )  # fmt: skip


def test_without_a_sound_nik_name_birth_and_village_tell_the_person(tmp_path: Path, keys: KeyRing) -> None:
    before = [without_nik(0), without_nik(1), person(2, nik_fault="placeholder")]
    now = [without_nik(0, occupation="Petani"), without_nik(1, birth_date=date(1981, 1, 1)), person(2)]

    counted = changes(*both(tmp_path, keys, before, now), register=WORKERS, keys=keys)

    assert (counted.changed, counted.joined, counted.left, counted.same) == (1, 2, 2, 0)


def test_deaths_come_from_the_register_of_deaths_and_from_notes(tmp_path: Path, keys: KeyRing) -> None:
    before = [person(number) for number in range(6)]
    now = [person(1), person(2, life_note="deceased"), person(3, died_on=date(2026, 2, 2)), person(4)]
    deaths = sealed(tmp_path / "deaths", persons([person(0), person(1), person(77)]), keys)
    previous, current = both(tmp_path, keys, before, now)

    counted = changes(previous, current, register=WORKERS, keys=keys, deaths=[deaths])
    died = pl.concat(change_rows(previous, current, Change.DIED, register=WORKERS, keys=keys, deaths=[deaths]))

    assert counted.died == 4
    assert sorted(died["nik_number"]) == [FIRST_NIK + number for number in range(4)]
    assert changes(previous, current, register=WORKERS, keys=keys).died == 2


@pytest.mark.parametrize(
    ("change", "expected"),
    [(Change.JOINED, [9]), (Change.LEFT, [3]), (Change.CHANGED, [1, 2]), (Change.MOVED, [2]), (Change.DIED, [])],
)
def test_lists_the_rows_of_a_change(tmp_path: Path, keys: KeyRing, change: Change, expected: list[int]) -> None:
    before = [person(number) for number in range(4)]
    now = [person(0), person(1, occupation="Petani"), person(2, village_code="33.74.02.1001"), person(9)]

    frames = list(change_rows(*both(tmp_path, keys, before, now), change, register=WORKERS, keys=keys))

    assert sorted(nik for frame in frames for nik in frame["nik_number"]) == [FIRST_NIK + number for number in expected]
    assert all(frame.columns == list(PERSON) for frame in frames)


def test_employers_are_told_apart_by_their_number(tmp_path: Path, keys: KeyRing) -> None:
    def employers(*told: tuple[str | None, str, int]) -> pl.DataFrame:
        rows = [{"npp": npp, "name": name, "name_key": name, "workers": workers} for npp, name, workers in told]
        nulls = [pl.lit(None, kind).alias(name) for name, kind in EMPLOYER.items() if name not in rows[0]]
        return pl.DataFrame(rows, schema_overrides={"npp": pl.String, "workers": pl.Int64}).with_columns(nulls)

    before = employers(("AA000001", "UD REKAAN", 3), ("AA000002", "CV REKAAN", 5), (None, "TOKO REKAAN", 1))
    now = employers(("AA000001", "UD REKAAN BARU", 3), ("AA000002", "CV REKAAN", 5), (None, "TOKO REKAAN", 2))

    counted = changes(
        sealed(tmp_path / "before", before, keys, EMPLOYER),
        sealed(tmp_path / "now", now, keys, EMPLOYER),
        register=RegisterKind.EMPLOYERS, keys=keys,
    )  # fmt: skip

    assert (counted.same, counted.changed, counted.joined, counted.left) == (1, 2, 0, 0)
    assert counted.columns == {"name": 1, "workers": 1}


def test_a_column_that_only_one_of_them_has_is_no_difference(tmp_path: Path, keys: KeyRing) -> None:
    older = {name: kind for name, kind in PERSON.items() if name != "sponsor_office"}
    rows = persons([person(0), person(1, sponsor_office="Dinas Rekaan")])

    counted = changes(
        sealed(tmp_path / "before", rows, keys, older),
        sealed(tmp_path / "now", rows, keys),
        register=WORKERS,
        keys=keys,
    )

    assert (counted.same, counted.changed) == (2, 0)


def test_the_digits_of_a_damaged_nik_are_no_difference(tmp_path: Path, keys: KeyRing) -> None:
    older = {name: kind for name, kind in PERSON.items() if name != "nik_short"}
    damaged = {"nik_fault": "not_sixteen", "nik": None, "nik_number": None}
    rows = persons([person(0), person(1, **damaged, nik_short=337481010180001)])
    others = persons([person(0), person(1, **damaged, nik_short=337481010180002)])

    known = sealed(tmp_path / "now", rows, keys)
    for before in (sealed(tmp_path / "older", rows, keys, older), sealed(tmp_path / "other", others, keys)):
        counted = changes(before, known, register=WORKERS, keys=keys)
        assert (counted.same, counted.changed) == (2, 0)


PEOPLE = st.lists(
    st.builds(
        lambda number, job, has_nik, village: (person if has_nik else without_nik)(
            number, occupation=job, village_code=f"33.74.01.{1001 + village}"
        ),
        st.integers(0, 5), st.sampled_from(["Nelayan", "Petani", None]), st.booleans(), st.integers(0, 1),
    ),
    max_size=12,
)  # fmt: skip


def identity_of(row: dict[str, Any]) -> object:
    return row["nik_number"] or (row["name_key"], row["birth_date"], row["village_code"])


def plainly(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> tuple[int, int, int, int]:
    """Count with plain Python: same, changed, joined, left."""
    sides = [
        Counter((identity_of(row), row["occupation"], row["village_code"]) for row in side) for side in (before, now)
    ]
    same = sum((sides[0] & sides[1]).values())
    rest = [Counter(key[0] for key in (side - other).elements()) for side, other in (sides, sides[::-1])]
    changed = sum((rest[0] & rest[1]).values())
    return same, changed, len(now) - same - changed, len(before) - same - changed


@given(before=PEOPLE, now=PEOPLE)
@settings(max_examples=25, deadline=None)
def test_every_row_is_counted_once(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> None:
    with TemporaryDirectory() as directory:
        keys = KeyRing(Path(directory) / "register.key")
        counted = changes(*both(Path(directory), keys, before, now), register=WORKERS, keys=keys)

    assert (counted.same, counted.changed, counted.joined, counted.left) == plainly(before, now)
    assert counted.joined + counted.changed + counted.same == len(now) == counted.current_rows
    assert counted.left + counted.changed + counted.same == len(before) == counted.previous_rows
    assert 0 <= counted.moved <= counted.changed
