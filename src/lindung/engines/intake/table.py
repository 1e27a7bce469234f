"""A table as a file holds it: texts under headers, each row still knowing its place in the file."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import polars as pl

from lindung.engines.intake.contents import kind_of_contents
from lindung.engines.intake.csv_table import read_csv_grid
from lindung.engines.intake.grid import Grid, checked, filled_rows
from lindung.engines.intake.headers import HeaderSynonyms, figure_headers
from lindung.engines.intake.workbook import read_workbook_grid


class TableKind(StrEnum):
    """What the file is, told by its contents and not by its name."""

    CSV = "csv"
    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    PARQUET = "parquet"


@dataclass(frozen=True)
class Table:
    """Texts of a file under its headers.

    Attributes:
        frame: One String column per header, in the order of the file; empty cells are null.
        header_row: Row of the headers, numbered as a spreadsheet does.
        first_data_row: Row of the first filled row below the headers, numbered likewise.
        sheet: Sheet of a workbook, or None.
        kind: What the file is.
        source_rows: Row in the file of each row of the frame.
        numeric: Headers of workbook columns whose cells are all true numbers, not texts.
    """

    frame: pl.DataFrame
    header_row: int
    first_data_row: int
    sheet: str | None
    kind: TableKind
    source_rows: pl.Series
    numeric: frozenset[str] = frozenset()


def read_table(
    source: Path | bytes, *, name: str, sheet: str | None = None, synonyms: HeaderSynonyms | None = None
) -> Table:
    """Read the one table of a csv, xlsx, xls, xlsb or ods file, or refuse it with the place and a way out.

    Rows above the headers are titles; the headers are the first row in which two headers are known, else the first.
    Empty rows are dropped, and the others keep the number that a spreadsheet shows.
    """
    known = synonyms or figure_headers()
    kind = TableKind(kind_of_contents(source, name))
    if kind is TableKind.CSV:
        grid = read_csv_grid(source, name, known)
    else:
        grid = read_workbook_grid(source, name, sheet, known)
    return _table(checked(grid, known), kind)


def _table(grid: Grid, kind: TableKind) -> Table:
    filled = filled_rows(grid.cells)
    first = grid.header_row + 1
    source_rows = pl.int_range(first, first + grid.cells.height, eager=True).alias("file_row").filter(filled)
    frame = grid.cells if filled.all() else grid.cells.filter(filled)
    frame = frame.rename(dict(zip(frame.columns, grid.headers, strict=True)))
    numeric = frozenset(grid.headers[position] for position in grid.numeric)
    return Table(frame, grid.header_row, source_rows[0], grid.sheet, kind, source_rows, numeric)
