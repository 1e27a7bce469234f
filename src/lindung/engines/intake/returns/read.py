"""Repaired workbooks as they come back: which rows changed, what was answered.

Nothing is taken from a workbook that cannot be trusted as a whole:

UnusableFileError  damaged             the file cannot be opened
                   cell_without_value  a formula without a value, with its place
                   return_altered      the hidden sheet was changed
                   return_version      made by another version
                   return_delivery     it belongs to another delivery
                   return_headers      the header row is gone or changed
                   return_added_row    a row that was not sent out, with its place
                   return_row_twice    a row copied, with its place
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import fastexcel
import polars as pl

from lindung.engines.intake.cell_errors import refuse_cells_without_value
from lindung.engines.intake.contents import damaged, kind_of_contents
from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.returns.answers import Answer, answer_of, folded
from lindung.engines.intake.returns.columns import text_or_null
from lindung.engines.intake.returns.fingerprints import MIDNIGHT, headers_fingerprint, row_fingerprints, row_key
from lindung.engines.intake.returns.key_sheet import KEY_SHEET, Issued, read_key_sheet
from lindung.engines.intake.returns.repair_sheet import ANSWER_COLUMNS
from lindung.engines.intake.sheets.raw import number_column, text_column
from lindung.engines.intake.table import TableKind
from lindung.vocabulary.language import Words

RETURNED_ROWS: Final = {
    "row": pl.UInt32,            # running number of the delivery
    "fix": pl.String,            # chosen text, or null
    "note": pl.String,           # what the village wrote, or null
    "is_changed": pl.Boolean,    # some text differs from what was sent out
    "is_removed": pl.Boolean,  # "Hapus dari usulan" was offered and chosen
    "is_confirmed": pl.Boolean,  # "Sudah sesuai KTP" was offered and chosen
    "issued": pl.String,         # checksum of the texts that were sent out: fingerprints.row_fingerprints
}  # fmt: skip
"""Columns of a returned row beside its texts ``s0`` ... ``sN`` and, where cells came back as numbers, ``n<i>``."""

_HEADER_SEARCH_ROWS: Final = 50
_PLACE: Final = "_place"


@dataclass(frozen=True)
class Returned:
    """A workbook that came back.

    Attributes:
        delivery_id: Delivery it belongs to.
        village_code: Village it was written for, or None.
        rows: RETURNED_ROWS with the texts, in the order of the file first sent in.
        rows_issued: How many rows were sent out; rows deleted since then stay as they were.
        not_offered: Rows (as the workbook numbers them) whose answer was not among those offered; it counts as a note.
    """

    delivery_id: str
    village_code: str | None
    rows: pl.DataFrame
    rows_issued: int
    not_offered: tuple[int, ...]

    @property
    def rows_missing(self) -> int:
        """Rows that were sent out and did not come back."""
        return self.rows_issued - self.rows.height


def read_return_workbook(source: Path | bytes, name: str, *, delivery_id: str | None = None) -> Returned | None:
    """Read a repaired workbook, or return None when the file is no return workbook at all.

    The rows may be reordered or deleted; added or copied rows, changed headers and rows of other deliveries are refused
    with their place. With a delivery_id the workbook must belong to that delivery. The answers offered are read from
    the workbook itself, so a waiver is still to be held against the reasons that allow one.
    """
    if kind_of_contents(source, name) == TableKind.CSV:
        return None
    try:
        reader = fastexcel.read_excel(source)
        if KEY_SHEET not in reader.sheet_names:
            return None
        issued = read_key_sheet(_texts(reader, KEY_SHEET), name)
        if delivery_id is not None and issued.delivery_id != delivery_id:
            raise _other_delivery(name)
        return _returned(_rows_below_header(reader, source, issued, name), issued)
    except fastexcel.FastExcelError as error:
        raise damaged(name) from error


def _texts(reader: fastexcel.ExcelReader, sheet: str, rows: int | None = None) -> pl.DataFrame:
    loaded = reader.load_sheet(
        sheet, header_row=None, skip_rows=0, n_rows=rows, dtypes="string", whitespace_as_null=True
    )
    return loaded.to_polars().with_columns(pl.all().str.strip_suffix(MIDNIGHT))


def _rows_below_header(reader: fastexcel.ExcelReader, source: Path | bytes, issued: Issued, name: str) -> pl.DataFrame:
    """Take the cells under the header row that was sent out, with the number of each row in the workbook."""
    width = issued.columns + ANSWER_COLUMNS + 1
    for sheet in reader.sheet_names:
        head = _texts(reader, sheet, _HEADER_SEARCH_ROWS) if sheet != KEY_SHEET else pl.DataFrame()
        for place, cells in enumerate(head.rows() if head.width >= width else ()):
            if headers_fingerprint(cells[:width]) == issued.headers:
                refuse_cells_without_value(source, sheet, below=place + 1)
                return _named(reader, sheet, place + 1, issued)
    raise _headers_changed(name)


def _named(reader: fastexcel.ExcelReader, sheet: str, first: int, issued: Issued) -> pl.DataFrame:
    places = range(issued.columns)
    names = ["_file_row", *map(text_column, places), "_sentence", "_codes", "_who", "fix", "note", "key"]
    texts = _texts(reader, sheet).slice(first)
    numbers = _number_cells(reader, sheet).slice(first)
    named = texts.select(pl.nth(place).alias(column) for place, column in enumerate(names))
    typed = numbers.select(pl.nth(place + 1).alias(number_column(place)) for place in places)
    return named.hstack(_some_true(typed)).with_row_index(_PLACE, offset=first + 1)


def _number_cells(reader: fastexcel.ExcelReader, sheet: str) -> pl.DataFrame:
    """Tell where a cell holds a number: read as Boolean, numbers become true or false and texts become null."""
    loaded = reader.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="boolean", whitespace_as_null=True)
    return loaded.to_polars().select(pl.all().is_not_null())


def _some_true(typed: pl.DataFrame) -> pl.DataFrame:
    return typed.select(column for column in typed.iter_columns() if column.any())


def _returned(cells: pl.DataFrame, issued: Issued) -> Returned:
    texts = [text_column(place) for place in range(issued.columns)]
    # A protected sheet lets nobody delete a row: emptying its cells is how a village tries to, and changes nothing.
    filled = cells.filter(pl.any_horizontal(pl.col(*texts, "fix", "note").is_not_null()))
    known = filled.join(_keys(issued), on="key", how="left", maintain_order="left")
    _refuse_strangers(known)
    differs = pl.Series("now", row_fingerprints(known, texts), dtype=pl.String) != known["issued"]
    has_text = known.select(pl.any_horizontal(pl.col(*texts).is_not_null()).alias("is_changed"))["is_changed"]
    answered = known.with_columns(has_text & differs, *_answers(known, issued))
    numbers = [column for column in map(number_column, range(issued.columns)) if column in cells.columns]
    rows = answered.select(*RETURNED_ROWS, *(text_or_null(answered, text) for text in texts), *numbers).sort("row")
    not_offered = answered.filter(pl.col("_is_stray"))[_PLACE].to_list()
    return Returned(issued.delivery_id, issued.village_code, rows, issued.rows.height, tuple(not_offered))


def _keys(issued: Issued) -> pl.DataFrame:
    keys = [row_key(issued.delivery_id, row) for row in issued.rows["row"]]
    return issued.rows.with_columns(pl.Series("key", keys, dtype=pl.String))


def _answers(known: pl.DataFrame, issued: Issued) -> list[pl.Series]:
    """Give the meaning of each chosen text where it was offered to that row."""
    fixes = zip(known["fix"], known["answers"], strict=True)
    offered = [{folded(text) for text in answers} for answers in issued.answers]
    pairs = [(fix, fix is not None and folded(fix) in offered[number]) for fix, number in fixes]
    meant = [answer_of(fix) if fix and is_offered else None for fix, is_offered in pairs]
    return [
        pl.Series("is_removed", [answer is Answer.REMOVED for answer in meant], dtype=pl.Boolean),
        pl.Series("is_confirmed", [answer is Answer.CONFIRMED for answer in meant], dtype=pl.Boolean),
        pl.Series("_is_stray", [fix is not None and not is_offered for fix, is_offered in pairs], dtype=pl.Boolean),
    ]


def _refuse_strangers(known: pl.DataFrame) -> None:
    added = known.filter(pl.col("row").is_null())
    if added.height:
        raise _added_row(int(added[_PLACE][0]))
    twice = known.filter(pl.col("row").is_duplicated() & ~pl.col("row").is_first_distinct())
    if twice.height:
        raise _row_twice(int(twice[_PLACE][0]))


def _other_delivery(name: str) -> UnusableFileError:
    return UnusableFileError(
        "return_delivery",
        Words(
            f"Berkas {name} berasal dari kiriman lain. Buka kiriman asalnya, lalu serahkan berkas ini di sana.",
            f"The file {name} belongs to another delivery. Open that delivery and hand the file in there.",
        ),
    )


def _headers_changed(name: str) -> UnusableFileError:
    return UnusableFileError(
        "return_headers",
        Words(
            f"Baris judul di {name} hilang atau berubah, atau ada kolom yang ditambah atau dihapus. Kembalikan judul "
            "seperti semula, atau unduh ulang berkas perbaikan dan salin isinya ke sana.",
            f"The header row of {name} is missing or changed, or columns were added or removed. Put the headers back, "
            "or download the workbook again and copy the repaired cells into it.",
        ),
    )


def _added_row(row: int) -> UnusableFileError:
    return UnusableFileError(
        "return_added_row",
        Words(
            f"Baris {row}: baris ini tidak ada dalam berkas perbaikan yang dikirim. Hapus baris itu; orang baru "
            "dikirim dalam daftar tersendiri, dan baris kiriman lain dalam berkasnya sendiri.",
            f"Row {row}: this row was not in the workbook that was sent out. Remove it; new people come in a list of "
            "their own, and rows of another delivery in their own workbook.",
        ),
        row=row,
    )


def _row_twice(row: int) -> UnusableFileError:
    return UnusableFileError(
        "return_row_twice",
        Words(
            f"Baris {row}: baris yang sama sudah ada di atasnya. Simpan satu saja, hapus salinannya.",
            f"Row {row}: the same row already stands above. Keep one of them and remove the copy.",
        ),
        row=row,
    )
