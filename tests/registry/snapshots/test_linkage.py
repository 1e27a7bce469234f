"""Linkages lie sealed, whole or not at all, and say what they were made from."""

import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from lindung.registry.snapshots.faults import DamagedSealError, SnapshotGoneError
from lindung.registry.snapshots.linkage import (
    Linkage,
    LinkageManifest,
    current_linkage,
    linkage_of,
    linkages,
    write_linkage,
)
from lindung.registry.snapshots.results import MANIFEST_FILE
from lindung.registry.snapshots.snapshot import new_snapshot_id
from lindung.registry.snapshots.vault import Vault
from tests.registry.snapshots.people import vault_in

COLUMNS = {"row": pl.UInt32, "name": pl.String}
ROWS = pl.DataFrame({"row": [1, 2], "name": ["Orang Rekaan 1", "Orang Rekaan 2"]}, schema=COLUMNS)
AT = datetime(2026, 11, 30, 4, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return vault_in(tmp_path)


def manifest(*, area: str = "33.74", month: date = date(2026, 11, 1), linkage_id: str = "") -> LinkageManifest:
    return LinkageManifest(
        linkage_id=linkage_id or new_snapshot_id(), area_code=area, month=month, snapshots={"workers": ["a" * 12]},
        model={"m": {}}, model_version="1", engine="duckdb", counts={"left": {"rows": 2}}, rules=[],
        code_version="0.1.0", is_sample=True, made_by="Petugas Rekaan", made_at=AT,
    )  # fmt: skip


def store(vault: Vault, told: LinkageManifest | None = None) -> Linkage:
    return write_linkage(vault, told or manifest(), {"status": (COLUMNS, [ROWS])})


def test_gives_back_what_was_stored(vault: Vault) -> None:
    stored = store(vault)
    assert_frame_equal(pl.concat([*stored.table(vault, "status")]), ROWS)
    assert linkage_of(vault, stored.manifest.linkage_id).manifest.tables == {"status": 2}


def test_lies_under_its_area_and_month_and_cannot_be_written_over(vault: Vault) -> None:
    stored = store(vault)
    assert stored.directory.relative_to(vault.linkages).parts[0] == "33.74"
    assert stored.directory.name == f"2026-11-{stored.manifest.linkage_id}"
    assert stat.S_IMODE(stored.directory.stat().st_mode) == 0o500
    assert stat.S_IMODE((stored.directory / "status").stat().st_mode) == 0o500


def test_nothing_of_a_person_lies_in_the_clear(vault: Vault) -> None:
    stored = store(vault)
    bytes_there = b"".join(path.read_bytes() for path in stored.directory.rglob("*") if path.is_file())
    assert b"Orang Rekaan" not in bytes_there


def test_the_same_identifier_is_stored_once(vault: Vault) -> None:
    told = manifest(linkage_id="0123456789ab")
    first, second = store(vault, told), store(vault, told)
    assert first.manifest == second.manifest
    assert len(linkages(vault)) == 1


def test_leaves_nothing_when_it_is_killed_half_way(vault: Vault) -> None:
    def rows() -> Iterator[pl.DataFrame]:
        yield ROWS
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_linkage(vault, manifest(), {"status": (COLUMNS, rows())})
    assert not [path for path in vault.linkages.rglob("*") if path.is_file()]
    assert linkages(vault) == []


def test_a_changed_manifest_is_told(vault: Vault) -> None:
    stored = store(vault)
    path = stored.directory / MANIFEST_FILE
    path.chmod(0o600)
    path.write_text(path.read_text("utf-8").replace('"rows": 2', '"rows": 3'), "utf-8")
    with pytest.raises(DamagedSealError):
        linkage_of(vault, stored.manifest.linkage_id)


@pytest.mark.parametrize("asked", ["ffffffffffff", "../33.74", "*", ""])
def test_an_unknown_identifier_is_nobodys(vault: Vault, asked: str) -> None:
    store(vault)
    with pytest.raises(SnapshotGoneError):
        linkage_of(vault, asked)


def test_lists_the_newest_month_first(vault: Vault) -> None:
    store(vault, manifest(month=date(2026, 9, 1)))
    store(vault, manifest(month=date(2026, 11, 1)))
    assert [one.manifest.month for one in linkages(vault)] == [date(2026, 11, 1), date(2026, 9, 1)]


def test_lists_by_area(vault: Vault) -> None:
    store(vault, manifest(area="33.74"))
    store(vault, manifest(area="33.72"))
    assert [one.manifest.area_code for one in linkages(vault, "33.72")] == ["33.72"]
    assert len(linkages(vault, "33")) == 2


def test_the_current_one_is_that_of_the_smallest_area_around(vault: Vault) -> None:
    store(vault, manifest(area="33"))
    store(vault, manifest(area="33.74", month=date(2026, 1, 1)))
    found = current_linkage(vault, "33.74.01")
    assert found is not None
    assert found.manifest.area_code == "33.74"
    assert current_linkage(vault, "32.01") is None
