import json

import pytest

from tests.workflows.deliveries.conftest import data_directory, worker_in_this_process
from tests.workflows.deliveries.lists import BY, csv_of, imported, worker
from tests.workflows.deliveries.typed import Type, typed

pytestmark = pytest.mark.django_db
__all__ = ["data_directory", "typed", "worker_in_this_process"]
LIST = csv_of([worker(1), worker(2), worker(3, NIK="1")])


@pytest.fixture
def snapshot(typed: Type) -> str:
    """Import a list and return its register."""
    imported(LIST)
    return str(json.loads(typed("registers", "list", "--json").stdout)[0]["snapshot_id"])


def test_lists_nothing_before_the_first_import(typed: Type) -> None:
    told = typed("registers", "list")
    assert (told.exit_code, told.stdout, told.stderr) == (0, "", "No register yet.\n")


def test_lists_registers_with_day_area_and_rows(typed: Type, snapshot: str) -> None:
    line = typed("registers", "list").stdout.split()
    assert line == [snapshot, "2026-11-22", "workers", "33.74", "2", "*"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [(("--area", "33"), 1), (("--area", "33.72"), 0), (("--register", "workers"), 1), (("--register", "deaths"), 0)],
)
def test_lists_registers_of_a_kind_or_an_area(
    typed: Type, snapshot: str, arguments: tuple[str, str], found: int
) -> None:
    assert len(json.loads(typed("registers", "list", *arguments, "--json").stdout)) == found


def test_refuses_a_kind_that_does_not_exist(typed: Type) -> None:
    told = typed("registers", "list", "--register", "pekerja")
    assert told.exit_code == 2
    assert "--register is one of: workers" in told.stderr


def test_shows_a_manifest_that_adds_up(typed: Type, snapshot: str) -> None:
    assert "Read 3 = new 2 + changed 0 + same 0 + refused 1; left 0." in typed("registers", "show", snapshot).stdout
    told = json.loads(typed("registers", "show", snapshot, "--json").stdout)
    assert told["rows_read"] == told["rows_new"] + told["rows_changed"] + told["rows_same"] + told["rows_refused"] == 3
    assert (told["as_of"], told["undone_at"]) == ("2026-11-22", None)


def test_finds_a_whole_register_whole(typed: Type, snapshot: str) -> None:
    told = typed("registers", "verify", snapshot)
    assert (told.exit_code, told.stdout) == (0, "Whole: 1 parts, 2 rows.\n")


def test_tells_what_was_changed_in_a_register(typed: Type, snapshot: str, data_directory: object) -> None:
    from lindung.registry.snapshots.vault import office_vault

    (part,) = office_vault().registers.rglob("part-*.parquet")
    part.chmod(0o600)
    part.write_bytes(part.read_bytes()[:-9])
    told = typed("registers", "verify", snapshot)
    assert told.exit_code == 1
    assert "part-00000.parquet is no longer what was stored" in told.stderr


def test_undoes_a_register_once(typed: Type, snapshot: str) -> None:
    told = typed("registers", "undo", snapshot, "--why", "salah berkas", "--by", BY)
    assert told.exit_code == 0
    assert "(undone)" in typed("registers", "list").stdout
    assert typed("registers", "undo", snapshot, "--why", "lagi").exit_code == 1


@pytest.mark.parametrize("act", ["show", "verify"])
def test_refuses_a_register_that_is_not_there(typed: Type, act: str) -> None:
    told = typed("registers", act, "0123456789ab")
    assert told.exit_code == 1
    assert "No register has this identifier" in told.stderr


def test_compares_two_registers(typed: Type, snapshot: str) -> None:
    imported(csv_of([worker(1, PEKERJAAN="Pedagang"), worker(4)]))
    listed = json.loads(typed("registers", "list", "--json").stdout)
    after = next(one["snapshot_id"] for one in listed if one["snapshot_id"] != snapshot)
    told = typed("intake", "diff", snapshot, after)
    assert "Before 2 = same 0 + changed 1 + left 1. After 2 = same 0 + changed 1 + joined 1." in told.stdout
    counts = json.loads(typed("intake", "diff", snapshot, after, "--json").stdout)
    assert (counts["joined"], counts["left"], counts["changed"], counts["same"]) == (1, 1, 1, 0)


def test_an_unexpected_error_shows_its_kind_only(typed: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    from lindung.workflows.deliveries import registers

    def fails(**_: object) -> None:
        raise ValueError("ZUBRATA 3374811705800001")

    monkeypatch.setattr(registers, "registers", fails)
    told = typed("registers", "list")
    assert told.exit_code == 1
    assert "ValueError" in told.stderr
    assert "3374" not in told.output
