"""One sealed file: Parquet with modular encryption that pyarrow, Polars, DuckDB and Spark all read.

DuckDB opens an encrypted column only when it is one data page per row group; so pages are never cut and row groups are
small. Everything is encrypted with one key per file (AES-256-GCM), footer and column names included.
"""

import errno
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.parquet import encryption

from lindung.registry.snapshots.faults import DamagedSealError, DiskFullError
from lindung.registry.snapshots.seal import OWNER_ONLY, SealedPart, flush_file, unreadable
from lindung.vocabulary.language import Words

GROUP_ROWS = 100_000
READ_ROWS = 200_000
_ONE_PAGE = 1 << 30
_REPEATS_BELOW = 0.3
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class PartWriter:
    """Write rows into one new sealed file; OSError when there is no room."""

    def __init__(self, path: Path, *, key: bytes, group_rows: int = GROUP_ROWS) -> None:
        """Create the file, readable by its owner only; ``group_rows`` are held before they are written."""
        self._file = _HashedFile(path)
        self._key = key
        self._group_rows = group_rows
        self._writer: pq.ParquetWriter | None = None
        self._waiting: list[pl.DataFrame] = []
        self.rows = 0

    def write(self, frame: pl.DataFrame) -> None:
        """Add rows, all of the same columns; they are held until a row group is full."""
        self.rows += frame.height
        self._waiting.append(frame)
        if sum(held.height for held in self._waiting) >= self._group_rows:
            held = pl.concat(self._waiting)
            whole = held.height // self._group_rows * self._group_rows
            self._put(held.head(whole))
            self._waiting = [held.slice(whole)]

    def close(self) -> SealedPart:
        """End the file and see it on the disk."""
        self._put(pl.concat(self._waiting))
        self._waiting = []
        if self._writer is not None:
            self._writer.close()
        self._file.end()
        return SealedPart(self._file.path.name, self.rows, self._file.bytes, self._file.sha256)

    def abandon(self) -> None:
        """Let go of an unfinished file; whatever is still to be written goes nowhere."""
        self._file.abandon()
        if self._writer is not None:
            with suppress(OSError, pa.ArrowException):  # the file is given up, whatever state it is in
                self._writer.close()

    def _put(self, frame: pl.DataFrame) -> None:
        table = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
        if self._writer is None:
            self._writer = _parquet_writer(self._file, table.schema, key=self._key, repeating=_repeating(frame))
        if frame.height:
            self._writer.write_table(table, row_group_size=self._group_rows)


def read_part(
    path: Path, *, key: bytes, columns: Sequence[str] | None = None, rows: int = READ_ROWS
) -> Iterator[pl.DataFrame]:
    """Yield the rows of one sealed file in batches; DamagedSealError when it does not open with its key."""
    with opened(path, key) as file:
        is_whole = rows >= READ_ROWS
        for batch in file.iter_batches(rows, columns=None if columns is None else list(columns), use_threads=is_whole):
            frame = pl.DataFrame(batch)
            yield frame if columns is None else frame.select(columns)


@contextmanager
def opened(path: Path, key: bytes) -> Iterator[pq.ParquetFile]:
    """Open a sealed file with its key; whatever does not decrypt while it is open is a DamagedSealError."""
    try:
        with pq.ParquetFile(path, decryption_properties=encryption.create_decryption_properties(key)) as file:
            yield file
    except (OSError, pa.ArrowException):
        # the original text is dropped: it may quote the file
        raise DamagedSealError(unreadable(path.name)) from None


def raise_if_full(fault: OSError) -> None:
    """Turn a full disk, quota or size limit into its sentence; other faults pass."""
    if fault.errno in _FULL:
        raise DiskFullError(_NO_ROOM) from None


def _parquet_writer(sink: "_HashedFile", schema: pa.Schema, *, key: bytes, repeating: list[str]) -> pq.ParquetWriter:
    """Begin a sealed file; the columns that repeat are written through a dictionary that is never given up half-way."""
    return pq.ParquetWriter(
        sink,
        schema,
        encryption_properties=encryption.create_encryption_properties(key),
        compression="zstd",
        use_dictionary=repeating,
        dictionary_pagesize_limit=_ONE_PAGE,
        data_page_size=_ONE_PAGE,
        max_rows_per_page=_ONE_PAGE,
    )


def _repeating(frame: pl.DataFrame) -> list[str]:
    """Name the columns of which few values are distinct in the first rows."""
    sampled = frame.head(GROUP_ROWS // 5)
    return [column.name for column in sampled if column.n_unique() <= _REPEATS_BELOW * sampled.height + 1]


class _HashedFile:
    """A new file, hashed while it is written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("xb")
        path.chmod(OWNER_ONLY)
        self._hash = hashlib.sha256()
        self._is_abandoned = False
        self.bytes = 0
        self.closed = False

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    def write(self, data: bytes) -> int:
        if not self._is_abandoned:
            self._hash.update(data)
            self._file.write(data)
            self.bytes += len(data)
        return len(data)

    def tell(self) -> int:
        return self.bytes

    def flush(self) -> None:
        if not self._is_abandoned:
            self._file.flush()

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def close(self) -> None:
        self.closed = True

    def end(self) -> None:
        flush_file(self._file)
        self._file.close()

    def abandon(self) -> None:
        self._is_abandoned = True
        with suppress(OSError):  # the disk may be too full even to flush
            self._file.close()


_NO_ROOM = Words(
    "Ruang disk habis. Tidak ada yang disimpan dan sisanya sudah dibersihkan. Kosongkan ruang, lalu ulangi.",
    "The disk is full. Nothing was stored and what was begun is removed. Make room, then do it again.",
)
