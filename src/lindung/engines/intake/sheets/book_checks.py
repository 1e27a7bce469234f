"""Workbooks measured before a reader opens them, and what their XML tells beyond the texts."""

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.parsers import expat

from lindung.engines.intake.cell_errors import part_of_sheet
from lindung.engines.intake.contents import damaged, opened
from lindung.engines.intake.sheets.extents import MAX_CELLS, SHEET_ROWS, ods_extent, xlsb_cells
from lindung.engines.intake.sheets.old_container import container_of, workbook_stream
from lindung.engines.intake.sheets.old_records import tamed_records
from lindung.engines.intake.sheets.packages import MAX_INFLATED_BYTES, Package
from lindung.engines.intake.sheets.refusals import too_large_unpacked, too_wide
from lindung.engines.intake.sheets.sheet_marks import SheetMarks, extent, sheet_marks
from lindung.engines.intake.sheets.text_volume import refuse_repeated_texts
from lindung.engines.intake.table import TableKind
from lindung.vocabulary.language import Words

_NO_SHEETS: Final = re.compile(r"xl/(?:sharedStrings|styles|workbook|metadata|calcChain)\.xml|xl/theme/.*")
_MACROS: Final = Words(
    "Berkas ini berisi makro. Makro tidak dijalankan; hanya isi selnya yang dibaca.",
    "This file carries macros. They are not run; only the values of its cells are read.",
)


@dataclass(frozen=True)
class CheckedBook:
    """A workbook that may be opened.

    Attributes:
        source: What the reader is to open.
        notes: What the office should know of it.
        marks: Marks of each sheet of an xlsx workbook, by its part in the package.
        package: The package, or None for a workbook that is none.
    """

    source: Path | bytes
    notes: tuple[Words, ...] = ()
    marks: dict[str, SheetMarks] = field(default_factory=dict)
    package: Package | None = None

    def marks_of(self, title: str) -> SheetMarks | None:
        """Return the marks of a sheet, or None when its format has none."""
        if self.package is None or not self.marks:
            return None
        try:
            with self.package.archive() as archive:
                part = part_of_sheet(archive, title)
        except (zipfile.BadZipFile, zlib.error, EOFError, UnicodeDecodeError) as error:
            raise damaged(self.package.name) from error
        return self.marks.get(part) if part else None


def refuse_hostile_book(source: Path | bytes, name: str, kind: TableKind) -> CheckedBook:
    """Refuse a workbook that unpacks to too many bytes or spans too many cells."""
    if kind is TableKind.XLS:
        with opened(source, name) as file:
            return CheckedBook(container_of(tamed_records(workbook_stream(file.read(), name), name)))
    package = Package(source, name)
    package.refuse_bomb()
    marks: dict[str, SheetMarks] = {}
    if kind is TableKind.XLSX:
        marks = {part: _measured(package, part, name) for part in package.members(r"xl/.*\.xml") if _is_sheet(part)}
        refuse_repeated_texts(package, kind, list(marks))
    elif kind is TableKind.XLSB:
        sheets = package.members(r"xl/worksheets/.*\.bin")
        for part in sheets:
            _refuse_span(xlsb_cells(package.blocks(part)), name)
        refuse_repeated_texts(package, kind, sheets)
    else:
        _refuse_broken_xml(package, "content.xml")
        _refuse_ods(package)
    return CheckedBook(source, (_MACROS,) if package.has_macros() else (), marks, package)


def _is_sheet(part: str) -> bool:
    return _NO_SHEETS.fullmatch(part) is None


def _measured(package: Package, part: str, name: str) -> SheetMarks:
    """Read the marks of a sheet, and its exact extent when it may span too much or starts beyond column A."""
    marks = sheet_marks(package.blocks(part))
    if marks.last_row > SHEET_ROWS:
        raise too_wide(name, None)
    is_wide = (marks.last_column + 1) * SHEET_ROWS > MAX_CELLS
    if is_wide or not marks.starts_at_a:
        first, last, bottom = extent(package.blocks(part))
        marks.first_column = first
        _refuse_span((last + 1) * bottom, name)
    return marks


def _refuse_ods(package: Package) -> None:
    if not package.members("content\\.xml"):
        return
    extent = ods_extent(package.blocks("content.xml"))
    _refuse_span(extent.cells, package.name)
    if extent.text_bytes > MAX_INFLATED_BYTES:
        raise too_large_unpacked(package.name)


def _refuse_broken_xml(package: Package, part: str) -> None:
    """Refuse tags that do not match: the reader of OpenDocument files would wait for the missing one for ever.

    Comments and the like are refused with them: no spreadsheet writes any, and they could hide a tag from measuring.
    """
    parser = expat.ParserCreate()
    strange: list[str] = []
    parser.CommentHandler = strange.append
    parser.StartCdataSectionHandler = lambda: strange.append("")
    parser.StartDoctypeDeclHandler = lambda name, *_: strange.append(name)
    try:
        for block in package.blocks(part) if package.members(re.escape(part)) else ():
            parser.Parse(block)
            if strange:
                raise damaged(package.name)
        parser.Parse(b"", True)  # noqa: FBT003  # expat takes no keywords
    except expat.ExpatError as error:
        raise damaged(package.name) from error


def _refuse_span(cells: int | None, name: str) -> None:
    if cells is None:
        raise damaged(name)
    if cells > MAX_CELLS:
        raise too_wide(name, None)
