from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from lindung.registry.models import Delivery, DeliveryEvent
from lindung.vocabulary.delivery_state import DeliveryState
from lindung.vocabulary.language import Words

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def delivered(state: DeliveryState = DeliveryState.RECEIVED, **fields: Any) -> Delivery:
    return Delivery.objects.create(
        file_name="usulan.xlsx", file_bytes=1000, received_by="Petugas Rekaan", received_at=NOW, state=state, **fields
    )


def test_is_named_by_twelve_characters_that_go_into_a_url() -> None:
    names = {delivered().public_id for _ in range(50)}

    assert len(names) == 50
    assert {len(name) for name in names} == {12}
    assert all(set(name) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") for name in names)


def test_of_two_people_exactly_one_passes() -> None:
    first = delivered(DeliveryState.CHECKED)
    second = Delivery.objects.get(pk=first.pk)

    assert first.claim(DeliveryState.CHECKED, DeliveryState.IMPORTING)
    assert not second.claim(DeliveryState.CHECKED, DeliveryState.REFUSED)
    assert second.state == DeliveryState.CHECKED
    assert Delivery.objects.get(pk=first.pk).state == first.state == DeliveryState.IMPORTING


def test_a_claim_brings_its_fields_at_once() -> None:
    delivery = delivered(DeliveryState.IMPORTING)

    assert delivery.claim([DeliveryState.IMPORTING], DeliveryState.IMPORTED, snapshot_id="a1")
    delivery.refresh_from_db()
    assert (delivery.state, delivery.snapshot_id) == (DeliveryState.IMPORTED, "a1")


def test_a_worker_starts_anew() -> None:
    delivery = delivered(DeliveryState.FAILED, done=7, to_repair=3, failure={"id": "Terhenti.", "en": "Stopped."})
    assert delivery.failure_words == Words("Terhenti.", "Stopped.")

    assert delivery.start([DeliveryState.RECEIVED, DeliveryState.FAILED], DeliveryState.CHECKING, worker="a", at=NOW)

    delivery.refresh_from_db()
    assert (delivery.worker, delivery.done, delivery.to_repair, delivery.total) == ("a", 0, 0, None)
    assert delivery.failure_words is None
    assert delivery.started_at == delivery.beat_at == NOW


def test_a_worker_tells_how_far_it_is() -> None:
    delivery = delivered(DeliveryState.CHECKING, worker="a")

    assert delivery.beat(worker="a", at=NOW, stage="read", done=200_000, total=None, to_repair=12)
    assert not delivery.beat(worker="b", at=NOW, stage="read", done=1, total=2, to_repair=0)
    delivery.refresh_from_db()
    assert (delivery.stage, delivery.done, delivery.total, delivery.to_repair) == ("read", 200_000, None, 12)


@pytest.mark.parametrize(("silent_for", "is_taken"), [(timedelta(seconds=59), False), (timedelta(seconds=61), True)])
def test_silent_work_is_taken_over(silent_for: timedelta, *, is_taken: bool) -> None:
    delivery = delivered(DeliveryState.CHECKING, worker="a", beat_at=NOW - silent_for)

    taken = delivery.take_over(worker="b", at=NOW, silent_since=NOW - timedelta(seconds=60))

    assert taken is is_taken
    assert delivery.beat(worker="a", at=NOW, stage="read", done=1, total=2, to_repair=0) is not is_taken


@pytest.mark.parametrize("state", [state for state in DeliveryState if not state.is_running and state != "undone"])
def test_work_that_does_not_run_is_not_taken_over(state: DeliveryState) -> None:
    delivery = delivered(state, snapshot_id="a1")

    assert not delivery.take_over(worker="b", at=NOW, silent_since=NOW)


def test_stops_with_a_sentence() -> None:
    delivery = delivered(DeliveryState.CHECKING, worker="a")
    words = Words("Ruang disk habis.", "The disk is full.")

    assert not delivery.fail(worker="b", at=NOW, words=words)
    assert delivery.fail(worker="a", at=NOW, words=words)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.failure_words, delivery.worker) == (DeliveryState.FAILED, words, "")


@pytest.mark.parametrize(
    "fields",
    [{"state": "lost"}, {"state": "imported"}, {"state": "undone"}, {"register": "friends"}, {"file_bytes": -1}],
)
def test_the_database_refuses_what_cannot_be(fields: Mapping[str, Any]) -> None:
    delivery = delivered()

    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.filter(pk=delivery.pk).update(**fields)


def test_a_snapshot_has_one_delivery() -> None:
    delivered(DeliveryState.IMPORTED, snapshot_id="a1")

    with pytest.raises(IntegrityError), transaction.atomic():
        delivered(DeliveryState.IMPORTED, snapshot_id="a1")


def test_the_history_reads_in_order_and_shows_nobody() -> None:
    delivery = delivered()
    for day in (2, 1):
        DeliveryEvent.objects.create(
            delivery=delivery, happened_at=NOW + timedelta(days=day), by="Petugas Rekaan", what_id="Ke", what_en="No"
        )

    assert [str(event) for event in delivery.events.all()] == ["2026-03-03 09:00", "2026-03-04 09:00"]
    assert "Rekaan" not in f"{delivery}{delivery.events.first()}"
