"""How many cells a sheet spans, measured before a reader lays it out: one far cell would cost all memory."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lindung.engines.intake.sheets.sheet_marks import SHEET_COLUMNS, whole_cells

MAX_CELLS: Final = 50_000_000
SHEET_ROWS: Final = 1_048_576
_ROW_HEADER: Final = 0
_FIRST_VALUE: Final = 2
_PARTS_OF_SHEET: Final = (129, 148, 145, 146)
_LAST_VALUE: Final = 11
_BROKEN_OFF: Final = -1
_ATTRIBUTES: Final = rb"""(?:[^>"']|"[^"]*"|'[^']*')*>"""
_ODS_PART: Final = re.compile(
    rb"<table:table(?=[\s>])|<table:table-row\b" + _ATTRIBUTES + rb"|<table:(?:covered-)?table-cell\b" + _ATTRIBUTES
)
_COLUMNS_REPEATED: Final = re.compile(rb"""number-columns-repeated\s*=\s*["'](\d+)""")
_ROWS_REPEATED: Final = re.compile(rb"""number-rows-repeated\s*=\s*["'](\d+)""")
_SPACES: Final = re.compile(rb"""text:c\s*=\s*["'](\d+)""")


def xlsb_cells(blocks: Iterable[bytes]) -> int | None:
    """Count the cells that a binary sheet spans, from its records (MS-XLSB 2.1.4: BrtRowHdr and the cell records).

    None when the records break off, a part of the sheet is missing or a cell is beyond any sheet: a reader may then
    never come to an end.
    """
    last_row = last_column = row = 0
    missing = list(_PARTS_OF_SHEET)
    for kind, data in xlsb_records(blocks):
        if kind == _BROKEN_OFF or row >= SHEET_ROWS or last_column >= SHEET_COLUMNS:
            return None
        if missing and kind == missing[0]:
            del missing[0]
        elif kind == _ROW_HEADER:
            row = int.from_bytes(data[:4], "little")
        elif _FIRST_VALUE <= kind <= _LAST_VALUE:
            last_row = max(last_row, row)
            last_column = max(last_column, int.from_bytes(data[:4], "little"))
    return None if missing else (last_row + 1) * (last_column + 1)


@dataclass
class OdsExtent:
    """What the cells of an OpenDocument file take.

    Attributes:
        cells: Cells that its widest sheet spans, repeated ones included.
        text_bytes: Bytes between the tags of its cells, once for every time that a cell is repeated.
    """

    cells: int = 0
    text_bytes: int = 0


def ods_extent(blocks: Iterable[bytes]) -> OdsExtent:
    """Measure an OpenDocument file."""
    found = OdsExtent()
    row = last_row = last_column = column = repeated = times = 0
    for xml in whole_cells(blocks):
        place = 0
        for match in _ODS_PART.finditer(xml):
            tag = match[0]
            found.text_bytes += _text_bytes(xml[place : match.start()]) * times * repeated
            place = match.end()
            if tag.startswith(b"<table:table-row"):
                row += repeated
                repeated, column, times = _times(_ROWS_REPEATED, tag), 0, 0
            elif tag == b"<table:table":
                row = repeated = last_row = last_column = times = 0
            else:
                times = _times(_COLUMNS_REPEATED, tag)
                column += times
                if not tag.endswith(b"/>") or b"office:value" in tag:
                    last_row, last_column = max(last_row, row + repeated), max(last_column, column)
                    widest = MAX_CELLS + 1 if last_column > SHEET_COLUMNS else last_row * last_column
                    found.cells = max(found.cells, widest)
                else:
                    times = 0
        found.text_bytes += _text_bytes(xml[place:]) * times * repeated
    return found


def _text_bytes(xml: bytes) -> int:
    """Measure the contents of a cell; several spaces are written as one tag with their number."""
    return len(xml) + (sum(map(int, _SPACES.findall(xml))) if b"text:c" in xml else 0)


def _times(attribute: re.Pattern[bytes], tag: bytes) -> int:
    found = attribute.search(tag)
    return int(found[1]) if found else 1


def xlsb_records(blocks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Read the records: a kind of one or two bytes, a length of up to four (MS-XLSB 2.1.4); -1 where they break off."""
    kept = b""
    for block in blocks:
        kept += block
        place = 0
        while (record := _record(kept, place)) is not None:
            kind, start, end = record
            yield kind, kept[start:end]
            place = end
        kept = kept[place:]
    if kept:
        yield _BROKEN_OFF, b""


def _record(data: bytes, place: int) -> tuple[int, int, int] | None:
    kind, place, is_whole = _number(data, place, 2)
    size, start, has_size = _number(data, place, 4)
    if not is_whole or not has_size or start + size > len(data):
        return None
    return kind, start, start + size


def _number(data: bytes, place: int, most: int) -> tuple[int, int, bool]:
    """Read a number of seven bits a byte, the top bit saying that more follows."""
    number = 0
    for count in range(most):
        if place + count >= len(data):
            return number, place, False
        byte = data[place + count]
        number |= (byte & 0x7F) << (7 * count)
        if byte < 0x80:
            return number, place + count + 1, True
    return number, place + most, True
