"""What the XML of an xlsx sheet tells beyond its texts: numbers stored as numbers, merged cells, errors, its extent."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from lindung.engines.intake.cell_errors import ERROR_CELL, NEVER_CALCULATED

SHEET_COLUMNS: Final = 16_384
_BLOCK_BYTES: Final = 4 * 1024 * 1024
_ENDS: Final = (b"</row>", b"</c>", b"/>", b">")
_VALUE: Final = rb"[^>]*(?<!/)>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<(?:v>[^<]|is>)"
_LONG_HINT: Final = re.compile(rb"<v>(?:\d{12}|\d(?:\.\d+)?E)")
_LONG: Final = re.compile(
    rb'<c r="([A-Z]{1,3})(\d+)"(?: s="\d+")?(?: t="n")?>(?:<f[^>]*>[^<]*</f>|<f[^>]*/>)?'
    rb"<v>(?:\d{12,}(?:\.\d+)?|\d(?:\.\d+)?E\+?\d\d)"
)
_MERGE: Final = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"')
_NOT_BLANK: Final = rb'(?!(?:\s+[st]="\w*")*\s*/>)'
"""A cell counts as blank only in the plain form that spreadsheets write: whatever else a file does takes room."""
_FAR: Final = re.compile(rb'\sr\s*=\s*["\'](?:([A-Za-z]{2,})\d+|[A-Za-z]?(\d{7,}))["\']' + _NOT_BLANK)
_ANY: Final = re.compile(rb'\sr\s*=\s*["\']([A-Za-z]+)(\d+)["\']' + _NOT_BLANK)
_FIRST: Final = re.compile(rb'<c r="A\d+"' + _VALUE)
_FILLED: Final = re.compile(rb'<c r="([A-Z]{1,3})\d+"' + _VALUE)


@dataclass
class SheetMarks:
    """Marks of one sheet; columns count from 0, rows as a spreadsheet numbers them.

    Attributes:
        long_numbers: Rows of each column in which a number of twelve digits or more is stored as a number.
        merges: Merged cells that reach over several rows: column, first row, last row.
        error_rows: Row of each cell that shows an error or was never calculated.
        starts_at_a: Whether column A holds anything.
        first_column: First column that holds anything; measured only when it is not A.
        last_column: Last column that holds anything, at least Z.
        last_row: Last row that holds anything, at least 999,999.
    """

    long_numbers: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    merges: list[tuple[int, int, int]] = field(default_factory=list)
    error_rows: list[int] = field(default_factory=list)
    starts_at_a: bool = False
    first_column: int = 0
    last_column: int = 25
    last_row: int = 999_999


def sheet_marks(blocks: Iterable[bytes]) -> SheetMarks:
    """Read the marks in one pass over the XML."""
    marks = SheetMarks()
    for xml in whole_cells(blocks):
        marks.starts_at_a = marks.starts_at_a or _FIRST.search(xml) is not None
        far = _FAR.findall(xml)
        marks.last_column = max([marks.last_column, *map(column_position, {column for column, _ in far if column})])
        marks.last_row = max([marks.last_row, *(int(row) for _, row in far if row)])
        if _LONG_HINT.search(xml):
            for column, row in _LONG.findall(xml):
                marks.long_numbers[column_position(column)].append(int(row))
        if b't="e"' in xml:
            marks.error_rows.extend(int(row) for _, row in ERROR_CELL.findall(xml))
        if b"<f" in xml:
            marks.error_rows.extend(int(row) for _, row in NEVER_CALCULATED.findall(xml))
        if b"<mergeCell " in xml:
            found = ((column_position(at), int(top), int(end)) for at, top, _, end in _MERGE.findall(xml))
            marks.merges.extend(merge for merge in found if merge[2] > merge[1])
    return marks


def extent(blocks: Iterable[bytes]) -> tuple[int, int, int]:
    """Return the first filled column, and the last column and row that take room; slow, for doubtful sheets."""
    first, last, bottom = SHEET_COLUMNS, 0, 0
    for xml in whole_cells(blocks):
        cells = _ANY.findall(xml)
        first = min([first, *map(column_position, set(_FILLED.findall(xml)))])
        last = max([last, *map(column_position, {column for column, _ in cells})])
        bottom = max([bottom, *(int(row) for _, row in cells)])
    return min(first, last), last, bottom


def column_position(letters: bytes) -> int:
    """Count a column's letters from 0: A is 0, AA is 26."""
    position = 0
    for letter in letters.upper():
        position = position * 26 + letter - ord("A") + 1
    return position - 1


def whole_cells(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Join small blocks and cut them where a row, else a cell, ends."""
    kept = bytearray()
    for block in blocks:
        kept += block
        if len(kept) < _BLOCK_BYTES:
            continue
        end = next((place + len(mark) for mark in _ENDS if (place := kept.rfind(mark)) >= 0), len(kept))
        yield bytes(kept[:end])
        del kept[:end]
    yield bytes(kept)
