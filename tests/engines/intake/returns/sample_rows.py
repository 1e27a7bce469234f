"""Rows of invented people, their delivery, and ways to repair a workbook as a village clerk would."""

import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl

from lindung.engines.intake.returns.columns import RETURN_ROWS
from lindung.engines.intake.returns.facts import DeliveryFacts, ReturnFile
from lindung.engines.intake.returns.repair_sheet import HEADER_ROW
from lindung.engines.intake.returns.write import write_return_workbooks
from lindung.vocabulary.language import Language, Words

HEADERS = ("NAMA", "NIK", "NO HP")
FIRST = HEADER_ROW + 2
"""Row of the first person, as a spreadsheet numbers it."""

COLUMNS = {"Baris": 1, "NAMA": 2, "NIK": 3, "NO HP": 4, "Perbaikan": 8, "Catatan": 9, "Kunci": 10}
REPAIRED, CONFIRMED, REMOVED = "Sudah diperbaiki", "Sudah sesuai KTP", "Hapus dari usulan"


def facts(**changed: Any) -> DeliveryFacts:
    """State a delivery."""
    stated: dict[str, Any] = {
        "delivery_id": "AbC123def456", "file_name": "usulan.xlsx", "area_name": "Kota Semarang",
        "register": Words("Usulan pekerja", "Proposed workers"), "as_of": date(2026, 1, 5),
        "checked_on": date(2026, 1, 6), "is_sample": True, "language": Language.ID,
    }  # fmt: skip
    return DeliveryFacts(**{**stated, **changed})


def row(number: int, *texts: str | None, **changed: Any) -> dict[str, Any]:
    """State one row that needs repair."""
    stated: dict[str, Any] = {
        "row": number, "file_row": number + 4, "village": "Karangayu", "village_code": "33.74.14.1004",
        "state": "to_repair", "sentence": "NIK bukan 16 angka. Tulis sesuai KTP.", "codes": "E01",
        "who": "desa/kelurahan", "evidence": [1], "fixes": [REPAIRED, CONFIRMED, REMOVED],
    }  # fmt: skip
    return {**stated, **{f"s{place}": text for place, text in enumerate(texts)}, **changed}


def batch(*rows: dict[str, Any]) -> pl.DataFrame:
    """Put rows into a batch."""
    texts = {f"s{place}": pl.String for place in range(len(HEADERS))}
    noted = {"noted": pl.List(pl.UInt16)} if any("noted" in stated for stated in rows) else {}
    return pl.DataFrame(rows, schema={**RETURN_ROWS, **texts, **noted}, orient="row")


def people() -> pl.DataFrame:
    """Two villages, one row without a village, one accepted row."""
    return batch(
        row(1, "SITI REKAAN", "33748152058", "080000000001"),
        row(2, "BUDI REKAAN", "3374810101800002", "0812", state="accepted"),
        row(3, "SARI REKAAN", None, None, state="not_eligible", codes="E01 E07", village="Bojongsalaman",
            village_code="33.74.13.1003", fixes=[CONFIRMED, REMOVED]),
        row(4, "JOKO REKAAN", "3.37E+15", "0811", village=None, village_code=None),
        row(5, "TONO REKAAN", "0374810101800005", "0813"),
    )  # fmt: skip


def written(directory: Path, *batches: pl.DataFrame, **changed: Any) -> tuple[ReturnFile, ...]:
    """Write the workbooks of some rows."""
    return write_return_workbooks(batches or (people(),), HEADERS, directory=directory, facts=facts(**changed))


def workbook(directory: Path, *rows: dict[str, Any], **changed: Any) -> Path:
    """Write the one workbook of some rows of one village."""
    (file,) = written(directory, batch(*rows), **changed)
    return file.path


def repaired(path: Path, change: Callable[[Any], None], sheet: str = "Perbaikan") -> bytes:
    """Open a workbook in another program, change a sheet and save it."""
    book = openpyxl.load_workbook(path)
    change(book[sheet])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def cells(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    """Read the values of a sheet."""
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))


def people_in(path: Path) -> list[Sequence[Any]]:
    """Read the file's own columns of the rows under the headers."""
    return [line[1 : len(HEADERS) + 1] for line in cells(path, "Perbaikan")[FIRST - 1 :]]
