from pathlib import Path

import pytest

from lindung.engines.intake.faults import UnusableFileError
from lindung.registry.models import Delivery
from lindung.registry.snapshots.vault import office_vault
from lindung.workflows.deliveries import receive
from lindung.workflows.deliveries.look import progress_of, propose
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.read_from_disk import read_from_disk
from lindung.workflows.deliveries.stated import Stated
from tests.workflows.deliveries.lists import BY, NOW

pytestmark = pytest.mark.django_db
LIST = "NIK,NAMA,TGL LAHIR\n3374810101800001,SITI REKAAN,01-01-1980\n"


def written(directory: Path, text: str) -> Path:
    path = directory / "usulan.csv"
    path.write_text(text, "utf-8")
    return path


def test_no_size_is_too_large_for_a_file_on_this_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receive, "MOST_UPLOADED_BYTES", 10)
    delivery_id = read_from_disk(file=written(tmp_path, LIST), sheet=None, by=BY, now=NOW)
    delivery = Delivery.objects.get(public_id=delivery_id)
    assert (delivery.state, delivery.file_bytes, delivery.is_sample) == (DeliveryState.RECEIVED, len(LIST), True)
    assert [column.target for column in propose(delivery_id=delivery_id).columns] == ["nik", "name", "birth_date"]


def test_only_the_sealed_texts_are_kept(tmp_path: Path) -> None:
    delivery_id = read_from_disk(file=written(tmp_path, LIST), sheet=None, by=BY, now=NOW)
    kept = office_vault().deliveries / delivery_id
    assert [path.name for path in kept.iterdir()] == ["raw"]
    assert not any(b"SITI REKAAN" in path.read_bytes() for path in kept.rglob("*") if path.is_file())


def test_another_sheet_needs_the_file_again_and_leaves_what_was_read(tmp_path: Path) -> None:
    delivery_id = read_from_disk(file=written(tmp_path, LIST), sheet=None, by=BY, now=NOW)
    with pytest.raises(UnusableFileError) as refusal:
        propose(delivery_id=delivery_id, stated=Stated(today=NOW.date(), sheet="Lembar 2"))
    assert refusal.value.reason == "not_kept"
    assert propose(delivery_id=delivery_id).blocks == 1


def test_a_file_that_cannot_be_used_stays_on_record_with_its_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError):
        read_from_disk(file=written(tmp_path, "NIK,NAMA\n"), sheet=None, by=BY, now=NOW)
    delivery = Delivery.objects.get()
    assert delivery.state == DeliveryState.FAILED
    assert progress_of(delivery.public_id, NOW).failure is not None
