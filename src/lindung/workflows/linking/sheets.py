"""Tables for a spreadsheet: a title, where the numbers come from, the rows, and the total under them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format

from lindung.engines.intake.returns.annex import FORMULA_STARTS
from lindung.engines.intake.returns.book import new_book
from lindung.engines.intake.returns.fingerprints import writable
from lindung.vocabulary.language import Language, Words

KINDS: Final = ("xlsx", "csv")
SAMPLE: Final = Words("CONTOH, orang rekaan", "SAMPLE, invented people")

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_A4: Final = 9
_DAYS: Final = {Language.ID: "dd-mm-yyyy", Language.EN: "yyyy-mm-dd"}
Cell = str | int | float | date | None


@dataclass(frozen=True)
class Sheet:
    """One table of a workbook.

    Attributes:
        name: Name of the sheet.
        title: What the table is.
        notes: Lines under the title: area, month, sources, filters.
        headers: Header of each column, in the order of the columns.
        rows: The table; texts, whole numbers, decimals (shown with two digits), days.
        total: Cells of the last line, or () for none.
        widths: Width of each column in characters; 16 where there are fewer.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    headers: tuple[str, ...]
    rows: pl.DataFrame
    total: tuple[Cell, ...] = ()
    widths: tuple[int, ...] = ()


def write_book(target: Path | BinaryIO, sheets: Sequence[Sheet], language: Language) -> None:
    """Write a workbook; a path appears whole or not at all, and texts stay texts."""
    with new_book(target, rows=sum(sheet.rows.height for sheet in sheets)) as book:
        looks = _Looks(book, language)
        for sheet in sheets:
            _write(book, sheet, looks)


def write_csv(target: Path | BinaryIO, sheet: Sheet) -> None:
    """Write one table as CSV (UTF-8, comma, days like 1980-05-12) with its total as the last line.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    shown = _harmless(sheet.rows.rename(dict(zip(sheet.rows.columns, sheet.headers, strict=True))))
    text = _BYTE_ORDER_MARK + shown.write_csv().encode()
    if sheet.total:
        cells = {header: [_text(cell)] for header, cell in zip(sheet.headers, sheet.total, strict=True)}
        text += pl.DataFrame(cells, schema=dict.fromkeys(cells, pl.String)).write_csv(include_header=False).encode()
    if isinstance(target, Path):
        _write_whole(target, text)
    else:
        target.write(text)


class _Looks:
    """The formats of a workbook."""

    def __init__(self, book: xlsxwriter.Workbook, language: Language) -> None:
        self.title: Format = book.add_format({"bold": True, "font_size": 14})
        self.header: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1})
        self.text: Format = book.add_format({"num_format": "@"})
        self.number: Format = book.add_format({"num_format": "#,##0"})
        self.fraction: Format = book.add_format({"num_format": "#,##0.00"})
        self.day: Format = book.add_format({"num_format": _DAYS[language], "align": "left"})
        self.total: Format = book.add_format({"bold": True, "top": 1, "num_format": "#,##0"})


def _write(book: xlsxwriter.Workbook, sheet: Sheet, looks: _Looks) -> None:
    page = book.add_worksheet(sheet.name)
    for place in range(len(sheet.headers)):
        page.set_column(place, place, sheet.widths[place] if place < len(sheet.widths) else 16)
    page.write_string(0, 0, sheet.title, looks.title)
    for line, note in enumerate(sheet.notes, start=1):
        page.write_string(line, 0, note)
    first = len(sheet.notes) + 2
    for place, header in enumerate(sheet.headers):
        page.write_string(first, place, header, looks.header)
    texts = [name for name, kind in sheet.rows.schema.items() if kind == pl.String]
    for at, row in enumerate(sheet.rows.with_columns(map(writable, texts)).iter_rows(), start=first + 1):
        for place, cell in enumerate(row):
            _put(page, at, place, cell, looks)
    for place, cell in enumerate(sheet.total):
        _put(page, first + 1 + sheet.rows.height, place, cell, looks, look=looks.total)
    page.freeze_panes(first + 1, 0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(first)
    page.hide_gridlines(0)
    page.set_footer("&R&8&P / &N")


def _put(
    page: xlsxwriter.worksheet.Worksheet, at: int, place: int, cell: Cell, looks: _Looks, *, look: Format | None = None
) -> None:
    if isinstance(cell, str):
        page.write_string(at, place, cell, look or looks.text)
    elif isinstance(cell, date):
        page.write_datetime(at, place, cell, look or looks.day)
    elif cell is not None:
        page.write_number(at, place, cell, look or (looks.fraction if isinstance(cell, float) else looks.number))


def _write_whole(target: Path, text: bytes) -> None:
    """Let the file appear whole or not at all."""
    with TemporaryDirectory(prefix=".lindung-", dir=target.parent) as scratch:
        unfinished = Path(scratch) / target.name
        unfinished.write_bytes(text)
        unfinished.replace(target)


def _harmless(frame: pl.DataFrame) -> pl.DataFrame:
    texts = [name for name, kind in frame.schema.items() if kind == pl.String]
    return frame.with_columns(
        pl.when(pl.col(name).str.contains(FORMULA_STARTS)).then("'" + pl.col(name)).otherwise(pl.col(name)).alias(name)
        for name in texts
    )


def _text(cell: Cell) -> str | None:
    return None if cell is None else str(cell)
