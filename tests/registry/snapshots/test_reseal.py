"""Sealing again under a new key: everything can be read at every moment, and a killed run goes on where it was."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from lindung.registry.snapshots.blobs import keep_sealed, kept_sealed
from lindung.registry.snapshots.faults import KeyLostError
from lindung.registry.snapshots.reseal import drop_old_parts, is_settled, keys_used, reseal
from lindung.registry.snapshots.seal import seal_of
from lindung.registry.snapshots.sealed import SealedWriter, read_sealed
from lindung.registry.snapshots.snapshot import Snapshot, snapshot_of
from lindung.registry.snapshots.sql import connect_sealed
from lindung.registry.snapshots.vault import Vault
from lindung.registry.snapshots.verify import verify_snapshot
from tests.registry.snapshots.people import person, persons, store, vault_in

PIECES = {"000": b"satu", "004": b"dua", "007": b"tiga"}


class KilledError(BaseException):
    """The machine went off."""


class Until:
    """Lets so many steps pass and then kills the run."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def __call__(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise KilledError


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return vault_in(tmp_path)


@pytest.fixture
def snapshot(vault: Vault) -> Snapshot:
    return store(vault, persons([person(number) for number in range(30)]), as_of=date(2026, 3, 1))


def names(vault: Vault, directory: Path) -> list[str]:
    return [name for rows in read_sealed(directory, keys=vault.keys) for name in rows["name"]]


def in_parts(vault: Vault, directory: Path, parts: int = 3) -> list[int]:
    """Seal ten rows a part and return them."""
    with SealedWriter(directory, {"number": pl.Int64}, keys=vault.keys, part_rows=10) as writer:
        writer.append(pl.DataFrame({"number": range(10 * parts)}))
        writer.close()
    return [*range(10 * parts)]


def numbers(vault: Vault, directory: Path) -> list[int]:
    return [number for rows in read_sealed(directory, keys=vault.keys) for number in rows["number"]]


def test_a_snapshot_keeps_its_rows_under_the_new_key(vault: Vault, snapshot: Snapshot) -> None:
    told, old = names(vault, snapshot.directory), vault.keys.newest().key_id
    new = vault.keys.add()
    assert reseal(snapshot.directory, vault.keys) == 1
    drop_old_parts(snapshot.directory)
    vault.keys.remove(old)
    assert names(vault, snapshot.directory) == told
    assert keys_used(snapshot.directory) == {new}
    after = snapshot_of(vault, snapshot.manifest.snapshot_id)
    assert (after.manifest.rows, after.manifest.made_by) == (snapshot.manifest.rows, snapshot.manifest.made_by)
    assert verify_snapshot(vault, snapshot.manifest.snapshot_id).is_sound
    with connect_sealed({"rows": snapshot.directory}, keys=vault.keys) as connection:
        assert connection.sql("SELECT count(*) FROM rows").fetchall() == [(30,)]


def test_what_was_closed_is_closed_again(vault: Vault, snapshot: Snapshot) -> None:
    before = {path.name.split(".")[-1]: path.stat().st_mode for path in snapshot.directory.iterdir()}
    vault.keys.add()
    reseal(snapshot.directory, vault.keys)
    drop_old_parts(snapshot.directory)
    assert {path.name.split(".")[-1]: path.stat().st_mode for path in snapshot.directory.iterdir()} == before
    assert snapshot.directory.stat().st_mode & 0o777 == 0o500


def test_a_second_run_has_nothing_to_do(vault: Vault, snapshot: Snapshot) -> None:
    vault.keys.add()
    reseal(snapshot.directory, vault.keys)
    assert not is_settled(snapshot.directory)
    assert drop_old_parts(snapshot.directory) == 1
    assert is_settled(snapshot.directory)
    assert reseal(snapshot.directory, vault.keys) == 0


@pytest.mark.parametrize("steps", range(6))
def test_rows_are_readable_wherever_a_run_was_killed(vault: Vault, tmp_path: Path, steps: int) -> None:
    told = in_parts(vault, tmp_path / "rows")
    old, new = vault.keys.newest().key_id, vault.keys.add()
    with pytest.raises(KilledError):
        reseal(tmp_path / "rows", vault.keys, alive=Until(min(steps, 4)))
    assert numbers(vault, tmp_path / "rows") == told
    assert keys_used(tmp_path / "rows") <= {old, new}
    reseal(tmp_path / "rows", vault.keys)
    drop_old_parts(tmp_path / "rows")
    vault.keys.remove(old)
    assert numbers(vault, tmp_path / "rows") == told
    assert is_settled(tmp_path / "rows")
    assert len(list((tmp_path / "rows").glob("*.parquet"))) == 3


@pytest.mark.parametrize("steps", range(6))
def test_blobs_are_readable_wherever_a_run_was_killed(vault: Vault, tmp_path: Path, steps: int) -> None:
    place = tmp_path / "pieces"
    for name, data in PIECES.items():
        keep_sealed(place, name, data, keys=vault.keys)
    old, new = vault.keys.newest().key_id, vault.keys.add()
    with pytest.raises(KilledError):
        reseal(place, vault.keys, alive=Until(steps))
    assert {name: kept_sealed(place, name, keys=vault.keys) for name in PIECES} == PIECES
    keep_sealed(place, "011", b"empat", keys=vault.keys)  # the upload goes on meanwhile
    reseal(place, vault.keys)
    assert keys_used(place) == {new}
    vault.keys.remove(old)
    told = {name: kept_sealed(place, name, keys=vault.keys) for name in (*PIECES, "011")}
    assert told == {**PIECES, "011": b"empat"}


def test_an_empty_table_stays_one(vault: Vault, tmp_path: Path) -> None:
    in_parts(vault, tmp_path / "rows", parts=0)
    vault.keys.add()
    reseal(tmp_path / "rows", vault.keys)
    assert numbers(vault, tmp_path / "rows") == []
    assert seal_of(tmp_path / "rows").columns == {"number": "Int64"}
    with connect_sealed({"rows": tmp_path / "rows"}, keys=vault.keys) as connection:
        assert connection.sql("SELECT count(*) FROM rows").fetchall() == [(0,)]


def test_without_its_key_a_directory_stays_as_it_is(vault: Vault, snapshot: Snapshot) -> None:
    old = vault.keys.newest().key_id
    vault.keys.add()
    vault.keys.remove(old)
    with pytest.raises(KeyLostError):
        reseal(snapshot.directory, vault.keys)
    assert seal_of(snapshot.directory).key_id == old


def test_a_fingerprint_tells_keys_apart_and_nothing_of_them(vault: Vault) -> None:
    first = vault.keys.newest()
    vault.keys.add()
    one, other = vault.keys.all()
    assert one == first
    assert one.fingerprint != other.fingerprint
    assert len(one.fingerprint) == 16
    assert one.fingerprint not in one.secret.hex()
