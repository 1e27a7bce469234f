"""The container of an old .xls workbook (MS-CFB): its one stream of records taken out, and packed anew by itself.

The reader is given the new container only. What was checked is then exactly what is read, however the tables of the
sent file contradict each other.
"""

import struct
from typing import Final

import numpy as np
import numpy.typing as npt

from lindung.engines.intake.contents import damaged
from lindung.engines.intake.sheets.refusals import too_large_unpacked

MAX_STREAM_BYTES: Final = 256 * 1024**2
_SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER: Final = struct.Struct("<8s16x2xHHHH6xIIIIIIIII436s")
_NEW_HEADER: Final = struct.Struct("<8s16xHHHHH6xIIIIIIIII")
_ENTRY: Final = struct.Struct("<64sHBBIII36xIQ")
_SECTOR_SIZES: Final = {9: 512, 12: 4096}
_MINI_SHIFT: Final = 6
_MINI_BYTES: Final = 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ROOT, _STREAM = 5, 2
_STREAM_NAMES: Final = ("Workbook", "Book")
_SECTOR: Final = 4096
_FIRST_TABLES: Final = 109

Table = npt.NDArray[np.uint32]


def workbook_stream(contents: bytes, name: str) -> bytes:
    """Take the stream of records out of a container; refuse one without it, or whose chains break off or go round."""
    try:
        return _Container(contents).stream()
    except _BrokenError as error:
        raise damaged(name) from error
    except _TooLargeError as error:
        raise too_large_unpacked(name) from error


def container_of(stream: bytes) -> bytes:
    """Pack a stream of records alone into a new container: tables of sectors, directory, small streams, stream."""
    stream = stream.ljust(_MINI_BYTES, b"\0")
    count = -(-len(stream) // _SECTOR)
    tables = -(-(count + 2) // (_SECTOR // 4 - 1))
    first = tables + 2
    # A reader asks for a sector of small streams (MS-CFB 2.6.2) even where there is none.
    chain = [*[_TABLE] * tables, _END, _END, *range(first + 1, first + count), _END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * _SECTOR, b"\xff")
    header = _NEW_HEADER.pack(
        _SIGNATURE, 0x3E, 4, 0xFFFE, 12, _MINI_SHIFT, 1, tables, tables, 0, _MINI_BYTES, _END, 0, _END, 0
    )
    header += struct.pack(f"<{tables}I", *range(tables)).ljust(4 * _FIRST_TABLES, b"\xff")
    entries = _entry("Root Entry", _ROOT, child=1, start=tables + 1) + _entry(
        "Workbook", _STREAM, start=first, size=len(stream)
    )
    padded = stream.ljust(count * _SECTOR, b"\0")
    return header.ljust(_SECTOR, b"\0") + table + entries.ljust(2 * _SECTOR, b"\0") + padded


class _BrokenError(Exception):
    """The tables of a container cannot be followed."""


class _TooLargeError(Exception):
    """The stream is larger than any workbook of that age."""


class _Container:
    """The tables of a container, every chain no longer than its table."""

    def __init__(self, contents: bytes) -> None:
        if len(contents) < _HEADER.size:
            raise _BrokenError
        header = _HEADER.unpack_from(contents)
        _, _, _, shift, mini_shift, _, _, directory, _, _, mini_table, _, difat, _, first_tables = header
        if shift not in _SECTOR_SIZES or mini_shift != _MINI_SHIFT:
            raise _BrokenError
        self._contents = contents
        self._size = _SECTOR_SIZES[shift]
        self._table = self._read_table(first_tables, difat)
        self._entries = list(_ENTRY.iter_unpack(self._chained(directory)))
        self._mini_table = mini_table

    def stream(self) -> bytes:
        """Join the sectors of the workbook's stream."""
        for wanted in _STREAM_NAMES:
            for name, _, kind, *_, start, size in self._entries:
                if kind == _STREAM and name.decode("utf-16-le", "replace").split("\0")[0] == wanted:
                    return self._stream(start, size & 0xFFFFFFFF if self._size == 512 else size)
        raise _BrokenError

    def _stream(self, start: int, size: int) -> bytes:
        if size > MAX_STREAM_BYTES:
            raise _TooLargeError
        if size >= _MINI_BYTES:
            return self._whole(self._chained(start), size)
        root_start = self._entries[0][-2]
        small = self._chained(root_start)
        table = np.frombuffer(self._chained(self._mini_table), dtype="<u4")
        return self._whole(b"".join(small[place << 6 : (place + 1) << 6] for place in _chain(table, start)), size)

    def _read_table(self, first_tables: bytes, difat: int) -> Table:
        """Read the table of sectors; its parts are named in the header, and further ones in a chain of their own."""
        parts = list(np.frombuffer(first_tables, dtype="<u4"))
        most = len(self._contents) // self._size
        while difat not in {_FREE, _END}:
            *more, difat = np.frombuffer(self._sector(difat), dtype="<u4")
            parts += more
            if len(parts) > most + _FIRST_TABLES + self._size:
                raise _BrokenError
        sectors = [self._sector(int(part)) for part in parts if part != _FREE]
        if len(sectors) > most:
            raise _BrokenError
        return np.frombuffer(b"".join(sectors), dtype="<u4")

    def _chained(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chain(self._table, start)))

    def _sector(self, number: int) -> bytes:
        start = (int(number) + 1) * self._size
        if start >= len(self._contents):
            raise _BrokenError
        return self._contents[start : start + self._size].ljust(self._size, b"\0")

    def _whole(self, joined: bytes, size: int) -> bytes:
        if len(joined) < size:
            raise _BrokenError
        return joined[:size]


def _chain(table: Table, start: int) -> list[int]:
    """Follow a chain through its table to its end."""
    following = table.tolist()
    found: list[int] = []
    while start != _END:
        if start >= len(following) or len(found) > len(following):
            raise _BrokenError
        found.append(start)
        start = following[start]
    return found


def _entry(name: str, kind: int, *, start: int, child: int = _FREE, size: int = 0) -> bytes:
    text = name.encode("utf-16-le")
    return _ENTRY.pack(text, len(text) + 2, kind, 1, _FREE, _FREE, child, start, size)
