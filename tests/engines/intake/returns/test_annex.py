import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from lindung.engines.intake.returns.annex import AnnexColumn, write_annex_csv, write_annex_workbook
from tests.engines.intake.returns.sample_rows import facts

COLUMNS = (
    AnnexColumn("name", "NAMA"), AnnexColumn("nik", "NIK"), AnnexColumn("birth_date", "TANGGAL LAHIR"),
    AnnexColumn("decile", "DESIL"),
)  # fmt: skip
HEADERS = ("No", "NAMA", "NIK", "TANGGAL LAHIR", "DESIL")


def people(*names: str, state: str = "accepted") -> pl.DataFrame:
    return pl.DataFrame({"name": names}).with_columns(
        nik=pl.lit("0374810101800001"), birth_date=pl.lit(date(1980, 1, 1)), decile=pl.lit(3), state=pl.lit(state)
    )


def workbook_of(*batches: pl.DataFrame, **options: Any) -> Any:
    target = io.BytesIO()
    write_annex_workbook(batches, COLUMNS, target=target, facts=facts(), **options)
    return openpyxl.load_workbook(target)


def csv_lines(*batches: pl.DataFrame, **stated: Any) -> list[list[str]]:
    target = io.BytesIO()
    write_annex_csv(batches, COLUMNS, target=target, facts=facts(**{"is_sample": False, **stated}))
    return list(csv.reader(io.StringIO(target.getvalue().decode("utf-8-sig"))))


def test_lists_accepted_rows_only_with_a_running_number() -> None:
    sheet = workbook_of(people("A"), people("X", state="to_repair"), people("B"))["BNBA"]
    assert list(sheet.iter_rows(min_row=4, max_col=3, values_only=True)) == [
        HEADERS[:3], (1, "A", "0374810101800001"), (2, "B", "0374810101800001"),
    ]  # fmt: skip


def test_takes_all_rows_of_frames_without_a_state() -> None:
    assert workbook_of(people("A", "B").drop("state"))["BNBA"].max_row == 6


def test_writes_days_as_days_and_numbers_as_numbers() -> None:
    cells = workbook_of(people("A"))["BNBA"][5]
    assert (cells[3].value.date(), cells[3].number_format, cells[4].value) == (date(1980, 1, 1), "dd-mm-yyyy", 3)


def test_says_that_the_people_are_invented() -> None:
    assert workbook_of(people("A"))["BNBA"]["A1"].value.startswith("CONTOH – orang rekaan")
    assert csv_lines(people("A"), is_sample=True)[0][0] == "No (CONTOH – orang rekaan)"


def test_goes_on_on_another_sheet_when_one_is_full() -> None:
    book = workbook_of(people("A", "B"), people("C"), rows_on_a_sheet=2)
    assert book.sheetnames == ["BNBA", "BNBA 2"]
    assert [cell.value for cell in book["BNBA 2"][5]][:2] == [3, "C"]


def test_opens_no_empty_sheet_after_a_full_one() -> None:
    assert workbook_of(people("A", "B"), rows_on_a_sheet=2).sheetnames == ["BNBA"]


def test_runs_no_text_as_a_formula_in_the_workbook() -> None:
    cell = workbook_of(people("=cmd|' /C calc'!A0"))["BNBA"]["B5"]
    assert (cell.value, cell.data_type) == ("=cmd|' /C calc'!A0", "s")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_puts_an_apostrophe_before_what_a_spreadsheet_would_run(start: str) -> None:
    assert csv_lines(people(f"{start}cmd|' /C calc'!A0"))[1][1].startswith(f"'{start}")


def test_puts_an_apostrophe_before_a_header_too() -> None:
    target = io.BytesIO()
    write_annex_csv([people("A")], [AnnexColumn("name", "=1+1")], target=target, facts=facts())
    assert b"'=1+1" in target.getvalue()


def test_writes_plain_texts_and_days_as_csv() -> None:
    assert csv_lines(people("A, B"), people("C")) == [
        list(HEADERS), ["1", "A, B", "0374810101800001", "1980-01-01", "3"],
        ["2", "C", "0374810101800001", "1980-01-01", "3"],
    ]  # fmt: skip


def test_numbers_headers_that_occur_twice() -> None:
    target = io.BytesIO()
    columns = [AnnexColumn("name", "NAMA"), AnnexColumn("nik", "NAMA")]
    write_annex_csv([people("A")], columns, target=target, facts=facts(is_sample=False))
    assert target.getvalue().decode("utf-8-sig").splitlines()[0] == "No,NAMA,NAMA (2)"


def test_writes_headers_when_nobody_was_accepted() -> None:
    assert csv_lines(people("A", state="to_repair")) == [list(HEADERS)]


@pytest.mark.parametrize("write", [write_annex_csv, write_annex_workbook])
def test_counts_what_it_wrote_and_leaves_one_whole_file(tmp_path: Path, write: Callable[..., int]) -> None:
    target = tmp_path / "bnba"
    assert write([people("A", "B"), people("X", state="not_eligible")], COLUMNS, target=target, facts=facts()) == 2
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("write", [write_annex_csv, write_annex_workbook])
def test_leaves_nothing_when_the_rows_break_off(tmp_path: Path, write: Callable[..., int]) -> None:
    def broken() -> Any:
        yield people("A")
        raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        write(broken(), COLUMNS, target=tmp_path / "bnba", facts=facts())
    assert list(tmp_path.iterdir()) == []
