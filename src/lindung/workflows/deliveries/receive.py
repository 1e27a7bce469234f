"""Receive a file: whole, or in pieces that can be taken up again; every piece is sealed as it arrives."""

import hashlib
import shutil
from collections.abc import Iterator
from datetime import datetime

from lindung.registry.models import Delivery
from lindung.registry.snapshots.blobs import keep_sealed, kept_names, kept_sealed
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import COUNTRY_CODE
from lindung.workflows.deliveries.errors import UploadGapError, UploadTooLargeError, WrongStateError
from lindung.workflows.deliveries.found import delivery_of, note
from lindung.workflows.deliveries.plain import DeliveryState

MOST_UPLOADED_BYTES = 500_000_000
PIECE_BYTES = 16_000_000
_SOURCE = "source"


def begin_upload(*, file_name: str, file_bytes: int, by: str, now: datetime, within: str = COUNTRY_CODE) -> str:
    """Begin to receive a file in pieces; return the delivery's identifier.

    Args:
        file_name: As the sender wrote it.
        file_bytes: Size.
        by: Who sends it.
        now: When.
        within: The area it is taken for until somebody states its own.

    Raises:
        UploadTooLargeError: The file is larger than MOST_UPLOADED_BYTES.
    """
    if file_bytes > MOST_UPLOADED_BYTES:
        raise UploadTooLargeError(MOST_UPLOADED_BYTES)
    delivery = Delivery.objects.create(
        file_name=file_name, file_bytes=file_bytes,
        state=DeliveryState.RECEIVING, stage="upload", total=file_bytes, received_by=by, received_at=now, beat_at=now,
        sent_within=within,
    )  # fmt: skip
    note(delivery, by=by, now=now, what=Words("Unggahan dimulai.", "Upload begun."))
    return delivery.public_id


def append_chunk(*, delivery_id: str, offset: int, data: bytes, now: datetime) -> int:
    """Keep one piece and return the bytes received so far; a piece that is held already changes nothing.

    Raises:
        UploadGapError: The piece begins after the received bytes, or only half of it is new.
        UploadTooLargeError: The piece reaches beyond the announced size.
        WrongStateError: The upload is closed.
    """
    delivery = delivery_of(delivery_id)
    if delivery.state != DeliveryState.RECEIVING:
        raise WrongStateError(DeliveryState(delivery.state))
    end = offset + len(data)
    if end <= delivery.done:
        return delivery.done
    if offset != delivery.done:
        raise UploadGapError(delivery.done)
    if end > delivery.file_bytes:
        raise UploadTooLargeError(delivery.file_bytes)
    vault = office_vault()
    keep_sealed(vault.deliveries / delivery_id / _SOURCE, _piece(offset), data, keys=vault.keys)
    taken = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.RECEIVING, done=offset)
    return end if taken.update(done=end, beat_at=now) else delivery_of(delivery_id).done


def finish_upload(*, delivery_id: str, now: datetime) -> None:
    """Close the upload; a second call finds it closed and does nothing.

    Raises:
        UploadGapError: Bytes are missing; when two senders cut the file differently at the same time, all of them.
    """
    delivery = delivery_of(delivery_id)
    if delivery.state != DeliveryState.RECEIVING:
        return
    if delivery.done != delivery.file_bytes:
        raise UploadGapError(delivery.done)
    size, digest = 0, hashlib.sha256()
    for piece in _pieces(delivery_id):
        size += len(piece)
        digest.update(piece)
    if size != delivery.file_bytes:
        _begin_anew(delivery)
        raise UploadGapError(0)
    closed = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.RECEIVING).update(
        state=DeliveryState.RECEIVED, file_sha256=digest.hexdigest(), stage="", beat_at=now
    )
    if closed:
        note(delivery, by=delivery.received_by, now=now, what=Words("Berkas diterima.", "File received."))


def receive_file(*, data: bytes, file_name: str, by: str, now: datetime, within: str = COUNTRY_CODE) -> str:
    """Receive a whole file and return the delivery's identifier; UploadTooLargeError as for one in pieces."""
    delivery_id = begin_upload(file_name=file_name, file_bytes=len(data), by=by, now=now, within=within)
    for offset in range(0, len(data), PIECE_BYTES):
        append_chunk(delivery_id=delivery_id, offset=offset, data=data[offset : offset + PIECE_BYTES], now=now)
    finish_upload(delivery_id=delivery_id, now=now)
    return delivery_id


def received_bytes(delivery_id: str) -> bytes:
    """Return the received file; nothing for a list that was read from a disk."""
    return b"".join(_pieces(delivery_id))


def _begin_anew(delivery: Delivery) -> None:
    shutil.rmtree(office_vault().deliveries / delivery.public_id / _SOURCE)
    Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.RECEIVING).update(done=0)


def _pieces(delivery_id: str) -> Iterator[bytes]:
    vault = office_vault()
    directory = vault.deliveries / delivery_id / _SOURCE
    for name in kept_names(directory):
        yield kept_sealed(directory, name, keys=vault.keys)


def _piece(offset: int) -> str:
    return f"{offset:015d}"
