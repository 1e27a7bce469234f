"""The kind of one suspicious row, told by its words and by the rows before it."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from lindung.engines.intake.headers import normalised
from lindung.engines.intake.sheets.header_rows import ENOUGH_KNOWN_HEADERS, HeaderWords
from lindung.engines.intake.sheets.row_words import (
    Cells,
    filled,
    hamlet_heading,
    has_long_number,
    is_other_heading,
    is_running_number,
    is_signature,
    is_total,
    village_heading,
)

_FOOTER_CELLS: Final = 3
_MOST_TITLES: Final = 50
_NUMBER_HEADERS: Final = ("no", "nomor", "urut")


class RowKind(IntEnum):
    """What a row of a sheet is."""

    DATA = 0
    EMPTY = 1
    TITLE = 2
    HEADER = 3
    SECTION = 4
    TOTAL = 5


@dataclass
class RowReader:
    """The rows of one table, read from top to bottom.

    Attributes:
        headers: Headers of the table.
        words: Which texts are headers.
        heading: Village heading in force.
        in_footer: Whether the last rows were totals or signatures.
        lone_rows: Rows just above, with one cell each, that were taken as data: their numbers and cells.
    """

    headers: tuple[str, ...]
    words: HeaderWords
    heading: str | None = None
    in_footer: bool = False
    lone_rows: deque[tuple[int, Cells]] = field(default_factory=lambda: deque(maxlen=_MOST_TITLES))

    def after_plain_rows(self) -> None:
        """Learn that data stood between the last suspicious row and the next one."""
        self.in_footer = False
        self.lone_rows.clear()

    def is_header(self, cells: Cells) -> bool:
        """Say whether the row starts a table: half as many known headers as this one has."""
        return self.words.count(cells) >= max(ENOUGH_KNOWN_HEADERS, -(-self.words.count(self.headers) // 2))

    def repeats_headers(self, cells: Cells) -> bool:
        """Say whether a header row only repeats the headers of this table."""
        pairs = [(header, text) for header, text in zip(self.headers, cells, strict=True) if text and text.strip()]
        same = sum(normalised(text) in (normalised(header), _upper(header, text)) for header, text in pairs)
        return 2 * same > len(pairs)

    def kind(self, row: int, cells: Cells) -> RowKind:
        """Tell the kind of a row that is no header, counted from the top of the sheet; remember what follows."""
        texts = filled(cells)
        if len(texts) > few_cells(self.headers):
            return self._footer(RowKind.TOTAL) if is_total(cells) else self._data(row, cells, texts)
        if self._is_heading(cells):
            self.in_footer = False
            self.lone_rows.clear()
            return RowKind.SECTION
        if is_total(cells) or (len(texts) <= _FOOTER_CELLS and is_signature(cells)):
            return self._footer(RowKind.TOTAL)
        # A lone separator such as \x1c is blank to Python and a text to Polars.
        if not texts or self._only_counts(cells, texts):
            return RowKind.EMPTY
        if self.in_footer and self._continues_footer(cells, texts):
            return RowKind.TOTAL
        return self._data(row, cells, texts)

    def _is_heading(self, cells: Cells) -> bool:
        village = village_heading(cells)
        if village is not None:
            self.heading = village
            return True
        hamlet = hamlet_heading(cells)
        if hamlet is not None:
            self.heading = self.heading or hamlet
            return True
        return is_other_heading(cells)

    def _footer(self, kind: RowKind) -> RowKind:
        self.in_footer = True
        self.lone_rows.clear()
        return kind

    def _only_counts(self, cells: Cells, texts: list[str]) -> bool:
        """A form with printed running numbers has rows in which nobody was written."""
        place = next(place for place, text in enumerate(cells) if text and text.strip())
        return (
            len(texts) == 1
            and is_running_number(texts[0])
            and normalised(self.headers[place]).startswith(_NUMBER_HEADERS)
        )

    def _continues_footer(self, cells: Cells, texts: list[str]) -> bool:
        return len(texts) <= _FOOTER_CELLS and not is_running_number(texts[0]) and not has_long_number(cells)

    def _data(self, row: int, cells: Cells, texts: list[str]) -> RowKind:
        self.in_footer = False
        if len(texts) == 1:
            self.lone_rows.append((row, cells))
        else:
            self.lone_rows.clear()
        return RowKind.DATA


def few_cells(headers: Sequence[str]) -> int:
    """Up to how many filled cells a row may be something else than a person."""
    return max(2, sum(map(bool, headers)) // 2)


def _upper(header: str, text: str) -> str | None:
    """The upper row of a repeated pair of header rows holds the beginning of the joined header."""
    return normalised(text) if normalised(header).startswith(normalised(text)) else None
