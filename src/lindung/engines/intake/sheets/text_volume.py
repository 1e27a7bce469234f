"""How much room the texts of a workbook take once every cell holds its own copy of a text that cells share."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from lindung.engines.intake.sheets.extents import xlsb_records
from lindung.engines.intake.sheets.packages import MAX_INFLATED_BYTES, Package
from lindung.engines.intake.sheets.refusals import too_large_unpacked
from lindung.engines.intake.sheets.sheet_marks import whole_cells
from lindung.engines.intake.table import TableKind

_ITEM: Final = re.compile(rb"<(?:[^\s<>/]*:)?si[\s/>]")
_VALUE: Final = re.compile(rb"<(?:[^\s<>/]*:)?v[\s/>]")
_NUMBER: Final = re.compile(rb"<v>(\d{1,9})</v>")
_SHARED: Final = re.compile(r"sharedstrings", re.IGNORECASE)
_START_OF_TABLE: Final = re.compile(rb"<(?:[^\s<>/]*:)?sst[\s/>]")
_SMALLEST_XML_CELL: Final = 16
_SMALLEST_BINARY_CELL: Final = 14
_SHARED_TEXT, _TEXT_CELL = 19, 7

Lengths = npt.NDArray[np.int64]


def refuse_repeated_texts(package: Package, kind: TableKind, sheets: list[str]) -> None:
    """Refuse long texts shared by so many cells that their copies would fill the memory.

    The exact sum is only taken where the longest text in every cell that the sheets have room for would be too much.
    """
    is_xml = kind is TableKind.XLSX
    lengths = _xml_lengths(package) if is_xml else _binary_lengths(package)
    longest = int(lengths.max(initial=0))
    smallest = _SMALLEST_XML_CELL if is_xml else _SMALLEST_BINARY_CELL
    if longest * (sum(map(package.size, sheets)) // smallest) <= MAX_INFLATED_BYTES:
        return
    measure = xml_text_bytes if is_xml else binary_text_bytes
    if sum(measure(package.blocks(sheet), lengths) for sheet in sheets) > MAX_INFLATED_BYTES:
        raise too_large_unpacked(package.name)


def xml_text_bytes(blocks: Iterable[bytes], lengths: Lengths) -> int:
    """Sum the shared texts that the cells of a sheet may show; a cell written in an odd way counts as the longest."""
    total = 0
    longest = int(lengths.max(initial=0))
    for xml in whole_cells(blocks):
        numbers = np.array(_NUMBER.findall(xml), dtype="S9").astype(np.int64)
        total += int(lengths[numbers[numbers < lengths.size]].sum())
        total += longest * (len(_VALUE.findall(xml)) - numbers.size)
    return total


def binary_text_bytes(blocks: Iterable[bytes], lengths: Lengths) -> int:
    """Sum the shared texts that the cells of a binary sheet show (MS-XLSB 2.4.301 BrtCellIsst)."""
    numbers = (int.from_bytes(data[8:12], "little") for kind, data in xlsb_records(blocks) if kind == _TEXT_CELL)
    return sum(int(lengths[number]) for number in numbers if number < lengths.size)


def _xml_lengths(package: Package) -> Lengths:
    """Measure the shared texts by the room that their XML takes."""
    found: list[int] = []
    for part in package.members(r"xl/.*\.xml"):
        blocks = package.blocks(part)
        start = next(blocks, b"")
        if _SHARED.search(part) or _START_OF_TABLE.search(start):
            found += _gaps(package.blocks(part))
    return np.array(found, dtype=np.int64)


def _gaps(blocks: Iterable[bytes]) -> list[int]:
    found: list[int] = []
    open_length = -1
    for xml in whole_cells(blocks):
        places = [match.start() for match in _ITEM.finditer(xml)]
        first = places[0] if places else len(xml)
        if open_length >= 0:
            open_length += first
        if places:
            found += [open_length] if open_length >= 0 else []
            found += [after - before for before, after in pairwise(places)]
            open_length = len(xml) - places[-1]
    return [*found, open_length] if open_length >= 0 else found


def _binary_lengths(package: Package) -> Lengths:
    found = [
        len(data)
        for part in package.members(r"xl/.*\.bin")
        if _SHARED.search(part)
        for kind, data in xlsb_records(package.blocks(part))
        if kind == _SHARED_TEXT
    ]
    return np.array(found, dtype=np.int64)
