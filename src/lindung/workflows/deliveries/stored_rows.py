"""The rows of a delivery as they lie sealed: the raw texts once, and the clean columns of the last check."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from lindung.engines.intake.sheets.raw import (
    BATCH_ROWS,
    RAW_PLACE,
    ROW,
    Block,
    RawBatch,
    number_column,
    text_column,
)
from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.sealed import SealedWriter, read_sealed

_BLOCK = "block"
_NUMBERS = "numbers"
_MOST_NUMBER_COLUMNS = 64


@dataclass(frozen=True)
class RowStore:
    """Where the rows of one list lie while it is worked on.

    Attributes:
        directory: ``deliveries/<delivery id>`` or a passing directory of a check that is not kept.
        keys: The key file.
    """

    directory: Path
    keys: KeyRing

    @property
    def raw(self) -> Path:
        """The texts of the file, written once."""
        return self.directory / "raw"

    def of_check(self, name: str, check: int) -> Path:
        """What one check left: ``clean`` columns, ``verdicts``, their ``evidence``, ``villages``."""
        return self.directory / f"{name}-{check}"

    def new_edits(self) -> Path:
        """Name a place for the rows of the next repaired workbook; two that arrive at once get two places."""
        return self.directory / f"edits-{len(self.kept_edits()) + 1:05d}-{secrets.token_hex(4)}"

    def kept_edits(self) -> list[Path]:
        """List what repaired workbooks changed, in order of arrival."""
        return sorted(self.directory.glob("edits-*"))

    def raw_writer(self, width: int) -> SealedWriter:
        """Begin to store the texts of a file with that many columns."""
        return SealedWriter(self.raw, raw_columns(width), keys=self.keys)

    def raw_batches(self, blocks: Mapping[int, Block]) -> Iterator[RawBatch]:
        """Yield the stored texts as the file gave them."""
        for frame in read_sealed(self.raw, keys=self.keys, rows=BATCH_ROWS):
            for (number,), rows in frame.partition_by(_BLOCK, as_dict=True, maintain_order=True).items():
                yield RawBatch(blocks[number], unpacked(rows))

    def raw_rows(self, rows: pl.Series) -> pl.DataFrame:
        """Return the stored texts of a few rows, whichever block they are of."""
        found = [frame.filter(pl.col(ROW).is_in(rows.implode())) for frame in read_sealed(self.raw, keys=self.keys)]
        return pl.concat(found)


def raw_columns(width: int) -> dict[str, type[pl.DataType]]:
    """Name the stored columns of a file."""
    return {**RAW_PLACE, _BLOCK: pl.UInt16, _NUMBERS: pl.UInt64, **{text_column(i): pl.String for i in range(width)}}


def packed(batch: RawBatch, width: int) -> pl.DataFrame:
    """Give a batch the stored columns: its block's number, and one bit for each cell stored as a long number."""
    frame = batch.frame
    bits = [
        pl.col(number_column(place)).fill_null(value=False).cast(pl.UInt64) * (1 << place)
        for place in range(min(width, _MOST_NUMBER_COLUMNS))
        if number_column(place) in frame.columns
    ]
    texts = [
        pl.col(name) if name in frame.columns else pl.lit(None, pl.String).alias(name)
        for name in map(text_column, range(width))
    ]
    return frame.select(
        *RAW_PLACE,
        pl.lit(batch.block.number, pl.UInt16).alias(_BLOCK),
        (pl.sum_horizontal(bits) if bits else pl.lit(0)).cast(pl.UInt64).alias(_NUMBERS),
        *texts,
    )


def unpacked(stored: pl.DataFrame) -> pl.DataFrame:
    """Return the columns in which the file gave the rows."""
    used: int = stored.select(pl.col(_NUMBERS).bitwise_or()).item() or 0
    flags = [
        ((pl.col(_NUMBERS) & (1 << place)) != 0).alias(number_column(place))
        for place in range(_MOST_NUMBER_COLUMNS)
        if used >> place & 1
    ]
    return stored.with_columns(flags).drop(_BLOCK, _NUMBERS)


Told = Callable[[str, int, int | None, int], None]
"""Progress: stage, rows done, rows in all or None, rows that need repair so far."""
