"""Rosters in text files: any separator and encoding, streamed in blocks and read twice.

The first reading tells what each row is and which blocks need care; the second gives the data. A row with too few or
too many cells is kept: missing cells are blank, cells beyond the headers are left out, and the row is counted.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import polars as pl

from lindung.engines.intake.csv_table import broken_record
from lindung.engines.intake.sheets.batching import batches_of, blank_as_null, position_names, refuse_giant_cells
from lindung.engines.intake.sheets.header_rows import ENOUGH_KNOWN_HEADERS, HeaderWords
from lindung.engines.intake.sheets.layout import HEADER_SEARCH_ROWS, Layout, LayoutScan
from lindung.engines.intake.sheets.raw import BATCH_ROWS, Block, PassedOver, RawBatch
from lindung.engines.intake.sheets.refusals import nothing_in_it, only_headers, too_wide
from lindung.engines.intake.sheets.row_kinds import RowKind
from lindung.engines.intake.sheets.text_blocks import TextFile, text_file
from lindung.engines.intake.table import TableKind
from lindung.vocabulary.language import Words

MAX_COLUMNS: Final = 2_000
_SEPARATORS: Final = (",", ";", "\t", "|")
_WIDTH: Final = "width"


@dataclass
class TextSource:
    """A text file that was read once: see RawSource."""

    name: str
    blocks: tuple[Block, ...]
    rows_expected: int | None
    passed_over: PassedOver
    _reader: "_Reader"
    _layout: Layout
    kind: TableKind = TableKind.CSV
    notes: tuple[Words, ...] = ()

    def batches(self, rows: int = BATCH_ROWS) -> Iterator[RawBatch]:
        """Read the file again and yield its data rows in order."""
        return batches_of(self._pieces(), rows)

    def _pieces(self) -> Iterator[tuple[Block, pl.DataFrame]]:
        first = 0
        for cells in self._reader.frames():
            yield from self._layout.pieces(cells.drop(_WIDTH, strict=False), first)
            first += cells.height


def open_text(source: Path | bytes, name: str, words: HeaderWords) -> TextSource:
    """Open a text file, or refuse one that is binary, empty, or broken by an open quotation mark."""
    file = text_file(source, name)
    reader = _Reader(file, *_shape(file, words))
    scan = LayoutScan(words)
    widths: list[pl.Series] = []
    for cells in reader.frames():
        widths.append(cells[_WIDTH] if _WIDTH in cells.columns else _even(cells.height, reader.width))
        scan.take(cells.drop(_WIDTH, strict=False))
    layout = scan.finish()
    if not layout.tables:
        raise only_headers(name) if layout.header_words else nothing_in_it(name)
    passed_over = PassedOver(ragged=_ragged(widths, layout, reader.width))
    layout.count_into(passed_over)
    blocks = tuple(block for block, _, _ in layout.tables)
    return TextSource(name, blocks, layout.data_rows(), passed_over, reader, layout)


@dataclass
class _Reader:
    """Reads blocks of a text file as columns, the careful way where the fast one would be wrong.

    Attributes:
        file: The file.
        separator: What parts the cells.
        width: How many columns are read.
        careful: For each block, whether it must be read record by record; learned in the first reading.
    """

    file: TextFile
    separator: str
    width: int
    careful: list[bool] = field(default_factory=list)

    def frames(self) -> Iterator[pl.DataFrame]:
        """Yield the rows of each block; carefully read ones with the count of cells of each row."""
        first_row = 1
        for number, block in enumerate(self.file.blocks()):
            cells = self._frame(number, block, first_row)
            refuse_giant_cells(cells, first_row=first_row)
            yield blank_as_null(cells)
            first_row += cells.height

    def _frame(self, number: int, block: bytes, first_row: int) -> pl.DataFrame:
        if number < len(self.careful):
            return self._record_by_record(block, first_row) if self.careful[number] else self._scanned(block)
        cells = self._fast(block)
        self.careful.append(cells is None)
        return self._record_by_record(block, first_row) if cells is None else cells

    def _fast(self, block: bytes) -> pl.DataFrame | None:
        """Read a block in one go; None when a row is too short or too long, or its quotes mislead."""
        try:
            cells = self._scanned(block)
        except (pl.exceptions.ComputeError, pl.exceptions.SchemaError):
            return None
        return cells if self._is_even(block, cells) else None

    def _scanned(self, block: bytes) -> pl.DataFrame:
        return pl.read_csv(
            block,
            has_header=False,
            separator=self.separator,
            schema=dict.fromkeys(position_names(self.width), pl.String),
            infer_schema=False,
            raise_if_empty=False,
        )

    def _is_even(self, block: bytes, cells: pl.DataFrame) -> bool:
        """Count separators: outside quotation marks each row must have one fewer than there are columns."""
        found = block.count(self.separator.encode())
        if b'"' in block:
            found -= sum(cells.select(pl.all().str.count_matches(self.separator, literal=True).sum()).row(0))
        return found == cells.height * (self.width - 1)

    def _record_by_record(self, block: bytes, first_row: int) -> pl.DataFrame:
        """Read every record as the csv standard says; refuse the first one whose quotes are broken."""
        reader = csv.reader(io.StringIO(block.decode(), newline="\n"), delimiter=self.separator, strict=True)
        records: list[list[str]] = []
        try:
            records.extend(reader)
        except csv.Error as error:
            raise broken_record(first_row + len(records)) from error
        widths = pl.Series(_WIDTH, [len(record) for record in records], dtype=pl.UInt32)
        blank = [""] * self.width
        columns = zip(*((record + blank)[: self.width] for record in records), strict=True)
        names = position_names(self.width)
        cells = {name: pl.Series(name, column, pl.String) for name, column in zip(names, columns, strict=False)}
        return pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String)).with_columns(widths)


def _shape(file: TextFile, words: HeaderWords) -> tuple[str, int]:
    """Find the separator, and the width of the table by its widest header row."""
    text, is_whole = file.sample()
    found = {separator: _records(text, separator, is_whole=is_whole) for separator in _SEPARATORS}
    separator = max(_SEPARATORS, key=lambda each: _fitness(found[each], words))
    records = found[separator]
    if not records:
        raise broken_record(1)
    headers = [record for record in records if words.count(record) >= ENOUGH_KNOWN_HEADERS]
    width = max(len(record) for record in headers or records[:HEADER_SEARCH_ROWS])
    if width > MAX_COLUMNS:
        raise too_wide(file.name, None)
    return separator, max(width, 1)


def _records(text: str, separator: str, *, is_whole: bool) -> Sequence[list[str]]:
    """Split the start of a file into records; one that the sample cuts is left out."""
    records: list[list[str]] = []
    try:
        records.extend(csv.reader(io.StringIO(text, newline="\n"), delimiter=separator))
    except csv.Error:
        return records
    return records if is_whole or len(records) < 2 else records[:-1]


def _fitness(records: Sequence[list[str]], words: HeaderWords) -> tuple[int, int]:
    head = records[: 4 * HEADER_SEARCH_ROWS]
    known = max((words.count(record) for record in head), default=0)
    return known, max((min(len(record), MAX_COLUMNS) for record in head), default=0)


def _even(height: int, width: int) -> pl.Series:
    return pl.select(pl.repeat(width, height, dtype=pl.UInt32).alias(_WIDTH)).to_series()


def _ragged(widths: list[pl.Series], layout: Layout, width: int) -> int:
    """Count data rows that have fewer or more cells than there are columns."""
    is_data = pl.Series(layout.kinds == RowKind.DATA)
    return int((is_data & (pl.concat(widths) != width)).sum())
