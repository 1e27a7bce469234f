"""The rows of a delivery: from its file the first time, which also seals them; from the sealed texts later."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.profiles.profile import header_test
from lindung.engines.intake.sheets.open import open_source
from lindung.engines.intake.sheets.raw import RawBatch, RawSource
from lindung.registry.models import Delivery
from lindung.vocabulary.language import Words
from lindung.workflows.deliveries.layout_json import blocks_from, layout_to_json, width_of
from lindung.workflows.deliveries.receive import received_bytes
from lindung.workflows.deliveries.sample_marks import SampleMarks
from lindung.workflows.deliveries.stored_rows import RowStore, packed
from lindung.workflows.save_profile import office_profiles


class DeliveryRows:
    """Every row of a delivery, once.

    Attributes:
        blocks: The tables of the file by number.
        expected: How many rows there are, as far as known.
        layout: The file's shape; complete once every row was read.
    """

    def __init__(self, delivery: Delivery, store: RowStore, sheet: str | None, *, source: Path | None = None) -> None:
        """Open the sealed texts when they are of this sheet; otherwise the file at ``source``, or the received one.

        Raises:
            UnusableFileError: The file cannot be used, or it was read from a disk and is not here any more.
        """
        self._store, self._sheet = store, sheet
        self._source: RawSource | None = None
        self.layout: dict[str, Any] = delivery.layout  # Any: what JSON holds
        if store.raw.exists() and self.layout.get("sheet", "") == sheet and self.layout.get("blocks"):
            self.blocks = blocks_from(self.layout)
            self.expected: int | None = self.layout["rows"]
            return
        data = source or received_bytes(delivery.public_id)
        if not data:
            raise UnusableFileError("not_kept", _not_kept(delivery.file_name))
        shutil.rmtree(store.raw, ignore_errors=True)
        self._source = open_source(
            data, name=delivery.file_name, sheet=sheet, known=header_test(office_profiles().values())
        )
        self.blocks = {block.number: block for block in self._source.blocks}
        self.expected = self._source.rows_expected

    def batches(self) -> Iterator[RawBatch]:
        """Yield every row; reading the file seals its texts."""
        return self._store.raw_batches(self.blocks) if self._source is None else self._sealing(self._source)

    def seal(self) -> None:
        """Read the file to its end, so that its texts lie sealed."""
        if self._source is not None:
            for _ in self._sealing(self._source):
                pass

    def _sealing(self, source: RawSource) -> Iterator[RawBatch]:
        width, rows, marks = width_of(self.blocks), 0, SampleMarks()
        with self._store.raw_writer(width) as writer:
            for batch in source.batches():
                writer.append(packed(batch, width))
                marks.look_at(batch.frame)
                rows += batch.frame.height
                yield batch
            writer.close()
        self.layout = {**layout_to_json(source, rows=rows), "sheet": self._sheet, "is_sample": marks.is_sample}
        self._source = None


def _not_kept(name: str) -> Words:
    return Words(
        f"Isi {name} sudah dibaca, tetapi berkasnya sendiri tidak disimpan karena diimpor dengan perintah. Untuk "
        "memilih lembar lain, impor berkasnya sekali lagi.",
        f"What {name} holds was read, but the file itself is not kept, because a command imported it. To choose "
        "another sheet, import the file again.",
    )
