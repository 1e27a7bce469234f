"""Rosters in workbooks: every visible sheet with known headers, its rows and what the sheet knows beyond its texts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import fastexcel
import numpy as np
import polars as pl

from lindung.engines.intake.contents import damaged
from lindung.engines.intake.faults import UnusableFileError, shortened
from lindung.engines.intake.sheets.batching import batches_of, blank_as_null, position_names, refuse_giant_cells
from lindung.engines.intake.sheets.book_checks import refuse_hostile_book
from lindung.engines.intake.sheets.header_rows import HeaderWords
from lindung.engines.intake.sheets.layout import Layout, LayoutScan
from lindung.engines.intake.sheets.merged_cells import filled_down
from lindung.engines.intake.sheets.raw import BATCH_ROWS, Block, PassedOver, RawBatch, number_column, text_column
from lindung.engines.intake.sheets.refusals import (
    locked_workbook,
    no_sheets,
    nothing_in_it,
    only_headers,
    too_wide,
)
from lindung.engines.intake.sheets.row_kinds import RowKind
from lindung.engines.intake.sheets.sheet_marks import SheetMarks
from lindung.engines.intake.table import TableKind
from lindung.engines.intake.workbook import no_such_sheet
from lindung.vocabulary.language import Words

MAX_COLUMNS: Final = 2_000
_LONG_DIGITS: Final = r"^\d{12,}(\.0)?$"
_MIDNIGHT: Final = " 00:00:00"
_PANIC: Final = "PanicException"
"""What the reader's compiled code raises on contents it did not foresee: no Exception, and no name to import."""


@dataclass
class BookSource:
    """A workbook whose lists were read: see RawSource."""

    name: str
    kind: TableKind
    blocks: tuple[Block, ...]
    rows_expected: int | None
    passed_over: PassedOver
    notes: tuple[Words, ...]
    _sheets: tuple["_Sheet", ...]

    def batches(self, rows: int = BATCH_ROWS) -> Iterator[RawBatch]:
        """Yield the data rows of all sheets in order."""
        return batches_of((piece for sheet in self._sheets for piece in sheet.layout.pieces(sheet.cells)), rows)


def open_book(source: Path | bytes, name: str, kind: TableKind, sheet: str | None, words: HeaderWords) -> BookSource:
    """Open a workbook, or refuse one that is damaged, locked, hostile or without a list."""
    checked = refuse_hostile_book(source, name, kind)
    passed_over = PassedOver()
    with _reader_faults(name):
        reader = fastexcel.read_excel(checked.source)
        chosen, notes = _chosen(reader, name, sheet, words)
        for each in chosen:
            each.layout.count_into(passed_over)
            marks = checked.marks_of(each.title)
            if marks is None:
                _add_numbers_of_columns(each, reader)
            else:
                _add_marks(each, marks, passed_over)
    blocks = tuple(block for each in chosen for block, _, _ in each.layout.tables)
    expected = sum(each.layout.data_rows() for each in chosen)
    return BookSource(name, kind, blocks, expected, passed_over, (*checked.notes, *notes), tuple(chosen))


@contextmanager
def _reader_faults(name: str) -> Iterator[None]:
    """Turn what the reader says of a broken workbook into one of our refusals.

    The reader's own words are not kept as the cause: they may quote a cell, and a log would print them.
    """
    try:
        yield
    except fastexcel.FastExcelError as error:
        raise (locked_workbook(name) if "password" in str(error).casefold() else damaged(name)) from None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise damaged(name) from None


@dataclass
class _Sheet:
    """One sheet of a workbook, loaded."""

    title: str
    cells: pl.DataFrame
    layout: Layout
    is_visible: bool


def _chosen(
    reader: fastexcel.ExcelReader, name: str, wanted: str | None, words: HeaderWords
) -> tuple[list[_Sheet], list[Words]]:
    """Load the visible sheets with known headers, or the one that is named; without any, the first with rows."""
    if wanted is not None and wanted not in reader.sheet_names:
        raise no_such_sheet(wanted, reader.sheet_names)
    chosen: list[_Sheet] = []
    others: list[_Sheet] = []
    for title in reader.sheet_names if wanted is None else [wanted]:
        sheet = _read(reader, name, title, words, sum(len(each.layout.tables) for each in chosen))
        is_list = sheet.is_visible and sheet.layout.header_words and sheet.layout.tables
        (chosen if is_list or wanted else others).append(sheet)
    if not chosen and not any(sheet.is_visible and sheet.layout.header_words for sheet in others):
        chosen = [sheet for sheet in others if sheet.is_visible and sheet.layout.tables][:1]
        others = [sheet for sheet in others if sheet not in chosen]
    if not any(sheet.layout.tables for sheet in chosen):
        raise _without_list(name, [*chosen, *others])
    return chosen, _left_out(others)


def _without_list(name: str, sheets: list[_Sheet]) -> UnusableFileError:
    if not any(sheet.is_visible for sheet in sheets):
        return no_sheets(name)
    return only_headers(name) if any(sheet.layout.header_words for sheet in sheets) else nothing_in_it(name)


def _left_out(sheets: list[_Sheet]) -> list[Words]:
    """Say which sheets were not read; an empty one is not worth a sentence."""
    hidden = [shortened(sheet.title) for sheet in sheets if not sheet.is_visible]
    unknown = [shortened(sheet.title) for sheet in sheets if sheet.is_visible and sheet.cells.height]
    notes = []
    if hidden:
        listed = ", ".join(hidden)
        notes.append(Words(f"Lembar tersembunyi tidak dibaca: {listed}.", f"Hidden sheets were not read: {listed}."))
    if unknown:
        listed = ", ".join(unknown)
        notes.append(
            Words(
                f"Lembar tanpa daftar yang dikenal tidak dibaca: {listed}.",
                f"Sheets without a list that is known were not read: {listed}.",
            )
        )
    return notes


def _read(reader: fastexcel.ExcelReader, name: str, title: str, words: HeaderWords, first_block: int) -> _Sheet:
    loaded = reader.load_sheet(title, header_row=None, skip_rows=0, dtypes="string", whitespace_as_null=True)
    cells = loaded.to_polars()
    if cells.width > MAX_COLUMNS:
        raise too_wide(name, title)
    cells = cells.rename(dict(zip(cells.columns, position_names(cells.width), strict=True)))
    refuse_giant_cells(cells, first_row=1)
    cells = blank_as_null(cells.with_columns(pl.all().str.strip_suffix(_MIDNIGHT)))
    scan = LayoutScan(words, sheet=title, first_block=first_block)
    scan.take(cells)
    return _Sheet(title, cells, scan.finish(), loaded.visible == "visible")


def _add_numbers_of_columns(sheet: _Sheet, reader: fastexcel.ExcelReader) -> None:
    """Mark long numbers column by column, where the format only tells what a whole column holds."""
    digits = sheet.cells.select(pl.all().str.contains(_LONG_DIGITS).any()).row(0)
    doubtful = [position for position, has_digits in enumerate(digits) if has_digits]
    if not doubtful:
        return
    first = sheet.layout.tables[0][1]
    typed = reader.load_sheet(sheet.title, header_row=None, skip_rows=first, use_columns=doubtful)
    kinds = zip(doubtful, typed.selected_columns, strict=True)
    numbers = [position for position, column in kinds if column.dtype in {"int", "float"}]
    sheet.cells = sheet.cells.with_columns(
        pl.col(text_column(position)).str.contains(_LONG_DIGITS).fill_null(value=False).alias(number_column(position))
        for position in numbers
    )


def _add_marks(sheet: _Sheet, marks: SheetMarks, passed_over: PassedOver) -> None:
    """Add what the XML tells: numbers stored as numbers, merged cells filled down, errors counted."""
    is_data = sheet.layout.kinds == RowKind.DATA
    errors = np.array([row for row in marks.error_rows if row <= is_data.size], dtype=np.intp)
    passed_over.error_cells += int(np.count_nonzero(is_data[errors - 1]))
    merges = [(column - marks.first_column, top, end) for column, top, end in marks.merges]
    sheet.cells, count = filled_down(sheet.cells, merges, is_data)
    passed_over.filled_down += count
    width = sheet.cells.width
    positions = {column - marks.first_column: rows for column, rows in marks.long_numbers.items()}
    sheet.cells = sheet.cells.with_columns(
        _marked(number_column(position), rows, sheet.cells.height)
        for position, rows in sorted(positions.items())
        if 0 <= position < width
    )


def _marked(name: str, rows: list[int], height: int) -> pl.Series:
    mask = np.zeros(height, dtype=np.bool_)
    mask[[row - 1 for row in rows if row <= height]] = True
    return pl.Series(name, mask)
