import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lindung.registry.models import Delivery
from lindung.registry.snapshots.vault import office_vault
from lindung.workflows.deliveries import check_delivery
from lindung.workflows.deliveries.check import claim_check
from lindung.workflows.deliveries.look import events_of
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.turn import AT_ONCE, turn
from lindung.workflows.deliveries.worker import BEAT_EVERY, Beat, WorkTakenError, start_worker, work_on
from tests.workflows.deliveries.lists import BY, NOW, OPTIONS, csv_of, failure_of, received, worker

pytestmark = pytest.mark.django_db
LIST = csv_of([worker(1), worker(2, NIK="1")])


def claimed() -> tuple[str, str]:
    delivery_id = received(LIST)
    return delivery_id, claim_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)


def ticking(step: timedelta) -> Iterator[datetime]:
    moment = NOW
    while True:
        moment += step
        yield moment


def beat_with(token: str, step: timedelta) -> Beat:
    moments = ticking(step)
    return Beat(Delivery.objects.get(), token, lambda: next(moments), None)


def test_tells_at_most_once_a_second() -> None:
    _, token = claimed()
    beat = beat_with(token, BEAT_EVERY / 4)
    told = set()
    for done in range(12):
        beat("check", done, 12, 0)
        told.add(Delivery.objects.get().done)
    assert told == {0, 4, 8}


def test_tells_a_new_stage_at_once() -> None:
    _, token = claimed()
    beat = beat_with(token, BEAT_EVERY / 4)
    beat("read", 5, None, 0)
    beat("check", 1, 9, 1)
    record = Delivery.objects.get()
    assert (record.stage, record.done, record.total, record.to_repair) == ("check", 1, 9, 1)


def test_stops_when_somebody_else_has_the_work() -> None:
    _, token = claimed()
    beat = beat_with(token, BEAT_EVERY)
    beat("check", 1, 9, 0)
    Delivery.objects.update(worker="lain")
    with pytest.raises(WorkTakenError):
        beat("check", 2, 9, 0)


def test_tells_a_second_listener_every_time() -> None:
    delivery_id, token = claimed()
    told: list[tuple[str, int, int | None, int]] = []
    work_on(delivery_id, worker=token, clock=lambda: NOW, also=lambda *what: told.append(what))
    assert [what[0] for what in told] == ["read", "check"]
    assert told[-1] == ("check", 2, told[-1][2], 1)


def test_waits_while_others_work_and_counts_its_time_from_its_turn() -> None:
    delivery_id, token = claimed()
    moments = ticking(BEAT_EVERY)
    told: list[str] = []

    def listen(stage: str, *_: object) -> None:
        told.append(stage)
        if stage == "" and told.count("") == 3:
            others.close()

    with ExitStack() as others:
        for _ in range(AT_ONCE[DeliveryState.CHECKING]):
            others.enter_context(turn(office_vault(), DeliveryState.CHECKING, pytest.fail))
        assert work_on(delivery_id, worker=token, clock=lambda: next(moments), also=listen) == DeliveryState.CHECKED
    assert told[:4] == ["", "", "", "read"]
    started = Delivery.objects.get().started_at
    assert started is not None
    assert started >= NOW + 3 * BEAT_EVERY


def test_who_waits_stops_when_somebody_else_has_the_work() -> None:
    delivery_id, token = claimed()
    Delivery.objects.update(worker="lain")
    with ExitStack() as others:
        for _ in range(AT_ONCE[DeliveryState.CHECKING]):
            others.enter_context(turn(office_vault(), DeliveryState.CHECKING, pytest.fail))
        assert work_on(delivery_id, worker=token, clock=lambda: NOW) == DeliveryState.CHECKING


def test_too_little_memory_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    delivery_id, token = claimed()

    def needs_more(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(check_delivery, "examine", needs_more)
    assert work_on(delivery_id, worker=token, clock=lambda: NOW) == DeliveryState.FAILED
    assert "not enough memory" in failure_of(delivery_id)
    assert events_of(delivery_id)[-1].words.en.startswith("Stopped: ")


def test_starts_the_command_a_person_can_type(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda arguments, **_: asked.append(arguments))
    start_worker("Ab3dEf6hIj9k", "0123")
    assert asked[0][3:] == ["intake", "work", "--worker", "0123", "--", "Ab3dEf6hIj9k"]
