"""The records of an old .xls workbook (MS-XLS), measured and tamed before a reader lays them out.

A reader reserves memory for whatever a record claims. What can be checked is checked here; what the office does not
need, the claimed extent of a sheet and the wording of formulas, is blanked so that nobody has to believe it.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lindung.engines.intake.contents import damaged
from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.sheets.extents import MAX_CELLS
from lindung.engines.intake.sheets.packages import MAX_INFLATED_BYTES
from lindung.engines.intake.sheets.refusals import locked_workbook, too_large_unpacked, too_wide

OLD_COLUMNS: Final = 256
_HEAD: Final = struct.Struct("<HHHHHI")
_END_OF_PART, _LOCKED, _SHEET, _TEXTS, _CONTINUED, _EXTENT = 0x0A, 0x2F, 0x85, 0xFC, 0x3C, 0x200
_FORMULA, _MANY_NUMBERS, _TEXT_CELL = 0x06, 0xBD, 0xFD
_CELLS: Final = frozenset({_FORMULA, _MANY_NUMBERS, _TEXT_CELL, 0x203, 0x204, 0x205, 0x27E})
_WORDING: Final = 20
_MOST_CONTINUED: Final = 20_000
_LONGEST_TEXT_BYTES: Final = 4 * 65_535
_RICH, _PHONETIC, _WIDE = 8, 4, 1


def tamed_records(stream: bytes, name: str) -> bytes:
    """Return the records with nothing in them that makes a reader take all memory or time, or refuse them.

    Raises:
        UnusableFileError: A cell stands beyond the last column, the sheets span too many cells or texts, the records
            break off, or the workbook is locked.
    """
    book = _Book(name, bytearray(stream) + bytes(_HEAD.size), len(stream))
    book.read_globals()
    for start in book.sheets:
        book.read_sheet(start)
    book.refuse_repeated_texts()
    return bytes(book.data[: book.size])


@dataclass
class _Book:
    """The records of a workbook.

    Attributes:
        name: Name of the file, for sentences.
        data: The records, and room to read a head beyond the last one.
        size: Where the records end.
        sheets: Where each sheet starts.
        texts: The shared texts: each part of their record as start and end.
        cells: Cells that the sheets read so far span.
        walked: Bytes of the sheets read so far.
        used: Numbers of the shared texts that cells show.
    """

    name: str
    data: bytearray
    size: int
    sheets: list[int] = field(default_factory=list)
    texts: list[tuple[int, int]] = field(default_factory=list)
    cells: int = 0
    walked: int = 0
    used: list[int] = field(default_factory=list)

    def read_globals(self) -> None:
        """Note the sheets and the shared texts."""
        in_texts = False
        for kind, place, size, *_ in self._records(0):
            if kind == _LOCKED:
                raise locked_workbook(self.name)
            if kind == _SHEET:
                self.sheets.append(int.from_bytes(self.data[place : place + 4], "little"))
            if kind == _TEXTS and self.texts:
                raise damaged(self.name)
            if kind == _TEXTS:
                self.texts = [(place, place + size)]
            elif kind == _CONTINUED and in_texts:
                self.texts.append((place, place + size))
            in_texts = kind == _TEXTS or (in_texts and kind == _CONTINUED)
        if self.texts:
            self._refuse_false_count()

    def read_sheet(self, start: int) -> None:
        """Measure a sheet by its cells, blank its claimed extent and the wording of its formulas."""
        if start >= self.size:
            raise damaged(self.name)
        last_row = last_column = 0
        has_formulas = False
        for kind, place, size, row, column, text in self._records(start):
            if kind in _CELLS:
                if kind == _TEXT_CELL:
                    self.used.append(text)
                elif kind == _MANY_NUMBERS:
                    last_column = max(last_column, column + size // 6 - 2)
                elif kind == _FORMULA:
                    has_formulas = True
                    self._blank(place + _WORDING, min(place + size, place + _WORDING + 2))
                last_row = max(last_row, row)
                last_column = max(last_column, column)
            elif kind == _EXTENT:
                self._blank(place, place + size)
        if last_column >= OLD_COLUMNS:
            raise too_wide(self.name, None)
        self.cells += (last_row + 1) * (last_column + 1) * (1 + has_formulas)
        if self.cells > MAX_CELLS:
            raise too_wide(self.name, None)

    def refuse_repeated_texts(self) -> None:
        """Refuse long texts that so many cells share that their copies would fill the memory."""
        bound = min(sum(end - start for start, end in self.texts), _LONGEST_TEXT_BYTES)
        if len(self.used) * bound <= MAX_INFLATED_BYTES:
            return
        lengths = self._text_lengths()
        if sum(lengths[text] for text in self.used if text < len(lengths)) > MAX_INFLATED_BYTES:
            raise too_large_unpacked(self.name)

    def _records(self, start: int) -> Iterator[tuple[int, int, int, int, int, int]]:
        """Yield the records up to the end of their part: kind, place and size, and what cells have first."""
        unpack, data, end = _HEAD.unpack_from, self.data, self.size - 4
        place = start
        kind = -1
        while place <= end:
            kind, size, row, column, _, text = unpack(data, place)
            place += 4
            if place + size > self.size or kind == _END_OF_PART:
                break
            yield kind, place, size, row, column, text
            place += size
        self.walked += place - start
        # Sheets that share records would be read once for each of them.
        if kind != _END_OF_PART or self.walked > self.size:
            raise damaged(self.name)

    def _blank(self, start: int, end: int) -> None:
        if start < end:
            self.data[start:end] = bytes(end - start)

    def _refuse_false_count(self) -> None:
        start, end = self.texts[0]
        count = int.from_bytes(self.data[start + 4 : start + 8], "little")
        room = sum(end - start for start, end in self.texts)
        if end - start < 8 or 3 * count > room - 8 or len(self.texts) > _MOST_CONTINUED:
            raise damaged(self.name)

    def _text_lengths(self) -> list[int]:
        """Measure the shared texts in bytes (MS-XLS 2.5.293), across the parts of their record."""
        count = int.from_bytes(self.data[self.texts[0][0] + 4 : self.texts[0][0] + 8], "little")
        cursor = _Cursor(self.data, self.texts, self.name)
        cursor.skip(8)
        return [cursor.text_bytes() for _ in range(count)]


@dataclass
class _Cursor:
    """Reads through the parts of a continued record."""

    data: bytearray
    parts: list[tuple[int, int]]
    name: str
    part: int = 0

    def __post_init__(self) -> None:
        self.place, self.end = self.parts[0]

    def text_bytes(self) -> int:
        """Pass over a text and return how many bytes its letters take as two each."""
        if self.place == self.end:
            self._next_part()
        if self.end - self.place < 3:
            raise self._broken()
        letters, flags = self._number(2), self._number(1)
        runs = self._number(2) if flags & _RICH else 0
        more = self._number(4) if flags & _PHONETIC else 0
        self._skip_letters(letters, 1 + (flags & _WIDE))
        self.skip(4 * runs + more)
        return 2 * letters

    def skip(self, size: int) -> None:
        """Pass over bytes that may go on in the next part."""
        while size > self.end - self.place:
            size -= self.end - self.place
            self._next_part()
        self.place += size

    def _skip_letters(self, letters: int, width: int) -> None:
        """Pass over letters; each further part of them starts with a byte that says how wide they are."""
        while letters * width > self.end - self.place:
            letters -= (self.end - self.place) // width
            self._next_part()
            width = 1 + (self._number(1) & _WIDE)
        self.place += letters * width

    def _number(self, size: int) -> int:
        if self.end - self.place < size:
            raise self._broken()
        self.place += size
        return int.from_bytes(self.data[self.place - size : self.place], "little")

    def _next_part(self) -> None:
        self.part += 1
        if self.part >= len(self.parts):
            raise self._broken()
        self.place, self.end = self.parts[self.part]

    def _broken(self) -> UnusableFileError:
        return damaged(self.name)
