from datetime import timedelta

import pytest

from lindung.registry.models import Delivery
from lindung.workflows.deliveries import check_delivery
from lindung.workflows.deliveries.check import claim_check, start_check
from lindung.workflows.deliveries.decide import claim_import, start_import
from lindung.workflows.deliveries.errors import WrongStateError
from lindung.workflows.deliveries.examine import examine
from lindung.workflows.deliveries.hand_out import annex
from lindung.workflows.deliveries.look import events_of, summary_of
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.registers import registers
from lindung.workflows.deliveries.resume import resume, take_over
from lindung.workflows.deliveries.worker import SILENT_AFTER, work_on
from tests.workflows.deliveries.lists import BY, NOW, OPTIONS, checked, csv_of, received, state_of, states_of, worker

pytestmark = pytest.mark.django_db
LIST = csv_of([worker(1), worker(2)])
LATER = NOW + SILENT_AFTER + timedelta(seconds=1)


@pytest.mark.usefixtures("idle")
def test_does_a_check_whose_worker_never_came(monkeypatch: pytest.MonkeyPatch) -> None:
    delivery_id = received(LIST)
    start_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    token = take_over(delivery_id=delivery_id, by="lain", now=LATER)
    assert work_on(delivery_id, worker=token, clock=lambda: LATER) == DeliveryState.CHECKED
    assert ("lain", "Work taken up again.") in [(event.by, event.words.en) for event in events_of(delivery_id)]


@pytest.mark.usefixtures("idle")
def test_does_a_save_whose_worker_never_came() -> None:
    delivery_id = received(LIST)
    token = claim_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    work_on(delivery_id, worker=token, clock=lambda: NOW)
    start_import(delivery_id=delivery_id, by=BY, now=NOW)
    token = take_over(delivery_id=delivery_id, by=BY, now=LATER)
    assert work_on(delivery_id, worker=token, clock=lambda: LATER) == DeliveryState.IMPORTED


def test_starts_a_worker_for_work_that_stalled() -> None:
    delivery_id = received(LIST)
    claim_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    resume(delivery_id=delivery_id, by=BY, now=LATER)
    assert state_of(delivery_id) == DeliveryState.CHECKED


def test_leaves_work_that_gives_signs() -> None:
    delivery_id = received(LIST)
    claim_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    with pytest.raises(WrongStateError):
        resume(delivery_id=delivery_id, by=BY, now=NOW + SILENT_AFTER)


def test_of_two_who_take_over_one_passes() -> None:
    delivery_id = received(LIST)
    claim_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    take_over(delivery_id=delivery_id, by=BY, now=LATER)
    with pytest.raises(WrongStateError):
        take_over(delivery_id=delivery_id, by=BY, now=LATER)


def test_finds_nothing_to_do_where_nothing_runs() -> None:
    with pytest.raises(WrongStateError):
        take_over(delivery_id=checked(LIST), by=BY, now=LATER)


def test_a_worker_who_lost_the_check_leaves_it_to_the_other() -> None:
    delivery_id = received(LIST)
    slow = claim_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    quick = take_over(delivery_id=delivery_id, by=BY, now=LATER)
    assert work_on(delivery_id, worker=slow, clock=lambda: LATER) == DeliveryState.CHECKING
    assert Delivery.objects.get().worker == quick
    assert work_on(delivery_id, worker=quick, clock=lambda: LATER) == DeliveryState.CHECKED
    assert summary_of(delivery_id).rows_read == 2


def test_a_worker_who_lost_the_check_at_its_end_removes_nothing_of_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    delivery_id = received(LIST)
    slow = claim_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)

    def overtaken(*given: object, **named: object) -> object:
        found = examine(*given, **named)  # type: ignore[arg-type]  # what check_delivery gives it
        monkeypatch.setattr(check_delivery, "examine", examine)
        resume(delivery_id=delivery_id, by=BY, now=LATER)
        return found

    monkeypatch.setattr(check_delivery, "examine", overtaken)
    assert work_on(delivery_id, worker=slow, clock=lambda: NOW) == DeliveryState.CHECKED
    assert states_of(delivery_id) == ["accepted", "accepted"]
    assert len(annex(delivery_id, "csv").read().splitlines()) == 1 + 2


def test_a_worker_who_lost_the_save_writes_no_register() -> None:
    delivery_id = checked(LIST)
    slow = claim_import(delivery_id=delivery_id, by=BY, now=NOW)
    quick = take_over(delivery_id=delivery_id, by=BY, now=LATER)
    assert work_on(delivery_id, worker=slow, clock=lambda: LATER) == DeliveryState.IMPORTING
    assert registers() == []
    assert work_on(delivery_id, worker=quick, clock=lambda: LATER) == DeliveryState.IMPORTED
    assert len(registers()) == 1


@pytest.mark.parametrize("worker_token", ["", "tidak-ada"])
def test_a_worker_with_a_wrong_token_does_nothing(worker_token: str) -> None:
    delivery_id = received(LIST)
    claim_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    assert work_on(delivery_id, worker=worker_token, clock=lambda: NOW) == DeliveryState.CHECKING


@pytest.mark.parametrize("state", [DeliveryState.CHECKED, DeliveryState.IMPORTED, DeliveryState.REFUSED])
def test_a_worker_that_comes_twice_does_the_work_once(state: DeliveryState) -> None:
    delivery_id = checked(LIST)
    Delivery.objects.update(state=state, snapshot_id="0123456789ab")
    before = Delivery.objects.get().totals
    assert work_on(delivery_id, worker="", clock=lambda: NOW) == state
    assert Delivery.objects.get().totals == before
