import json
import stat
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from lindung.engines.intake.cells.columns import PERSON
from lindung.registry.snapshots import sorted_rows
from lindung.registry.snapshots.faults import AlreadyUndoneError, DamagedSealError, SnapshotGoneError
from lindung.registry.snapshots.manifest import MANIFEST_FILE, SCHEMA_VERSION, manifest_from
from lindung.registry.snapshots.snapshot import (
    WrongCountError,
    current_lookups,
    current_snapshot,
    new_snapshot_id,
    snapshot_of,
    snapshots,
    undo_snapshot,
    write_snapshot,
)
from lindung.registry.snapshots.vault import Vault
from lindung.registry.snapshots.verify import verify_snapshot
from lindung.vocabulary.register_kind import RegisterKind
from tests.registry.snapshots.people import origin, person, persons, store, vault_in

MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
LATER = datetime(2026, 5, 2, 9, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return vault_in(tmp_path)


def test_lies_under_its_register_area_and_day_and_cannot_be_written_over(vault: Vault) -> None:
    snapshot = store(vault, persons(map(person, range(5))), refused=2)

    assert snapshot.directory.relative_to(vault.registers).parts[:2] == ("workers", "33.74")
    assert snapshot.directory.name == f"2026-03-01-{snapshot.manifest.snapshot_id}"
    assert stat.S_IMODE(snapshot.directory.stat().st_mode) == 0o500
    assert {stat.S_IMODE(path.stat().st_mode) for path in snapshot.directory.iterdir()} == {0o400}
    assert {stat.S_IMODE(path.stat().st_mode) for path in snapshot.directory.parents[:4]} == {0o700}


def test_the_first_snapshot_holds_new_rows_only(vault: Vault) -> None:
    told = store(vault, persons(map(person, range(5))), refused=2).manifest

    assert (told.rows_read, told.rows_new, told.rows_changed, told.rows_same, told.rows_refused) == (7, 5, 0, 0, 2)
    assert (told.rows, told.rows_left, told.previous_id) == (5, 0, "")


def test_counts_against_the_one_before_it(vault: Vault) -> None:
    before = store(vault, persons(map(person, range(5)))).manifest
    rows = [person(1), person(2, occupation="Petani"), person(3), person(8)]

    told = store(vault, persons(rows), refused=1, as_of=APRIL).manifest

    assert told.previous_id == before.snapshot_id
    assert (told.rows_new, told.rows_changed, told.rows_same, told.rows_left) == (1, 1, 2, 2)
    assert told.rows_read == 1 + 1 + 2 + told.rows_refused


def test_another_payer_is_another_register(vault: Vault) -> None:
    store(vault, persons(map(person, range(5))), payer="APBD kota")

    assert store(vault, persons(map(person, range(5))), payer="APBD provinsi", as_of=APRIL).manifest.rows_new == 5


def test_rows_are_sorted_by_village_and_name(vault: Vault) -> None:
    snapshot = store(vault, [persons(map(person, range(9, 5, -1))), persons([person(0, village_code=None)])])

    rows = pl.concat(snapshot.rows(vault))

    assert rows["village_code"].to_list() == [None, "33.74.01.1001", "33.74.01.1002", "33.74.01.1003", "33.74.01.1007"]


def test_more_rows_than_fit_are_sorted_as_a_whole(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorted_rows.write_sorted, "__kwdefaults__", {"in_memory_rows": 300})
    frame = persons(person(number, village_code=[None, f"33.74.01.{1000 + number % 37}"][number % 50 > 0])
                    for number in range(3000)).sample(fraction=1.0, shuffle=True, seed=1)  # fmt: skip

    snapshot = store(vault, list(frame.iter_slices(170)))

    assert_frame_equal(pl.concat(snapshot.rows(vault)), frame.sort("village_code", "name", maintain_order=True))
    assert [path.name for path in snapshot.directory.parent.iterdir()] == [snapshot.directory.name]


def test_a_snapshot_of_an_older_version_is_read_and_verified_as_it_is(vault: Vault) -> None:
    older = {name: kind for name, kind in PERSON.items() if name != "nik_short"}
    rows = persons(map(person, range(3)))
    snapshot = write_snapshot(vault, [rows], origin=origin(rows_read=3), columns=older, snapshot_id=new_snapshot_id())

    assert pl.concat(snapshot.rows(vault, ["nik_number", "nik_fault"])).height == 3
    assert_frame_equal(pl.concat(snapshot.rows(vault)), rows.drop("nik_short").sort("village_code", "name"))
    assert verify_snapshot(vault, snapshot.manifest.snapshot_id).is_sound
    told = store(vault, rows, as_of=APRIL).manifest
    assert (told.previous_id, told.rows_same, told.rows_changed) == (snapshot.manifest.snapshot_id, 3, 0)


def test_a_snapshot_says_which_columns_it_knows(vault: Vault) -> None:
    told = store(vault, persons([person(0)])).manifest

    assert told.schema_version == SCHEMA_VERSION == 2
    assert "nik_short" in told.seal.columns


def test_the_manifest_reads_as_it_was_written(vault: Vault) -> None:
    snapshot = store(vault, persons([person(0)]), register=RegisterKind.DEATHS, payer="APBD")

    assert manifest_from((snapshot.directory / MANIFEST_FILE).read_text()) == snapshot.manifest
    assert snapshot.manifest.seal.columns["birth_date"] == "Date"
    assert list(snapshot.manifest.seal.columns) == list(PERSON)
    assert "Rekaan 0" not in (snapshot.directory / MANIFEST_FILE).read_text()


def test_doing_it_again_writes_nothing_and_answers_the_same(vault: Vault) -> None:
    first = store(vault, persons(map(person, range(5))), snapshot_id="aaaa")

    assert store(vault, persons(map(person, range(5))), snapshot_id="aaaa") == first
    assert len(snapshots(vault)) == 1


def test_work_that_is_stopped_half_way_leaves_nothing(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> None:
        raise InterruptedError("somebody else has the work")

    monkeypatch.setattr(sorted_rows.write_sorted, "__kwdefaults__", {"in_memory_rows": 10, "alive": stop})
    with pytest.raises(InterruptedError):
        store(vault, [persons(map(person, range(50)))] * 3, alive=stop)

    assert not [path for path in vault.registers.rglob("*") if path.is_file()]


def test_more_rows_than_were_read_are_refused_and_nothing_is_left(vault: Vault) -> None:
    frame = persons(map(person, range(5)))

    with pytest.raises(WrongCountError, match="5 rows would be stored but 4"):
        write_snapshot(vault, [frame], origin=origin(rows_read=4), columns=PERSON, snapshot_id=new_snapshot_id())
    assert not [path for path in vault.registers.rglob("*") if path.is_file()]


def test_finds_the_newest_of_the_area_on_a_day(vault: Vault) -> None:
    rows = persons([person(0)])
    march, may = store(vault, rows), store(vault, rows, as_of=MAY)
    corrected = store(vault, rows, made_at=LATER)
    store(vault, rows, area_code="33.74.01", as_of=APRIL)

    assert current_snapshot(vault, RegisterKind.WORKERS, "33.74", APRIL) == corrected != march
    assert current_snapshot(vault, RegisterKind.WORKERS, "33.74", MAY) == may
    assert current_snapshot(vault, RegisterKind.WORKERS, "33.74", MAY, payer="APBD") is None
    assert current_snapshot(vault, RegisterKind.WORKERS, "33.74", MARCH - timedelta(days=1)) is None
    assert current_snapshot(vault, RegisterKind.DEATHS, "33.74", MAY) is None


def test_lists_by_register_and_area_newest_first(vault: Vault) -> None:
    rows = persons([person(0)])
    for area, as_of in (("33.74", MARCH), ("33.74.01", MAY), ("33.75", APRIL)):
        store(vault, rows, area_code=area, as_of=as_of)
    store(vault, rows, register=RegisterKind.DEATHS)

    def named(area: str | None, register: RegisterKind | None = RegisterKind.WORKERS) -> list[str]:
        return [found.manifest.area_code for found in snapshots(vault, register, area)]

    assert named(None) == ["33.74.01", "33.75", "33.74"]
    assert named("33.74") == ["33.74.01", "33.74"]
    assert named("33") == ["33.74.01", "33.75", "33.74"]
    assert len(named(None, None)) == 4


def test_looks_up_in_areas_that_contain_the_list_or_lie_in_it(vault: Vault) -> None:
    rows = persons([person(0)])
    people = RegisterKind.PARTICIPANTS
    stale = store(vault, rows, register=people, area_code="33.74.01", as_of=MARCH)
    province = store(vault, rows, register=people, area_code="33", as_of=APRIL)
    village = store(vault, rows, register=people, area_code="33.74.01.1001", as_of=MAY)
    store(vault, rows, register=people, area_code="33.75", as_of=MAY)
    deaths = store(vault, rows, register=RegisterKind.DEATHS, area_code="33.74", as_of=MARCH)

    assert current_lookups(vault, area="33.74", as_of=MAY) == {
        people: [village, province],
        RegisterKind.DEATHS: [deaths],
    }
    assert current_lookups(vault, area="33.74", as_of=MARCH)[people] == [stale]


def test_undoing_is_a_new_fact_and_erases_nothing(vault: Vault) -> None:
    kept, undone = store(vault, persons([person(0)])), store(vault, persons([person(1)]), made_at=LATER)
    name = undone.manifest.snapshot_id

    said = undo_snapshot(vault, name, by="Petugas Rekaan", at=LATER, why="Berkas keliru")

    assert said.undone is not None
    assert (said.undone.by, said.undone.at, said.undone.why) == ("Petugas Rekaan", LATER, "Berkas keliru")
    assert snapshots(vault) == [kept]
    assert snapshots(vault, include_undone=True) == [said, kept]
    assert current_snapshot(vault, RegisterKind.WORKERS, "33.74", MAY) == kept
    assert pl.concat(snapshot_of(vault, name).rows(vault)).height == 1
    with pytest.raises(AlreadyUndoneError):
        undo_snapshot(vault, name, by="Orang Lain", at=LATER, why="")
    assert snapshot_of(vault, name) == said


@pytest.mark.parametrize("name", ["", "x", "01-", "2026-03-01"])
def test_says_so_when_there_is_no_such_snapshot(vault: Vault, name: str) -> None:
    store(vault, persons([person(0)]))

    with pytest.raises(SnapshotGoneError):
        snapshot_of(vault, name)


def test_a_stored_snapshot_is_sound(vault: Vault) -> None:
    told = store(vault, persons(map(person, range(50))), refused=3).manifest

    found = verify_snapshot(vault, told.snapshot_id)

    assert (found.is_sound, found.parts, found.rows) == (True, 1, 50)


@pytest.mark.parametrize(
    ("file", "problem"),
    [("part-00000.parquet", "part-00000.parquet is no longer"), ("seal.json", "is damaged, cut off or changed")],
)  # fmt: skip
def test_tells_which_file_was_changed(vault: Vault, file: str, problem: str) -> None:
    told = store(vault, persons(map(person, range(50))))
    path = told.directory / file
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"#")

    problems = verify_snapshot(vault, told.manifest.snapshot_id).problems

    assert any(problem in words.en for words in problems)


def test_tells_that_the_manifest_was_changed(vault: Vault) -> None:
    told = store(vault, persons(map(person, range(5))))
    path = told.directory / MANIFEST_FILE
    path.chmod(0o600)
    path.write_text(path.read_text().replace("usulan.xlsx", "lain.xlsx"))

    problems = verify_snapshot(vault, told.manifest.snapshot_id).problems

    assert [words.en[:27] for words in problems] == ["manifest.json is no longer "]


def test_tells_that_a_part_is_missing_and_rows_with_it(vault: Vault) -> None:
    told = store(vault, persons(map(person, range(50))))
    (told.directory / "part-00000.parquet").unlink()

    problems = verify_snapshot(vault, told.manifest.snapshot_id).problems

    assert [words.en for words in problems] == [
        "part-00000.parquet is missing.",
        "The manifest says that the number of rows is 50; found: 0.",
    ]


def test_tells_that_the_key_is_lost(vault: Vault) -> None:
    told = store(vault, persons(map(person, range(5))))
    vault.keys.path.unlink()
    vault.keys.newest()

    assert "Restore the key file" in verify_snapshot(vault, told.manifest.snapshot_id).problems[0].en


def test_a_manifest_whose_counts_do_not_add_up_is_found(vault: Vault) -> None:
    told = store(vault, persons(map(person, range(5))))
    path = told.directory / MANIFEST_FILE
    path.chmod(0o600)
    path.write_text(replace(told.manifest, rows_read=9).signed().to_json())

    problems = verify_snapshot(vault, told.manifest.snapshot_id).problems

    assert [words.en for words in problems] == ["The manifest says that the number of rows read is 9; found: 5."]


@pytest.mark.parametrize("text", ["", "{}", "[]", "3", json.dumps({"register": "lost"})])
def test_says_so_when_a_manifest_cannot_be_read(vault: Vault, text: str) -> None:
    path = store(vault, persons([person(0)])).directory / MANIFEST_FILE
    path.chmod(0o600)
    path.write_text(text)

    with pytest.raises(DamagedSealError, match="manifest"):
        snapshots(vault)
