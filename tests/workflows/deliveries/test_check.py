from dataclasses import replace

import pytest

from lindung.engines.intake.checks.scheme import SchemeError
from lindung.registry.models import Delivery
from lindung.workflows.deliveries.check import claim_check, start_check
from lindung.workflows.deliveries.decide import claim_import
from lindung.workflows.deliveries.errors import UnknownDeliveryError, WrongStateError
from lindung.workflows.deliveries.look import options_of, report_of
from lindung.workflows.deliveries.plain import CheckOptions, DeliveryState
from lindung.workflows.deliveries.receive import begin_upload
from lindung.workflows.deliveries.worker import SILENT_AFTER
from tests.workflows.deliveries.lists import BY, NOW, OPTIONS, checked, csv_of, received, state_of, worker

pytestmark = pytest.mark.django_db
LIST = csv_of([worker(1), worker(2)])


def claim(delivery_id: str, options: CheckOptions = OPTIONS, *, later: int = 0) -> str:
    return claim_check(delivery_id=delivery_id, options=options, by=BY, now=NOW + SILENT_AFTER * later)


def test_keeps_what_was_stated() -> None:
    delivery_id = received(LIST)
    claim(delivery_id, replace(OPTIONS, payer="APBD Kota", waived=("too_old",)))
    assert options_of(delivery_id) == replace(OPTIONS, payer="APBD Kota", waived=("too_old",))
    record = Delivery.objects.get()
    assert (record.register, record.area_code, record.payer) == ("workers", "33.74", "APBD Kota")


def test_of_two_checks_at_once_one_passes() -> None:
    delivery_id = received(LIST)
    first = claim(delivery_id)
    with pytest.raises(WrongStateError):
        claim(delivery_id, replace(OPTIONS, payer="lain"))
    assert Delivery.objects.get().worker == first
    assert Delivery.objects.get().payer == ""


def test_a_check_whose_worker_is_silent_begins_anew() -> None:
    delivery_id = received(LIST)
    first = claim(delivery_id)
    assert claim(delivery_id, later=2) != first


@pytest.mark.usefixtures("idle")
def test_a_check_does_not_take_over_a_silent_save() -> None:
    delivery_id = received(LIST)
    Delivery.objects.update(state=DeliveryState.IMPORTING, worker="penyimpan", beat_at=NOW)
    with pytest.raises(WrongStateError):
        claim(delivery_id, later=2)
    assert Delivery.objects.get().worker == "penyimpan"


def test_a_save_does_not_take_over_a_silent_check() -> None:
    delivery_id = received(LIST)
    token = claim(delivery_id)
    with pytest.raises(WrongStateError):
        claim_import(delivery_id=delivery_id, by=BY, now=NOW + SILENT_AFTER * 2)
    assert Delivery.objects.get().worker == token


def test_can_be_checked_again_with_other_rules() -> None:
    delivery_id = checked(csv_of([worker(1, TANGGAL_LAHIR="17-05-1950", NIK="3374811705500001")]))
    assert report_of(delivery_id).not_eligible == 1
    start_check(delivery_id=delivery_id, options=replace(OPTIONS, rules={"max_age": 0}), by=BY, now=NOW)
    assert report_of(delivery_id).accepted == 1


@pytest.mark.parametrize("rules", [{"no_such_rule": True}, {"max_age": "tua"}, {"one_per_household": 3}])
def test_a_rule_that_does_not_exist_changes_nothing(rules: dict[str, bool | int | str]) -> None:
    delivery_id = received(LIST)
    with pytest.raises(SchemeError):
        claim(delivery_id, replace(OPTIONS, rules=rules))
    assert state_of(delivery_id) == DeliveryState.RECEIVED


@pytest.mark.parametrize("state", [DeliveryState.REFUSED, DeliveryState.UNDONE])
def test_a_closed_delivery_is_not_checked(state: DeliveryState) -> None:
    delivery_id = received(LIST)
    Delivery.objects.update(state=state, snapshot_id="0123456789ab")
    with pytest.raises(WrongStateError):
        claim(delivery_id)


def test_a_file_that_is_still_coming_is_not_checked() -> None:
    delivery_id = begin_upload(file_name="daftar.csv", file_bytes=9, by=BY, now=NOW)
    with pytest.raises(WrongStateError):
        claim(delivery_id, later=2)
    assert state_of(delivery_id) == DeliveryState.RECEIVING


def test_an_unknown_delivery_is_not_checked() -> None:
    with pytest.raises(UnknownDeliveryError):
        claim("tidakadaaaaa")
