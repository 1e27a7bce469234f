"""The hidden sheet by which a returned workbook is known again: identifiers and checksums, nobody's data.

lindung-return | version
delivery       | identifier
village        | code
headers        | count of the file's own columns | checksum of all headers
fixes          | 0 | answer | answer ...         one line per list of answers
rows           | count
row | checksum of its texts | number of its list of answers
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl
from xlsxwriter.worksheet import Worksheet

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.returns.drop_downs import Choices, source_range
from lindung.vocabulary.language import Words

KEY_SHEET: Final = "_lindung"
FORMAT_VERSION: Final = "1"
_MARK: Final = "lindung-return"
_FIRST_LIST_ROW: Final = 4
_FIRST_ANSWER: Final = 2
_LARGEST: Final = 2**32 - 1


@dataclass(frozen=True)
class Issued:
    """What the hidden sheet says was sent out.

    Attributes:
        delivery_id: Delivery the rows are of.
        village_code: Village they were for, or None.
        columns: How many columns are the file's own.
        headers: Checksum of the header row.
        answers: Lists of answers by number.
        rows: One line per row: row, issued (checksum), answers (number of the list).
    """

    delivery_id: str
    village_code: str | None
    columns: int
    headers: str
    answers: tuple[Choices, ...]
    rows: pl.DataFrame


def sources_of(lists: Sequence[Choices]) -> dict[Choices, str]:
    """Name the cells of the hidden sheet that will hold each list of answers."""
    return {
        answers: source_range(KEY_SHEET, _FIRST_LIST_ROW + number, _FIRST_ANSWER, len(answers))
        for number, answers in enumerate(lists)
    }


def write_key_sheet(sheet: Worksheet, issued: Issued) -> None:
    """Write the hidden sheet."""
    heads = (
        (_MARK, FORMAT_VERSION),
        ("delivery", issued.delivery_id),
        ("village", issued.village_code or ""),
        ("headers", str(issued.columns), issued.headers),
        *(("fixes", str(number), *answers) for number, answers in enumerate(issued.answers)),
        ("rows", str(issued.rows.height)),
    )
    for at, line in enumerate((*heads, *issued.rows.iter_rows())):
        for column, text in enumerate(line):
            sheet.write_string(at, column, str(text))
    sheet.hide()
    sheet.protect()


def read_key_sheet(cells: pl.DataFrame, name: str) -> Issued:
    """Read the hidden sheet from its texts; refuse another version and whatever no longer fits together."""
    lines = cells.with_columns(pl.all().fill_null("")).rows()
    if not lines or lines[0][0] != _MARK or len(lines[0]) < 3:
        raise _altered(name)
    if lines[0][1] != FORMAT_VERSION:
        raise _other_version(name)
    try:
        return _issued(lines)
    except (ValueError, IndexError):
        raise _altered(name) from None  # the cause would quote the cell, and anything may have been pasted there


def _issued(lines: Sequence[tuple[str, ...]]) -> Issued:
    labels = [line[0] for line in lines]
    if labels[1:4] != ["delivery", "village", "headers"]:
        raise ValueError("labels")
    start = labels.index("rows")
    listed = lines[start + 1 : start + 1 + _natural(lines[start][1])]
    rows = pl.DataFrame(
        {
            "row": [_natural(line[0]) for line in listed],
            "issued": [line[1] for line in listed],
            "answers": [_natural(line[2]) for line in listed],
        },
        schema={"row": pl.UInt32, "issued": pl.String, "answers": pl.UInt32},
    )
    if rows.height != _natural(lines[start][1]) or rows["row"].n_unique() != rows.height:
        raise ValueError("rows")
    answers = tuple(tuple(text for text in line[_FIRST_ANSWER:] if text) for line in lines[_FIRST_LIST_ROW:start])
    if rows.height and int(rows["answers"].max()) >= len(answers):  # type: ignore[arg-type]  # an integer column
        raise ValueError("answers")
    return Issued(lines[1][1], lines[2][1] or None, _natural(lines[3][1]), lines[3][2], answers, rows)


def _natural(text: str) -> int:
    number = int(text)
    if not 0 <= number <= _LARGEST:
        raise ValueError(text)
    return number


def _altered(name: str) -> UnusableFileError:
    return UnusableFileError(
        "return_altered",
        Words(
            f"Lembar tersembunyi di {name} berubah, sehingga baris-barisnya tidak bisa dikenali lagi. Unduh ulang "
            "berkas perbaikan dan salin isinya ke sana.",
            f"The hidden sheet of {name} was changed, so that its rows are no longer known. Download the workbook "
            "again and copy the repaired cells into it.",
        ),
    )


def _other_version(name: str) -> UnusableFileError:
    return UnusableFileError(
        "return_version",
        Words(
            f"Berkas {name} dibuat oleh versi Lindung yang lain. Unduh ulang berkas perbaikan dari kiriman ini dan "
            "salin isinya ke sana.",
            f"The file {name} was made by another version of Lindung. Download the workbook of this delivery again and "
            "copy the repaired cells into it.",
        ),
    )
