"""Cells of an xlsx sheet that show an error or were never calculated: both would read as empty cells."""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lindung.engines.intake.faults import UnusableFileError
from lindung.vocabulary.language import Words

_BLOCK_BYTES = 4 * 1024 * 1024
_OVERLAP_BYTES = 64 * 1024
ERROR_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*\bt="e"')
NEVER_CALCULATED = re.compile(
    rb'<c r="([A-Z]+)(\d+)"(?![^>]*\bt="str")[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>'
)
_SHEET = re.compile(r'<sheet\b[^>]*\bname="([^"]*)"[^>]*\br:id="([^"]*)"')
_RELATION = re.compile(r"<Relationship\b[^>]*>")


def refuse_cells_without_value(source: Path | bytes, sheet: str, *, below: int) -> None:
    """Refuse #DIV/0! and formulas without a stored result below the header row; other formats pass."""
    packed = source if isinstance(source, Path) else io.BytesIO(source)
    if not zipfile.is_zipfile(packed):
        return
    with zipfile.ZipFile(packed) as archive:
        part = part_of_sheet(archive, sheet)
        if part is None:
            return
        for xml in _overlapping_blocks(archive, part):
            _refuse_in(xml, below)


def part_of_sheet(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """Find the part of the archive that holds the sheet, by way of its relation."""
    if "xl/workbook.xml" not in archive.namelist() or "xl/_rels/workbook.xml.rels" not in archive.namelist():
        return None
    sheets = {html.unescape(name): rid for name, rid in _SHEET.findall(archive.read("xl/workbook.xml").decode())}
    for relation in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels").decode()):
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', relation))
        if attributes.get("Id") == sheets.get(sheet):
            target = attributes.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            return part if part in archive.namelist() else None
    return None


def _overlapping_blocks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    tail = b""
    with archive.open(part) as xml:
        while block := xml.read(_BLOCK_BYTES):
            yield tail + block
            tail = block[-_OVERLAP_BYTES:]


def _refuse_in(xml: bytes, below: int) -> None:
    errors = ERROR_CELL.finditer(xml) if b't="e"' in xml else ()
    uncalculated = NEVER_CALCULATED.finditer(xml) if b"<f" in xml else ()
    for match in (*errors, *uncalculated):
        if int(match[2]) > below:
            raise _no_value(match[1].decode(), int(match[2]))


def _no_value(column: str, row: int) -> UnusableFileError:
    return UnusableFileError(
        "cell_without_value",
        Words(
            f"Baris {row}, kolom {column}: rumusnya galat (misalnya #DIV/0!) atau belum dihitung. Perbaiki atau "
            "ganti rumus dengan angkanya, buka dan simpan di Excel, lalu coba lagi.",
            f"Row {row}, column {column}: the formula shows an error (such as #DIV/0!) or was never calculated. "
            "Repair it or put the number in its place, open and save in Excel, then try again.",
        ),
        row=row,
        column=column,
    )
