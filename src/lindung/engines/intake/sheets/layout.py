"""What each row of a sheet is: title, header, heading of a village, total, empty, or data of one of its tables.

Rows that a column test makes suspicious are looked at one by one; everything else is data.
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
from lindung.engines.intake.sheets.odd_rows import is_filled, number_columns, suspicious_rows
from lindung.engines.intake.sheets.raw import FILE_ROW, RAW_PLACE, SECTION, Block, PassedOver
from lindung.engines.intake.sheets.refusals import too_many_tables
from lindung.engines.intake.sheets.row_kinds import RowKind, RowReader
from lindung.engines.intake.sheets.row_words import (
    Cells,
    is_column_numbers,
    village_heading,
    village_in_title,
)

HEADER_SEARCH_ROWS: Final = 50
MAX_BLOCKS: Final = 1_000
_ROWS_BELOW_A_HEADER: Final = 2

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
    """Reads a sheet from top to bottom, in one piece or in several, and tells what each row is.

    Headers may take up to three rows and titles stand above them, wherever a piece happens to end: the last rows of
    a piece wait for those that follow.
    """

    def __init__(self, words: HeaderWords, *, sheet: str | None = None, first_block: int = 0) -> None:
        """Start above the first row of a sheet; tables are numbered from ``first_block``."""
        self._words = words
        self._sheet = sheet
        self._first_block = first_block
        self._waiting: pl.DataFrame | None = None
        self._kinds: list[Kinds] = []
        self._rows = 0
        self._blocks: list[tuple[Block, int]] = []
        self._named_after = village_heading((sheet,)) if sheet else None
        self._headings: list[tuple[int, str | None]] = [(0, self._named_after)]
        self._reader: RowReader | None = None
        self._numbers: list[str] | None = None
        self._below_headers = 0
        self._found_words = False

    def take(self, cells: pl.DataFrame) -> None:
        """Read the next rows: text columns in which a blank cell is null."""
        if cells.is_empty():
            return
        cells = cells if self._waiting is None else pl.concat([self._waiting, cells])
        end = cells.height - _ROWS_BELOW_A_HEADER
        if self._reader is None and end < _first_filled(cells) + HEADER_SEARCH_ROWS:
            end = 0
        self._waiting = cells.slice(self._take(cells, end)) if end > 0 else cells

    def finish(self) -> Layout:
        """Tell what was found; a table without any data is dropped, its headers stay headers."""
        if self._waiting is not None:
            self._take(self._waiting, self._waiting.height)
            self._waiting = None
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

    def _take(self, cells: pl.DataFrame, end: int) -> int:
        """Read the rows before ``end``, and those after it that are headers; return how many were read."""
        kinds = np.zeros(cells.height, dtype=np.uint8)
        start = self._begin(cells, kinds) if self._reader is None else 0
        while start < end and self._reader is not None:
            start = self._read(cells, kinds, start, end, self._reader)
        read = max(start, end)
        self._kinds.append(kinds[:read])
        self._rows += read
        return read

    def _begin(self, cells: pl.DataFrame, kinds: Kinds) -> int:
        """Find the first header row: the first with two known headers, else with two texts, else with any."""
        any_filled = is_filled(cells)
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
        start = self._below(cells, kinds, rows[-1])
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

    def _below(self, cells: pl.DataFrame, kinds: Kinds, last_header: int) -> int:
        """Return the first row below the headers, passing over a row of column numbers."""
        start = last_header + 1
        if start < cells.height and is_column_numbers(cells.row(start)):
            kinds[start] = RowKind.HEADER
            start += 1
        self._below_headers = self._rows + start
        return start

    def _read(self, cells: pl.DataFrame, kinds: Kinds, start: int, end: int, reader: RowReader) -> int:
        """Read rows of the table until the next one starts; return where it goes on."""
        part = cells.slice(start, end - start)
        if self._numbers is None:
            self._numbers = number_columns(part)
        plain_before = 0
        passed = start
        odd = suspicious_rows(part, self._numbers, reader.headers)
        for offset, plain, *row in odd.iter_rows():
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
                kinds[index] = reader.kind(self._rows + index, row)
                self._note_heading(index, reader)
        if part.height - odd.height > plain_before:
            reader.after_plain_rows()
        return max(passed, end)

    def _next_table(self, cells: pl.DataFrame, kinds: Kinds, index: int, reader: RowReader) -> int:
        """Open another table; lone cells right above its headers are its titles, and its village is theirs."""
        titles = [(row, title) for row, title in reader.lone_rows if row >= self._below_headers]
        self._mark_titles(kinds, [row for row, _ in titles])
        if self._headings[-1][0] <= self._last_data(kinds[:index]):
            self._headings.append((self._rows + index, self._named_after))
        self._hear_titles([title for _, title in titles], self._rows + index)
        return self._open(cells, kinds, index)

    def _repeat(self, cells: pl.DataFrame, kinds: Kinds, index: int, reader: RowReader) -> int:
        """Pass over headers written again, as at the top of a printed page."""
        self._mark_titles(kinds, [row for row, _ in reader.lone_rows])
        reader.after_plain_rows()
        _, rows = self._headers(cells, kinds, index)
        return self._below(cells, kinds, rows[-1])

    def _mark_titles(self, kinds: Kinds, rows: Sequence[int]) -> None:
        """Mark rows, counted from the top of the sheet, as titles; some may stand in pieces read before."""
        for row in rows:
            place = row - self._rows
            piece = kinds
            for earlier in reversed(self._kinds):
                if place >= 0:
                    break
                place += earlier.size
                piece = earlier
            piece[place] = RowKind.TITLE

    def _last_data(self, kinds: Kinds) -> int:
        """Find the last row of data so far, counted from the top of the sheet; -1 without any."""
        first = self._rows
        for piece, earlier in zip([kinds, *reversed(self._kinds)], [*reversed(self._kinds), None], strict=True):
            data = np.flatnonzero(piece == RowKind.DATA)
            if data.size:
                return first + int(data[-1])
            first -= 0 if earlier is None else earlier.size
        return -1

    def _note_heading(self, index: int, reader: RowReader) -> None:
        if reader.heading != self._headings[-1][1]:
            self._headings.append((self._rows + index, reader.heading))


def _first_filled(cells: pl.DataFrame) -> int:
    filled = is_filled(cells)
    return (filled.arg_max() or 0) if filled.any() else -HEADER_SEARCH_ROWS
