"""What each row of a sheet is: title, header, heading of a village, total, empty, or data of one of its tables.

A row is looked at one by one only when a column test makes it suspicious: few cells, or no digit where the list has
its numbers. Everything else is data.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from lindung.engines.intake.sheets.header_rows import (
    ENOUGH_KNOWN_HEADERS,
    HeaderWords,
    is_second_header_row,
    is_upper_header_row,
    joined_headers,
    tidied,
)
from lindung.engines.intake.sheets.raw import FILE_ROW, RAW_PLACE, SECTION, Block, PassedOver
from lindung.engines.intake.sheets.refusals import too_many_tables
from lindung.engines.intake.sheets.row_kinds import RowKind, RowReader, few_cells
from lindung.engines.intake.sheets.row_words import (
    SPEAKING_WORDS,
    Cells,
    is_column_numbers,
    village_heading,
    village_in_title,
)

HEADER_SEARCH_ROWS: Final = 50
MAX_BLOCKS: Final = 1_000
_SAMPLE_ROWS: Final = 200
_NUMBER_COLUMNS: Final = 2
_MOSTLY: Final = 0.9

Kinds = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Layout:
    """The rows of one sheet.

    Attributes:
        kinds: RowKind of every row, in order.
        tables: The tables with the rows (counted from 0) between which their data stands.
        heading_rows: Rows from which a heading is in force.
        headings: The headings, None where none is in force.
        header_words: Whether headers were found by their words.
    """

    kinds: Kinds
    tables: tuple[tuple[Block, int, int], ...]
    heading_rows: tuple[int, ...]
    headings: tuple[str | None, ...]
    header_words: bool

    def data_rows(self) -> int:
        """How many rows are data."""
        return int(np.count_nonzero(self.kinds == RowKind.DATA))

    def count_into(self, passed_over: PassedOver) -> None:
        """Add the rows that are no data to what was passed over."""
        counts = np.bincount(self.kinds, minlength=len(RowKind))
        passed_over.empty += int(counts[RowKind.EMPTY])
        passed_over.titles += int(counts[RowKind.TITLE])
        passed_over.headers += int(counts[RowKind.HEADER])
        passed_over.sections += int(counts[RowKind.SECTION])
        passed_over.totals += int(counts[RowKind.TOTAL])

    def pieces(self, cells: pl.DataFrame, first: int = 0) -> Iterator[tuple[Block, pl.DataFrame]]:
        """Cut rows of the sheet, the first of them being row ``first`` from 0, into the data of each table."""
        for block, start, end in self.tables:
            top, bottom = max(start, first), min(end, first + cells.height)
            places = top + np.flatnonzero(self.kinds[top:bottom] == RowKind.DATA)
            if places.size:
                yield block, self._placed(cells, places, first)

    def _placed(self, cells: pl.DataFrame, places: npt.NDArray[np.intp], first: int) -> pl.DataFrame:
        is_whole = places.size == cells.height
        rows = cells if is_whole else cells[places - first]
        in_force = np.searchsorted(np.array(self.heading_rows), places, side="right") - 1
        headings = pl.Series(SECTION, self.headings, dtype=pl.String)
        return rows.select(
            pl.Series(FILE_ROW, places + 1, dtype=RAW_PLACE[FILE_ROW]), headings.gather(in_force), pl.all()
        )


class LayoutScan:
    """Reads a sheet from top to bottom, in one piece or in several, and tells what each row is."""

    def __init__(self, words: HeaderWords, *, sheet: str | None = None, first_block: int = 0) -> None:
        """Start above the first row of a sheet; tables are numbered from ``first_block``."""
        self._words = words
        self._sheet = sheet
        self._first_block = first_block
        self._kinds: list[Kinds] = []
        self._rows = 0
        self._blocks: list[tuple[Block, int]] = []
        self._named_after = village_heading((sheet,)) if sheet else None
        self._headings: list[tuple[int, str | None]] = [(0, self._named_after)]
        self._reader: RowReader | None = None
        self._numbers: list[str] | None = None
        self._found_words = False

    def take(self, cells: pl.DataFrame) -> None:
        """Read the next rows: text columns in which a blank cell is null."""
        kinds = np.zeros(cells.height, dtype=np.uint8)
        if cells.is_empty():
            return
        start = self._begin(cells, kinds) if self._reader is None else 0
        while start < cells.height and self._reader is not None:
            start = self._read(cells, kinds, start, self._reader)
        self._kinds.append(kinds)
        self._rows += cells.height

    def finish(self) -> Layout:
        """Tell what was found; a table without any data is dropped, its headers stay headers."""
        kinds = np.concatenate([*self._kinds, np.zeros(0, dtype=np.uint8)])
        ends = [start for _, start in self._blocks[1:]] + [self._rows]
        spans = [(block, start, end) for (block, start), end in zip(self._blocks, ends, strict=False)]
        kept = [span for span in spans if (kinds[span[1] : span[2]] == RowKind.DATA).any()]
        tables = tuple(
            (replace(block, number=number), start, end)
            for number, (block, start, end) in enumerate(kept, self._first_block)
        )
        rows, headings = zip(*self._headings, strict=True)
        return Layout(kinds, tables, rows, headings, self._found_words)

    def _begin(self, cells: pl.DataFrame, kinds: Kinds) -> int:
        """Find the first header row: the first with two known headers, else with two texts, else with any."""
        any_filled = cells.select(pl.any_horizontal(pl.all().is_not_null()).alias("any"))["any"]
        kinds[~any_filled.to_numpy()] = RowKind.EMPTY
        first = any_filled.arg_max() if any_filled.any() else None
        if first is None:
            return cells.height
        rows = cells.slice(first, HEADER_SEARCH_ROWS).rows()
        place = next((at for at, row in enumerate(rows) if self._words.count(row) >= ENOUGH_KNOWN_HEADERS), None)
        self._found_words = place is not None
        if place is None:
            place = next((at for at, row in enumerate(rows) if sum(map(bool, row)) >= 2), 0)
        kinds[: first + place][kinds[: first + place] != RowKind.EMPTY] = RowKind.TITLE
        self._hear_titles(rows[:place], self._rows + first)
        return self._open(cells, kinds, first + place)

    def _hear_titles(self, titles: Sequence[Cells], row: int) -> None:
        named = [village for title in titles if (village := village_heading(title))]
        named = named or [village for title in titles if (village := village_in_title(title))]
        if named:
            self._headings.append((row, named[0]))

    def _open(self, cells: pl.DataFrame, kinds: Kinds, index: int) -> int:
        """Start a table at its header row and return the first row below its headers."""
        headers, rows = self._headers(cells, kinds, index)
        if len(self._blocks) >= MAX_BLOCKS:
            raise too_many_tables(MAX_BLOCKS)
        block = Block(0, self._sheet, tuple(self._rows + row + 1 for row in rows), tuple(headers))
        self._reader = RowReader(block.headers, self._words, heading=self._headings[-1][1])
        self._numbers = None
        start = _below(cells, kinds, rows[-1])
        self._blocks.append((block, self._rows + start))
        return start

    def _headers(self, cells: pl.DataFrame, kinds: Kinds, index: int) -> tuple[list[str], list[int]]:
        """Read one row of headers or two, and mark them."""
        row = cells.row(index)
        below = cells.row(index + 1) if index + 1 < cells.height else ()
        above = cells.row(index - 1) if index and kinds[index - 1] == RowKind.TITLE else ()
        if below and is_second_header_row(row, below, self._words):
            headers, rows = joined_headers(row, below, self._words), [index, index + 1]
        elif above and is_upper_header_row(above, row):
            headers, rows = joined_headers(above, row, self._words), [index - 1, index]
        else:
            headers, rows = tidied(row), [index]
        kinds[rows] = RowKind.HEADER
        return headers, rows

    def _read(self, cells: pl.DataFrame, kinds: Kinds, start: int, reader: RowReader) -> int:
        """Read rows of the table until the next one starts; return where it goes on."""
        part = cells.slice(start)
        if self._numbers is None:
            self._numbers = _number_columns(part)
        plain_before = 0
        passed = start
        for offset, plain, *row in _suspicious(part, self._numbers, reader.headers).iter_rows():
            index = start + offset
            if index < passed:
                continue
            if plain > plain_before:
                reader.after_plain_rows()
                plain_before = plain
            if not any(row):
                kinds[index] = RowKind.EMPTY
            elif reader.is_header(row):
                if not reader.repeats_headers(row):
                    return self._next_table(cells, kinds, index, reader)
                passed = self._repeat(cells, kinds, index, reader)
            else:
                kinds[index] = reader.kind(index, row)
                self._note_heading(index, reader)
        return cells.height

    def _next_table(self, cells: pl.DataFrame, kinds: Kinds, index: int, reader: RowReader) -> int:
        """Open another table; lone cells right above its headers are its titles, and its village is theirs."""
        titles = [row for row in reader.lone_rows if (kinds[row:index] != RowKind.HEADER).all()]
        kinds[titles] = RowKind.TITLE
        data = np.flatnonzero(kinds[:index] == RowKind.DATA)
        last_data = self._rows + (int(data[-1]) if data.size else -1)
        if self._headings[-1][0] <= last_data:
            self._headings.append((self._rows + index, self._named_after))
        self._hear_titles([cells.row(row) for row in titles], self._rows + index)
        return self._open(cells, kinds, index)

    def _repeat(self, cells: pl.DataFrame, kinds: Kinds, index: int, reader: RowReader) -> int:
        """Pass over headers written again, as at the top of a printed page."""
        kinds[reader.lone_rows] = RowKind.TITLE
        reader.after_plain_rows()
        _, rows = self._headers(cells, kinds, index)
        return _below(cells, kinds, rows[-1])

    def _note_heading(self, index: int, reader: RowReader) -> None:
        if reader.heading != self._headings[-1][1]:
            self._headings.append((self._rows + index, reader.heading))


def _below(cells: pl.DataFrame, kinds: Kinds, last_header: int) -> int:
    """Return the first row below the headers, passing over a row of column numbers."""
    start = last_header + 1
    if start < cells.height and is_column_numbers(cells.row(start)):
        kinds[start] = RowKind.HEADER
        start += 1
    return start


def _number_columns(cells: pl.DataFrame) -> list[str]:
    """Name the columns in which nearly every row has its longest digits, such as the NIK and a date."""
    sample = cells.filter(pl.any_horizontal(pl.all().is_not_null())).head(_SAMPLE_ROWS)
    if not sample.height:
        return []
    shares = sample.select(pl.all().str.contains("[0-9]").sum()).row(0)
    lengths = sample.select(pl.all().str.len_bytes().mean()).row(0)
    often = [
        (length, name)
        for name, share, length in zip(sample.columns, shares, lengths, strict=True)
        if share >= _MOSTLY * sample.height
    ]
    return [name for _, name in sorted(often, reverse=True)[:_NUMBER_COLUMNS]]


def _suspicious(cells: pl.DataFrame, numbers: list[str], headers: Sequence[str]) -> pl.DataFrame:
    """Keep the rows that may be no data, with their place and the count of data rows before each."""
    few = few_cells(headers)
    has_digits = [pl.col(name).str.contains("[0-9]").fill_null(value=False) for name in numbers]
    lacks = ~pl.all_horizontal(has_digits) if numbers else pl.lit(value=True)
    filled = pl.sum_horizontal(pl.all().is_not_null()).alias("filled")
    first = cells.select(filled, lacks.alias("lacks")).select((pl.col("filled") <= few) | pl.col("lacks"))
    places = first.to_series().arg_true()
    rows = cells[places]
    looks_odd = rows.select(_looks_odd(few, headers)).to_series()
    places, rows = places.filter(looks_odd), rows.filter(looks_odd)
    marked = np.ones(cells.height, dtype=np.uint32)
    marked[places.to_numpy()] = 0
    before = pl.Series("plain", np.cumsum(marked, dtype=np.uint32)[places.to_numpy()])
    return rows.select(places.alias("place"), before, pl.all())


def _looks_odd(few: int, headers: Sequence[str]) -> pl.Expr:
    """A lone cell, words that speak of the list, or hardly any digits: a person's row has some."""
    texts = pl.all()
    filled = pl.sum_horizontal(texts.is_not_null())
    digits = pl.sum_horizontal(texts.str.contains("[0-9]"))
    header_digits = sum(any(character.isdigit() for character in header) for header in headers)
    speaks = pl.any_horizontal(texts.str.contains(SPEAKING_WORDS))
    speaks_first = pl.coalesce(texts).str.contains(SPEAKING_WORDS)
    is_short = (filled <= 1) | (digits == 0) | speaks.fill_null(value=False)
    is_wordy = (digits <= pl.max_horizontal(filled // 4, pl.lit(header_digits))) | speaks_first
    return pl.when(filled <= few).then(is_short).otherwise(is_wordy).alias("odd")
