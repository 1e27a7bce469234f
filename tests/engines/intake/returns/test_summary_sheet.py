import io
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lindung.engines.intake.returns.summary import CodeCount, ReasonCount, Summary, VillageLine
from lindung.engines.intake.returns.summary_sheet import write_summary
from lindung.vocabulary.language import Language, Words
from tests.engines.intake.returns.sample_rows import facts

VILLAGE_OFFICE = Words("Desa/kelurahan", "Village office")


def summary(**stated: Any) -> Summary:
    return Summary(
        facts(**stated), rows_read=1234, accepted=1000, to_repair=200, not_eligible=34, with_notes=5,
        codes=(CodeCount("E01", Words("NIK rusak", "Damaged NIK"), 200),),
        reasons=(
            ReasonCount("E01", Words("NIK kosong", "No NIK"), VILLAGE_OFFICE, 150),
            ReasonCount("E17", Words("Nomor dipakai banyak", "Shared phone"), VILLAGE_OFFICE, 5, is_note=True),
            ReasonCount("E07", Words("Terlalu tua", "Too old"), VILLAGE_OFFICE, 34, is_waived=True),
        ),
        villages=(VillageLine("Karangayu", "33.74.14.1004", 1234, 1000, 200, 34),),
        passed_over=((Words("baris judul", "title rows"), 2),),
        not_checked=(Words("E06: register peserta tidak ada.", "E06: no register of participants."),),
    )  # fmt: skip


def sheet_of(summary: Summary, name: str = "Ringkasan") -> Any:
    target = io.BytesIO()
    write_summary(target, summary)
    return openpyxl.load_workbook(target)[name]


def lines(sheet: Any) -> dict[str, tuple[Any, ...]]:
    return {line[0]: line[1:] for line in sheet.iter_rows(values_only=True)}


def number_format(sheet: Any, label: str) -> str:
    (cell,) = [line[1] for line in sheet.iter_rows() if line[0].value == label]
    return str(cell.number_format)


def test_tells_the_totals_and_the_survival_rate() -> None:
    sheet = sheet_of(summary())
    told = lines(sheet)
    assert [told[name][0] for name in ("dibaca", "layak", "perlu perbaikan", "tidak layak")] == [1234, 1000, 200, 34]
    assert told["layak dari yang dibaca"][0] == pytest.approx(1000 / 1234)
    assert number_format(sheet, "dibaca") == "#,##0"
    assert number_format(sheet, "layak dari yang dibaca") == "0.0%"


def test_names_file_and_days() -> None:
    sheet = sheet_of(summary())
    told = lines(sheet)
    assert told["Berkas"][0] == "usulan.xlsx"
    assert told["Keadaan tanggal"][0] == datetime(2026, 1, 5)  # noqa: DTZ001 - a day of a workbook has no zone
    assert number_format(sheet, "Keadaan tanggal") == "[$-421]d mmmm yyyy"


def test_counts_by_code_reason_and_village() -> None:
    told = lines(sheet_of(summary()))
    assert told["NIK rusak"][:2] == ("E01", 200)
    assert told["NIK kosong"][:3] == ("E01", 150, "Desa/kelurahan")
    assert told["Nomor dipakai banyak (catatan)"][:2] == ("E17", 5)
    assert told["Terlalu tua (dikesampingkan)"][:2] == ("E07", 34)
    assert told["Karangayu"] == ("33.74.14.1004", 1234, 1000, 200, 34)
    assert told["Jumlah"][1:] == (1234, 1000, 200, 34)


def test_tells_what_was_passed_over_and_not_checked() -> None:
    told = lines(sheet_of(summary()))
    assert told["baris judul"][0] == 2
    assert "E06: register peserta tidak ada." in told


def test_speaks_english_when_asked() -> None:
    sheet = sheet_of(summary(language=Language.EN), "Summary")
    assert sheet["A1"].value == "SAMPLE – invented people | Summary of the check: Kota Semarang"
    assert lines(sheet)["to repair"][0] == 200
    assert number_format(sheet, "As of") == "[$-409]d mmmm yyyy"


def test_writes_a_file_name_that_looks_like_a_formula_as_text() -> None:
    assert lines(sheet_of(summary(file_name="=1+1.xlsx")))["Berkas"][0] == "=1+1.xlsx"


def test_leaves_one_whole_file(tmp_path: Path) -> None:
    write_summary(tmp_path / "ringkasan.xlsx", summary())
    assert [path.name for path in tmp_path.iterdir()] == ["ringkasan.xlsx"]
