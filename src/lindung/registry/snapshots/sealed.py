"""A directory of sealed parts appears whole or not at all: it is written under a hidden name beside its place."""

import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import polars as pl

from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.parts import GROUP_ROWS, READ_ROWS, PartWriter, raise_if_full, read_part
from lindung.registry.snapshots.seal import (
    SEAL_FILE,
    Seal,
    flush_directory,
    make_private,
    new_seal,
    seal_of,
    write_durably,
)

PART_ROWS = 1_000_000
HIDDEN_END = ".sealing"
Columns = Mapping[str, pl.DataType | type[pl.DataType]]


class SealedWriter:
    """Write rows into a new sealed directory; without ``close`` nothing is left.

    Use it as a context: ``with SealedWriter(...) as writer: writer.append(frame); seal = writer.close()``.
    """

    def __init__(
        self, directory: Path, columns: Columns, *, keys: KeyRing, part_rows: int = PART_ROWS,
        group_rows: int = GROUP_ROWS,
    ) -> None:  # fmt: skip
        """Begin beside ``directory``, which must not exist; ``columns`` are written in this order and type."""
        if directory.exists():
            raise FileExistsError(f"{directory.name} is sealed already")
        self.directory = directory
        self._columns = dict(columns)
        self._keys = keys
        self._part_rows = part_rows
        self._group_rows = group_rows
        self.hidden = directory.with_name(f".{directory.name}.{secrets.token_hex(4)}{HIDDEN_END}")
        self._seal = replace(new_seal(keys), columns={name: str(kind) for name, kind in self._columns.items()})
        self._part: PartWriter | None = None
        with self._leaving_nothing():
            make_private(self.hidden)

    def append(self, frame: pl.DataFrame) -> None:
        """Add rows; DiskFullError when there is no room, and then nothing is left."""
        rows = frame.select(pl.col(name).cast(kind) for name, kind in self._columns.items())
        with self._leaving_nothing():
            while rows.height:
                part = self._part = self._part or self._next_part()
                room = self._part_rows - part.rows
                part.write(rows.head(room))
                rows = rows.slice(room)
                if part.rows >= self._part_rows:
                    self._end_part()

    def finish(self) -> Seal:
        """End the last part and write the seal; the directory is still hidden, so that more may be laid beside it."""
        with self._leaving_nothing():
            if self._part is None and not self._seal.parts:
                self._part = self._next_part()
                self._part.write(pl.DataFrame(schema=self._columns))
            self._end_part()
            self.lay_beside(SEAL_FILE, self._seal.to_json().encode())
        return self._seal

    def lay_beside(self, name: str, data: bytes) -> None:
        """Put a file in the clear into the directory; it must hold nothing of a person."""
        with self._leaving_nothing():
            write_durably(self.hidden / name, data)

    def publish(self) -> None:
        """Show the finished directory in its place, at once and whole."""
        with self._leaving_nothing():
            flush_directory(self.hidden)
            self.hidden.rename(self.directory)
            flush_directory(self.directory.parent)

    def close(self) -> Seal:
        """Finish and publish."""
        seal = self.finish()
        self.publish()
        return seal

    def discard(self) -> None:
        """Remove what was written; without effect once published."""
        if self._part is not None:
            self._part.abandon()
            self._part = None
        shutil.rmtree(self.hidden, ignore_errors=True)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave nothing that was not published."""
        self.discard()

    def _next_part(self) -> PartWriter:
        name = f"part-{len(self._seal.parts):05d}.parquet"
        return PartWriter(self.hidden / name, key=self._seal.key_of(name, self._keys), group_rows=self._group_rows)

    def _end_part(self) -> None:
        if self._part is not None:
            self._seal = replace(self._seal, parts=(*self._seal.parts, self._part.close()))
            self._part = None

    @contextmanager
    def _leaving_nothing(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            self.discard()
            raise_if_full(fault)
            raise


def read_sealed(
    directory: Path, *, keys: KeyRing, columns: Sequence[str] | None = None, rows: int = READ_ROWS
) -> Iterator[pl.DataFrame]:
    """Yield the rows of a sealed directory in order, in batches.

    Raises:
        KeyLostError: The key file lacks the key.
        DamagedSealError: A part is missing, cut off or changed.
    """
    seal = seal_of(directory)
    for part in seal.parts:
        yield from read_part(directory / part.name, key=seal.key_of(part.name, keys), columns=columns, rows=rows)


def sweep(directory: Path, *, older_than: datetime) -> int:
    """Remove what killed runs left hidden below a directory, untouched since a moment; returns how many there were."""
    left = [
        path
        for path in directory.rglob(f".*{HIDDEN_END}")
        if datetime.fromtimestamp(path.stat().st_mtime, tz=older_than.tzinfo) < older_than
    ]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    return len(left)
