import errno
from pathlib import Path

import pytest

from lindung.engines.intake.cells.columns import PERSON
from lindung.registry.models import Delivery
from lindung.registry.snapshots import parts
from lindung.registry.snapshots.faults import DiskFullError
from lindung.registry.snapshots.snapshot import write_snapshot
from lindung.vocabulary.language import Words
from lindung.workflows.deliveries import examine, save_delivery
from lindung.workflows.deliveries.check import start_check
from lindung.workflows.deliveries.decide import start_import
from lindung.workflows.deliveries.errors import WrongStateError
from lindung.workflows.deliveries.look import progress_of, summary_of
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.registers import register_of, registers, verify
from tests.workflows.deliveries.lists import (
    BY,
    NOW,
    OPTIONS,
    checked,
    csv_of,
    failure_of,
    imported,
    received,
    state_of,
    worker,
)

pytestmark = pytest.mark.django_db
LIST = csv_of([worker(1), worker(2), worker(3, NIK="1")])
FULL = OSError(errno.ENOSPC, "No space left on device")


def fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def write(self: object, data: bytes) -> int:
        raise FULL

    monkeypatch.setattr(parts._HashedFile, "write", write)


def kept_in(directory: Path) -> set[str]:
    """Name what lies in a directory, hidden things too."""
    return {str(path.relative_to(directory)) for path in directory.rglob("*")}


def test_a_register_tells_where_its_rows_come_from() -> None:
    delivery_id = imported(LIST, payer="APBD Kota")
    told = register_of(str(summary_of(delivery_id).snapshot_id))
    assert (told.file_name, told.delivery_id, told.made_by, told.payer) == ("daftar.csv", delivery_id, BY, "APBD Kota")
    assert (told.area_name, told.as_of, told.profile) == ("Kota Semarang", OPTIONS.as_of, "village_list")
    assert (told.is_sample, told.made_at) == (True, NOW)
    assert verify(told.snapshot_id).is_sound


def test_a_save_on_a_full_disk_leaves_nothing(monkeypatch: pytest.MonkeyPatch, data_directory: Path) -> None:
    delivery_id = checked(LIST)
    before = kept_in(data_directory / "deliveries")
    fill_the_disk(monkeypatch)
    start_import(delivery_id=delivery_id, by=BY, now=NOW)
    assert state_of(delivery_id) == DeliveryState.FAILED
    assert "The disk is full. Nothing was stored" in failure_of(delivery_id)
    assert [path for path in (data_directory / "registers").rglob("*") if path.is_file()] == []
    assert kept_in(data_directory / "deliveries") == before


def test_saves_a_list_that_an_older_version_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    older = {name: kind for name, kind in PERSON.items() if name != "nik_short"}
    with monkeypatch.context() as before:
        before.setattr(examine, "clean_columns", lambda register: older)
        delivery_id = checked(LIST)
    start_import(delivery_id=delivery_id, by=BY, now=NOW)
    told = register_of(str(summary_of(delivery_id).snapshot_id))
    assert (told.rows, told.schema_version) == (2, 2)
    assert verify(told.snapshot_id).is_sound


def test_a_save_that_failed_can_be_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    delivery_id = checked(LIST)
    with monkeypatch.context() as full:
        fill_the_disk(full)
        start_import(delivery_id=delivery_id, by=BY, now=NOW)
    start_import(delivery_id=delivery_id, by=BY, now=NOW)
    assert state_of(delivery_id) == DeliveryState.IMPORTED
    assert [one.rows for one in registers()] == [2]


def test_a_check_on_a_full_disk_leaves_nothing(monkeypatch: pytest.MonkeyPatch, data_directory: Path) -> None:
    delivery_id = received(LIST)
    before = kept_in(data_directory / "deliveries")
    with monkeypatch.context() as full:
        fill_the_disk(full)
        start_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    assert "The disk is full" in failure_of(delivery_id)
    assert kept_in(data_directory / "deliveries") == before
    start_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    assert state_of(delivery_id) == DeliveryState.CHECKED


def test_a_check_whose_verdicts_find_no_room_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, data_directory: Path
) -> None:
    delivery_id = received(LIST)

    def full(*_: object, **__: object) -> None:
        raise DiskFullError(Words("penuh", "full"))

    monkeypatch.setattr(examine, "keep_verdicts", full)
    start_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    assert failure_of(delivery_id) == "full"
    assert {path.name for path in (data_directory / "deliveries" / delivery_id).iterdir()} == {"source", "raw"}


def test_a_check_that_failed_is_not_saved_with_what_was_found_before(monkeypatch: pytest.MonkeyPatch) -> None:
    delivery_id = checked(LIST)
    with monkeypatch.context() as full:
        fill_the_disk(full)
        start_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    assert state_of(delivery_id) == DeliveryState.FAILED
    with pytest.raises(WrongStateError):
        start_import(delivery_id=delivery_id, by=BY, now=NOW)


def test_a_save_killed_after_the_register_was_written_makes_no_second_one(monkeypatch: pytest.MonkeyPatch) -> None:
    delivery_id = checked(LIST)

    def killed(*given: object, **named: object) -> None:
        write_snapshot(*given, **named)  # type: ignore[arg-type]  # what save_delivery gives it
        raise KeyboardInterrupt

    with monkeypatch.context() as killing:
        killing.setattr(save_delivery, "write_snapshot", killed)
        with pytest.raises(KeyboardInterrupt):
            start_import(delivery_id=delivery_id, by=BY, now=NOW)
    assert state_of(delivery_id) == DeliveryState.IMPORTING
    Delivery.objects.update(beat_at=None)
    start_import(delivery_id=delivery_id, by=BY, now=NOW)
    assert [one.snapshot_id for one in registers()] == [summary_of(delivery_id).snapshot_id]


def test_an_unexpected_error_is_told_by_its_kind_only(monkeypatch: pytest.MonkeyPatch) -> None:
    delivery_id = checked(LIST)

    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("ZUBRATA MBLENDUK 3374811705800001")

    monkeypatch.setattr(save_delivery, "write_snapshot", fails)
    with pytest.raises(ZeroDivisionError):
        start_import(delivery_id=delivery_id, by=BY, now=NOW)
    assert "ZeroDivisionError" in failure_of(delivery_id)
    assert "337481" not in failure_of(delivery_id)
    assert progress_of(delivery_id, NOW).failure is not None
    assert registers() == []


def test_a_lost_key_is_told(data_directory: Path) -> None:
    delivery_id = checked(LIST)
    (data_directory.parent / "keys" / "register.key").unlink()
    start_import(delivery_id=delivery_id, by=BY, now=NOW)
    assert state_of(delivery_id) == DeliveryState.FAILED
    assert "Restore the key file from a backup" in failure_of(delivery_id)
