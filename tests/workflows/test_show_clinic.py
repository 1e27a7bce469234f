"""The demonstration brings in every register once and leaves the village list to a person."""

from pathlib import Path

import pytest

from lindung.registry.models import Delivery
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows import show_clinic as demonstration
from lindung.workflows.deliveries.look import summary_of
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.registers import registers
from lindung.workflows.show_clinic import AREA, SAVED, show_clinic
from tests.workflows.deliveries.conftest import data_directory, worker_in_this_process
from tests.workflows.deliveries.lists import NOW

pytestmark = pytest.mark.django_db
__all__ = ["data_directory", "worker_in_this_process"]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Invent fewer people than the demonstration does."""
    monkeypatch.setattr(demonstration, "WORKERS", 600)


def shown() -> str:
    return show_clinic(clock=lambda: NOW, told=lambda *_: None)


def test_saves_the_workforce_beside_the_registers_it_is_compared_with() -> None:
    delivery_id = shown()
    found = {one.register: one for one in registers()}
    assert set(found) == {
        RegisterKind.WORKFORCE, RegisterKind.PARTICIPANTS, RegisterKind.DEATHS, RegisterKind.PERSONNEL,
    }  # fmt: skip
    workforce = found[RegisterKind.WORKFORCE]
    assert (workforce.profile, workforce.area_code, workforce.is_sample) == ("workforce_list", AREA, True)
    assert workforce.rows == workforce.rows_read > 590
    assert summary_of(delivery_id).state == DeliveryState.CHECKED


def test_does_nothing_twice() -> None:
    assert shown() == shown()
    assert Delivery.objects.count() == len(SAVED) + 1


def test_completes_what_an_older_version_showed(data_directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr(demonstration, "SAVED", SAVED[:-1])
        first = shown()
    (data_directory / "contoh" / "contoh-pekerja.csv").unlink()
    assert shown() == first
    assert Delivery.objects.get(file_name="contoh-pekerja.csv").register == "workforce"
