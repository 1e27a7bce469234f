"""The clean annex of accepted rows (BNBA, by name by address) as a workbook and as CSV."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lindung.engines.intake.returns import words
from lindung.engines.intake.returns.book import HELD_ROWS, new_book
from lindung.engines.intake.returns.facts import DeliveryFacts
from lindung.engines.intake.returns.fingerprints import writable
from lindung.vocabulary.row_state import RowState

ROWS_ON_A_SHEET: Final = 1_000_000
"""A worksheet holds 1,048,576 rows; title lines and headers need some."""

FORMULA_STARTS: Final = r"^[=+\-@\t\r\n]"
"""A text that begins so would be run by a spreadsheet that opens a CSV."""

_NUMBER: Final = "No"
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_HEADER_ROW: Final = 3
_A4: Final = 9
_Cell = str | int | date | None


@dataclass(frozen=True)
class AnnexColumn:
    """One column of the annex.

    Attributes:
        source: Column of the frames: a raw text ``s3`` or a clean column; String, an integer or Date.
        header: Header in the annex.
        width: Width on the sheet in characters.
    """

    source: str
    header: str
    width: int = 18


def write_annex_workbook(
    batches: Iterable[pl.DataFrame],
    columns: Sequence[AnnexColumn],
    *,
    target: Path | BinaryIO,
    facts: DeliveryFacts,
    rows_on_a_sheet: int = ROWS_ON_A_SHEET,
) -> int:
    """Write the accepted rows with a running number and return how many; further sheets follow a full one.

    Rows are those whose ``state`` is accepted, or all where the frames have no such column. Texts stay texts, dates
    become dates of the workbook. Into an open file the whole annex is built in memory; a path is streamed.
    """
    written = 0
    with new_book(target, rows=HELD_ROWS + 1) as book:
        sheets = _Sheets(book, columns, facts)
        page = sheets.next_page()
        for accepted in _accepted(batches, columns):
            for row in accepted.iter_rows():
                if written and written % rows_on_a_sheet == 0:
                    page = sheets.next_page()
                sheets.write(page, _HEADER_ROW + 1 + written % rows_on_a_sheet, (written + 1, *row))
                written += 1
    return written


def write_annex_csv(
    batches: Iterable[pl.DataFrame], columns: Sequence[AnnexColumn], *, target: Path | BinaryIO, facts: DeliveryFacts
) -> int:
    """Write the accepted rows as CSV (UTF-8, comma, days like 1980-05-12) and return how many.

    A text that a spreadsheet would run as a formula gets an apostrophe before it. For invented people the first header
    says so. A path appears whole or not at all.
    """
    number = f"{_NUMBER} ({words.SAMPLE.in_language(facts.language)})" if facts.is_sample else _NUMBER
    written = 0
    with _whole_file(target) as file:
        file.write(_BYTE_ORDER_MARK)
        for accepted in _accepted(batches, columns):
            named = _unique([number, *(column.header for column in columns)])
            shown = _harmless(accepted).with_row_index(offset=written + 1)
            shown.rename(dict(zip(shown.columns, named, strict=True))).write_csv(file, include_header=not written)
            written += accepted.height
        if not written:
            file.write((",".join(_unique([number, *(column.header for column in columns)])) + "\n").encode())
    return written


class _Sheets:
    """Makes the sheets of one annex and writes their rows."""

    def __init__(self, book: xlsxwriter.Workbook, columns: Sequence[AnnexColumn], facts: DeliveryFacts) -> None:
        self._book, self._columns, self._facts = book, columns, facts
        self._pages = 0
        self._text: Format = book.add_format({"num_format": "@"})
        self._day: Format = book.add_format({"num_format": "dd-mm-yyyy", "align": "left"})
        self._header: Format = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        self._title: Format = book.add_format({"bold": True, "font_size": 14})

    def next_page(self) -> Worksheet:
        """Open a sheet with title and headers."""
        self._pages += 1
        name = words.ANNEX_SHEET.in_language(self._facts.language)
        sheet = self._book.add_worksheet(name if self._pages == 1 else f"{name} {self._pages}")
        sheet.set_column(0, 0, 8)
        for place, column in enumerate(self._columns, start=1):
            sheet.set_column(place, place, column.width)
        for line, text in enumerate(_titles(self._facts)):
            sheet.write_string(line, 0, text, None if line else self._title)
        for place, header in enumerate((_NUMBER, *(column.header for column in self._columns))):
            sheet.write_string(_HEADER_ROW, place, header, self._header)
        _set_print(sheet)
        return sheet

    def write(self, sheet: Worksheet, at: int, row: Sequence[_Cell]) -> None:
        """Write one row by the kinds of its cells."""
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(at, place, cell, self._text)
            elif isinstance(cell, date):
                sheet.write_datetime(at, place, cell, self._day)
            elif cell is not None:
                sheet.write_number(at, place, cell)


def _accepted(batches: Iterable[pl.DataFrame], columns: Sequence[AnnexColumn]) -> Iterator[pl.DataFrame]:
    for batch in batches:
        kept = batch.filter(pl.col("state") == RowState.ACCEPTED.value) if "state" in batch.columns else batch
        chosen = kept.select(pl.col(column.source).alias(str(place)) for place, column in enumerate(columns))
        texts = [name for name, dtype in chosen.schema.items() if dtype == pl.String]
        if chosen.height:
            yield chosen.with_columns(writable(name) for name in texts)


def _harmless(frame: pl.DataFrame) -> pl.DataFrame:
    texts = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    return frame.with_columns(
        pl.when(pl.col(name).str.contains(FORMULA_STARTS)).then("'" + pl.col(name)).otherwise(pl.col(name)).alias(name)
        for name in texts
    )


def _unique(headers: Sequence[str]) -> list[str]:
    """Number headers that occur twice, and keep them from being run: Nama, Nama (2)."""
    seen: dict[str, int] = {}
    named = []
    for header in headers:
        seen[header] = seen.get(header, 0) + 1
        named.append(header if seen[header] == 1 else f"{header} ({seen[header]})")
    return _harmless(pl.DataFrame({"header": named}))["header"].to_list()


@contextmanager
def _whole_file(target: Path | BinaryIO) -> Iterator[BinaryIO]:
    if not isinstance(target, Path):
        yield target
        return
    with TemporaryDirectory(prefix=".lindung-", dir=target.parent) as scratch:
        unfinished = Path(scratch) / target.name
        with unfinished.open("wb") as file:
            yield file
        unfinished.replace(target)


def _titles(facts: DeliveryFacts) -> tuple[str, str]:
    title = words.annex_title(facts)
    return title, words.origin_line(facts)


def _set_print(sheet: Worksheet) -> None:
    sheet.freeze_panes(_HEADER_ROW + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.hide_gridlines(0)
    sheet.set_footer("&R&8&P / &N")
