"""Take a file from a disk of this computer: its texts are sealed as they are read, the file itself stays where it is.

No size is too large, and nothing of the file is held in memory but a batch.
"""

from datetime import datetime
from pathlib import Path

from lindung.engines.intake.contents import sha256_of
from lindung.engines.intake.faults import UnusableFileError
from lindung.registry.models import Delivery
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Words
from lindung.workflows.deliveries.delivery_rows import DeliveryRows
from lindung.workflows.deliveries.found import note
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.stored_rows import RowStore


def read_from_disk(*, file: Path, sheet: str | None, by: str, now: datetime) -> str:
    """Seal the texts of a file and return the delivery's identifier.

    Raises:
        UnusableFileError: The file cannot be used; the delivery stays on record as stopped.
        DiskFullError: There is no room.
    """
    digest = sha256_of(file, file.name)
    delivery = Delivery.objects.create(
        file_name=file.name, file_bytes=file.stat().st_size, file_sha256=digest, state=DeliveryState.RECEIVING,
        received_by=by, received_at=now, beat_at=now,
    )  # fmt: skip
    vault = office_vault()
    store = RowStore(vault.deliveries / delivery.public_id, vault.keys)
    try:
        rows = DeliveryRows(delivery, store, sheet, source=file)
        rows.seal()
    except UnusableFileError as error:
        failure = {"id": error.words.id, "en": error.words.en}
        delivery.claim(DeliveryState.RECEIVING, DeliveryState.FAILED, failure=failure)
        raise
    delivery.claim(
        DeliveryState.RECEIVING, DeliveryState.RECEIVED, layout=rows.layout, is_sample=rows.layout["is_sample"]
    )
    note(delivery, by=by, now=now, what=Words("Berkas dibaca dari disk.", "File read from a disk."))
    return delivery.public_id
