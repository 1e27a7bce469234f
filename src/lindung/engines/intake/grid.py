"""The cells below a header row, before they are a table: finding the headers, refusing shapes that mislead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from lindung.engines.intake.faults import UnusableFileError, shortened
from lindung.engines.intake.headers import HeaderSynonyms, normalised
from lindung.vocabulary.language import Words

HEADER_SEARCH_ROWS = 30
MAX_CELL_CHARACTERS = 32_767
ENOUGH_KNOWN_HEADERS = 2
_ABSENT = frozenset({"-", "–", "—", "n/a", "na", "null", "none", "tidak ada", "belum ada"})


@dataclass(frozen=True)
class Grid:
    """Texts below a header row, column by position.

    Attributes:
        headers: Headers as the file writes them, "" for a nameless column.
        header_row: Row of the headers as a spreadsheet numbers it.
        cells: All rows below the headers, empty ones included, as String columns.
        sheet: Sheet of a workbook, or None.
        numeric: Positions of columns that hold true numbers.
    """

    headers: list[str]
    header_row: int
    cells: pl.DataFrame
    sheet: str | None = None
    numeric: frozenset[int] = frozenset()


def header_index(rows: Sequence[Sequence[str | None]], synonyms: HeaderSynonyms) -> int:
    """Find the first row with two known headers; without one, the first row that is not empty."""
    for index, row in enumerate(rows[:HEADER_SEARCH_ROWS]):
        if known_headers(row, synonyms) >= ENOUGH_KNOWN_HEADERS:
            return index
    return next((index for index, row in enumerate(rows) if any(row)), 0)


def known_headers(row: Sequence[str | None], synonyms: HeaderSynonyms) -> int:
    """Count the different columns that the cells of a row name."""
    return len({synonyms.target(cell) for cell in row if cell} - {None})


def checked(grid: Grid, synonyms: HeaderSynonyms) -> Grid:
    """Name every column and drop empty rows' columns; refuse giant cells, doubled names, second headers, no data."""
    _refuse_giant_cells(grid)
    named = _without_empty_columns(grid)
    _refuse_doubled_headers(named)
    _refuse_no_rows(named)
    _refuse_second_header(named, synonyms)
    return named


def filled_rows(cells: pl.DataFrame) -> pl.Series:
    """Say for each row whether any of its cells holds more than blanks."""
    filled = cells.select(pl.any_horizontal((pl.all().str.strip_chars() != "").fill_null(value=False)).alias("filled"))
    return filled["filled"]


def column_letter(position: int) -> str:
    """Name a column as spreadsheets do: 0 is A, 26 is AA."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def giant_cell(row: int, column: str) -> UnusableFileError:
    """Say that one cell is far too long to be a cell."""
    return UnusableFileError(
        "giant_cell",
        Words(
            f"Baris {row}, kolom {column}: satu sel berisi lebih dari 32.767 huruf. Biasanya tanda petik yang tidak "
            "ditutup atau dokumen yang tertempel; perbaiki sel itu.",
            f"Row {row}, column {column}: one cell holds more than 32,767 characters. Usually a quotation mark is not "
            "closed or a document was pasted in; repair that cell.",
        ),
        row=row,
        column=column,
    )


def _refuse_giant_cells(grid: Grid) -> None:
    for position, header in enumerate(grid.headers):
        if len(header) > MAX_CELL_CHARACTERS:
            raise giant_cell(grid.header_row, column_letter(position))
    longest = grid.cells.select(pl.all().str.len_bytes().max()).row(0) if grid.cells.height else ()
    for position, length in enumerate(longest):
        if (length or 0) <= MAX_CELL_CHARACTERS:
            continue
        too_long = grid.cells.to_series(position).str.len_chars() > MAX_CELL_CHARACTERS
        if (first := too_long.arg_true()).len():
            raise giant_cell(grid.header_row + 1 + first[0], _column_name(grid, position))


def _without_empty_columns(grid: Grid) -> Grid:
    kept = [
        position
        for position, header in enumerate(grid.headers)
        if header.strip() or filled_rows(grid.cells.select(pl.nth(position))).any()
    ]
    headers = [_column_name(grid, position) for position in kept]
    numeric = frozenset(new for new, old in enumerate(kept) if old in grid.numeric)
    return Grid(headers, grid.header_row, grid.cells.select(pl.nth(kept)), grid.sheet, numeric)


def _column_name(grid: Grid, position: int) -> str:
    return " ".join(grid.headers[position].split()) or f"({column_letter(position)})"


def _refuse_doubled_headers(grid: Grid) -> None:
    seen: dict[str, str] = {}
    for header in grid.headers:
        wording = normalised(header) or header
        if wording in seen:
            raise UnusableFileError(
                "doubled_header",
                Words(
                    f"Baris {grid.header_row}: judul kolom “{shortened(header)}” muncul dua kali. Beri nama berbeda, "
                    "misalnya tambah satuan (orang, %), atau hapus salah satu.",
                    f"Row {grid.header_row}: the header “{shortened(header)}” appears twice. Give the columns "
                    "different names, for instance with the unit (persons, %), or remove one.",
                ),
                row=grid.header_row,
                column=header,
            )
        seen[wording] = header


def _refuse_no_rows(grid: Grid) -> None:
    if not filled_rows(grid.cells).any():
        raise UnusableFileError(
            "only_headers",
            Words(
                f"Berkas hanya berisi judul kolom (baris {grid.header_row}), tanpa satu pun baris angka. "
                "Isi minimal satu baris di bawah judul.",
                f"The file holds only headers (row {grid.header_row}) and no figures. "
                "Fill in at least one row below them.",
            ),
            row=grid.header_row,
        )


def _refuse_second_header(grid: Grid, synonyms: HeaderSynonyms) -> None:
    """Look at the first filled row below the headers: words where numbers belong, headers again, or 1, 2, 3, ..."""
    index = filled_rows(grid.cells.head(HEADER_SEARCH_ROWS)).arg_true()
    if not index.len():
        return
    cells = [(cell or "").strip() for cell in grid.cells.row(index[0])]
    column = _second_header_column(grid.headers, cells, synonyms)
    if column is None:
        return
    row = grid.header_row + 1 + index[0]
    raise UnusableFileError(
        "second_header",
        Words(
            f"Baris {row} di bawah judul (baris {grid.header_row}) juga berisi judul, bukan angka (kolom {column}). "
            "Jadikan satu baris judul saja, tanpa sel gabungan dan tanpa baris nomor kolom.",
            f"Row {row} below the headers (row {grid.header_row}) holds headers again, not figures (column {column}). "
            "Keep one header row, without merged cells and without a row of column numbers.",
        ),
        row=row,
        column=column,
    )


def _second_header_column(headers: Sequence[str], cells: Sequence[str], synonyms: HeaderSynonyms) -> str | None:
    filled = [(header, cell) for header, cell in zip(headers, cells, strict=True) if cell]
    numbered = [re.sub(r"\D", "", cell) for _, cell in filled if re.fullmatch(r"\(?\d{1,2}\)?", cell)]
    if len(filled) >= 3 and [int(number) for number in numbered] == list(range(1, len(filled) + 1)):
        return filled[0][0]
    again = [header for header, cell in filled if normalised(header) == normalised(cell)]
    if len(again) >= 2:
        return again[0]
    if any(_has_digit(cell) for header, cell in filled if synonyms.is_date(synonyms.target(header))):
        return None  # a dated row is a figure, however badly its numbers are written
    in_numbers = [(h, c) for h, c in filled if synonyms.is_numeric(synonyms.target(h)) and c.casefold() not in _ABSENT]
    if len(in_numbers) >= 2 and not any(_has_digit(cell) for _, cell in in_numbers):
        return in_numbers[0][0]
    words = [header for header, cell in filled if (header, cell) in in_numbers or synonyms.target(cell)]
    return words[0] if words and not any(map(_has_digit, cells)) else None


def _has_digit(cell: str) -> bool:
    return any(character.isdigit() for character in cell)
