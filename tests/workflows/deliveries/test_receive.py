import hashlib

import pytest

from lindung.registry.models import Delivery
from lindung.registry.snapshots.blobs import keep_sealed
from lindung.registry.snapshots.vault import office_vault
from lindung.workflows.deliveries import receive
from lindung.workflows.deliveries.errors import (
    UnknownDeliveryError,
    UploadGapError,
    UploadTooLargeError,
    WrongStateError,
)
from lindung.workflows.deliveries.look import events_of
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.receive import append_chunk, begin_upload, finish_upload, receive_file, received_bytes
from tests.workflows.deliveries.lists import BY, NOW, state_of

pytestmark = pytest.mark.django_db
DATA = b"NO,NAMA\n1,Rekaan Satu\n"


def begun(size: int = len(DATA)) -> str:
    return begin_upload(file_name="daftar.csv", file_bytes=size, by=BY, now=NOW)


def append(delivery_id: str, offset: int, data: bytes) -> int:
    return append_chunk(delivery_id=delivery_id, offset=offset, data=data, now=NOW)


def test_puts_the_pieces_together() -> None:
    delivery_id = begun()
    assert append(delivery_id, 0, DATA[:9]) == 9
    assert append(delivery_id, 9, DATA[9:]) == len(DATA)
    finish_upload(delivery_id=delivery_id, now=NOW)
    assert received_bytes(delivery_id) == DATA
    record = Delivery.objects.get()
    assert (record.state, record.file_sha256) == (DeliveryState.RECEIVED, hashlib.sha256(DATA).hexdigest())


def test_a_piece_that_is_held_already_changes_nothing() -> None:
    delivery_id = begun()
    append(delivery_id, 0, DATA[:9])
    assert append(delivery_id, 0, b"x" * 9) == 9
    append(delivery_id, 9, DATA[9:])
    finish_upload(delivery_id=delivery_id, now=NOW)
    assert received_bytes(delivery_id) == DATA


@pytest.mark.parametrize("offset", [8, 10])
def test_a_piece_out_of_order_names_where_to_go_on(offset: int) -> None:
    delivery_id = begun()
    append(delivery_id, 0, DATA[:9])
    with pytest.raises(UploadGapError) as refusal:
        append(delivery_id, offset, DATA[9:])
    assert refusal.value.received == 9


def test_a_piece_beyond_the_announced_size_is_refused() -> None:
    delivery_id = begun(4)
    with pytest.raises(UploadTooLargeError):
        append(delivery_id, 0, DATA)
    assert Delivery.objects.get().done == 0


def test_a_file_over_the_limit_is_refused_before_any_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receive, "MOST_UPLOADED_BYTES", 10)
    with pytest.raises(UploadTooLargeError):
        begun(11)
    assert not Delivery.objects.exists()


def test_is_not_finished_while_bytes_are_missing() -> None:
    delivery_id = begun()
    append(delivery_id, 0, DATA[:9])
    with pytest.raises(UploadGapError):
        finish_upload(delivery_id=delivery_id, now=NOW)
    assert state_of(delivery_id) == DeliveryState.RECEIVING


def test_finishing_twice_finishes_once() -> None:
    delivery_id = begun()
    append(delivery_id, 0, DATA)
    for _ in range(2):
        finish_upload(delivery_id=delivery_id, now=NOW)
    assert [event.words.en for event in events_of(delivery_id)] == ["Upload begun.", "File received."]


def test_pieces_that_two_senders_cut_differently_are_sent_again() -> None:
    delivery_id = begun()
    append(delivery_id, 0, DATA[:9])
    append(delivery_id, 9, DATA[9:])
    vault = office_vault()
    keep_sealed(vault.deliveries / delivery_id / "source", f"{0:015d}", DATA[:5], keys=vault.keys)
    with pytest.raises(UploadGapError) as refusal:
        finish_upload(delivery_id=delivery_id, now=NOW)
    assert refusal.value.received == Delivery.objects.get().done == 0
    append(delivery_id, 0, DATA)
    finish_upload(delivery_id=delivery_id, now=NOW)
    assert received_bytes(delivery_id) == DATA


def test_takes_no_piece_after_the_end() -> None:
    delivery_id = receive_file(data=DATA, file_name="daftar.csv", by=BY, now=NOW)
    with pytest.raises(WrongStateError):
        append(delivery_id, len(DATA), b"more")


def test_no_identifier_looks_like_an_option_of_a_command() -> None:
    drawn = [begun() for _ in range(200)]
    assert [delivery_id for delivery_id in drawn if not (delivery_id.isalnum() and len(delivery_id) == 12)] == []


def test_takes_no_piece_of_an_unknown_upload() -> None:
    with pytest.raises(UnknownDeliveryError):
        append("tidakadaaaaa", 0, DATA)


def test_many_pieces_come_back_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receive, "PIECE_BYTES", 7)
    data = bytes(range(200))
    delivery_id = receive_file(data=data, file_name="daftar.csv", by=BY, now=NOW)
    assert received_bytes(delivery_id) == data
