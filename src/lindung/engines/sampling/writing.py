"""Writes sample files: csv set-based, workbooks cell by cell, always with the mark and always the same bytes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from lindung.engines.sampling.mark import SAMPLE_MARK

Cell = str | int | float | None
_MADE_AT = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Merged:
    """A block of merged cells; rows and columns count from 0."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int
    text: str


def write_csv(frame: pl.DataFrame, path: Path, *, separator: str = ",") -> pl.Series:
    """Write a table with its headers in the first line, the mark as a last, empty column.

    Returns:
        The row of the file of each row of the table.
    """
    marked = frame.with_columns(pl.lit(None, dtype=pl.String).alias(SAMPLE_MARK))
    marked.write_csv(path, separator=separator)
    return pl.int_range(2, frame.height + 2, dtype=pl.UInt32, eager=True)


def write_workbook(path: Path, frame: pl.DataFrame, *, titles: Sequence[str], sheet: str) -> pl.Series:
    """Write a table below title rows, the first of which says that it is a sample.

    Returns:
        The row of the file of each row of the table.
    """
    above: list[list[Cell]] = [[text] for text in (f"{SAMPLE_MARK}: {titles[0]}", *titles[1:])]
    write_rows(path, [*above, list(frame.columns), *map(list, frame.iter_rows())], sheet=sheet)
    first = len(above) + 2
    return pl.int_range(first, first + frame.height, dtype=pl.UInt32, eager=True)


def write_rows(path: Path, rows: Iterable[Sequence[Cell]], *, sheet: str, merged: Sequence[Merged] = ()) -> None:
    """Write rows of cells as they are: texts as text, numbers as numbers; ``merged`` blocks are merged afterwards."""
    # Merged cells are written twice, which a row that is already on the disk does not allow.
    with _book(path, streams=not merged) as book:
        page = book.add_worksheet(sheet)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(at, column, cell)
                elif cell is not None:
                    page.write_number(at, column, cell)
        for block in merged:
            page.merge_range(block.first_row, block.first_column, block.last_row, block.last_column, block.text)


def _book(path: Path, *, streams: bool) -> Any:  # Any: XlsxWriter ships no types
    options = {"constant_memory": streams, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": SAMPLE_MARK, "author": "Lindung", "comments": SAMPLE_MARK, "created": _MADE_AT})
    return book
