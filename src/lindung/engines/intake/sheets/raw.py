"""Batches of raw texts: the columns in which every kind of file enters the clinic."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol

import polars as pl

from lindung.engines.intake.table import TableKind
from lindung.vocabulary.language import Words

ROW: Final = "row"
FILE_ROW: Final = "file_row"
SECTION: Final = "section"
RAW_PLACE: Final = {ROW: pl.UInt32, FILE_ROW: pl.UInt32, SECTION: pl.String}
"""Columns that place a row: its number over the whole file from 1, its row in the spreadsheet, its village heading."""

BATCH_ROWS: Final = 200_000


def text_column(position: int) -> str:
    """Name the raw column of a position: ``s0`` is the first column of the file."""
    return f"s{position}"


def number_column(position: int) -> str:
    """Name the Boolean column that says whether a long number was stored as a number, not as text."""
    return f"n{position}"


@dataclass(frozen=True)
class Block:
    """One table of a file: headers and the rows below them. A sheet may hold several.

    Attributes:
        number: Running number from 0.
        sheet: Sheet of a workbook, or None.
        header_rows: Rows of the headers as a spreadsheet numbers them; two when the headers stand in two rows.
        headers: One header per column, "" for a nameless one.
    """

    number: int
    sheet: str | None
    header_rows: tuple[int, ...]
    headers: tuple[str, ...]


@dataclass(frozen=True)
class RawBatch:
    """Rows of one block.

    Attributes:
        block: The table the rows belong to.
        frame: RAW_PLACE, then ``s0`` ... one String per column (blank is null), and ``n<i>`` where the file stores long
            numbers as numbers.
    """

    block: Block
    frame: pl.DataFrame


@dataclass
class PassedOver:
    """Rows that hold no person, by what they are; complete once every batch was read.

    Attributes:
        titles: Titles and information above a table.
        headers: Header rows, repeated ones included, and rows of column numbers.
        sections: Headings such as a village's name alone in a row.
        totals: Rows of totals.
        empty: Empty rows.
        filled_down: Cells that took the value of the merged cell above them; no rows.
        ragged: Data rows of a text file with fewer or more cells than columns, kept as data; no rows of their own.
        error_cells: Cells below the headers that show an error or were never calculated, read as blank; no rows.
    """

    titles: int = 0
    headers: int = 0
    sections: int = 0
    totals: int = 0
    empty: int = 0
    filled_down: int = 0
    ragged: int = 0
    error_cells: int = 0

    @property
    def rows(self) -> int:
        """How many rows of the file hold no person; with the data rows they are all rows of the file."""
        return self.titles + self.headers + self.sections + self.totals + self.empty


class RawSource(Protocol):
    """An opened file.

    Attributes:
        name: Name of the file as the sender wrote it.
        kind: What the file is, told by its contents.
        blocks: Its tables in order.
        rows_expected: How many rows it holds as far as known before reading, else None.
        passed_over: What was no data row.
        notes: What the office should know of the file although it can be read, such as sheets that were left out.
    """

    name: str
    kind: TableKind
    blocks: tuple[Block, ...]
    rows_expected: int | None
    passed_over: PassedOver
    notes: tuple[Words, ...]

    def batches(self, rows: int = BATCH_ROWS) -> Iterator[RawBatch]:
        """Yield the rows in order of the file; a batch never holds rows of two blocks."""
        ...


@dataclass(frozen=True)
class Sample:
    """The first rows of a block, to show beside a mapping.

    Attributes:
        block: The table.
        rows: A few rows as texts, in the order of its headers.
    """

    block: Block
    rows: tuple[tuple[str | None, ...], ...] = field(default=())
