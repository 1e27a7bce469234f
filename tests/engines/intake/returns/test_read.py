from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.returns.columns import RETURN_ROWS
from lindung.engines.intake.returns.fingerprints import row_fingerprints
from lindung.engines.intake.returns.read import Returned, read_return_workbook
from lindung.vocabulary.language import Language
from tests.engines.intake.returns.sample_rows import (
    COLUMNS,
    CONFIRMED,
    FIRST,
    REMOVED,
    REPAIRED,
    batch,
    repaired,
    row,
    workbook,
    written,
)  # fmt: skip
from tests.sample_tables import csv_of, sheet_of

PEOPLE = (
    row(7, "SITI REKAAN", "33748152058", "080000000001"),
    row(8, "BUDI REKAAN", "0374810101800002", None),
    row(9, "SARI REKAAN", None, "0813", fixes=[REPAIRED, REMOVED]),
)


def returned(source: Path | bytes, **options: Any) -> Returned:
    found = read_return_workbook(source, "kembali.xlsx", **options)
    assert found is not None
    return found


def after(directory: Path, change: Callable[[Any], None], **options: Any) -> Returned:
    return returned(repaired(workbook(directory, *PEOPLE), change), **options)


def refusal(directory: Path, change: Callable[[Any], None], sheet: str = "Perbaikan") -> UnusableFileError:
    source = repaired(workbook(directory, *PEOPLE), change, sheet)
    with pytest.raises(UnusableFileError) as raised:
        read_return_workbook(source, "kembali.xlsx")
    return raised.value


def put(**cells: Any) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        for column, value in cells.items():
            sheet.cell(FIRST, COLUMNS[column.replace("_", " ")]).value = value

    return change


def test_finds_an_untouched_workbook_unchanged(tmp_path: Path) -> None:
    found = returned(workbook(tmp_path, *PEOPLE))
    assert (found.delivery_id, found.village_code) == ("AbC123def456", "33.74.14.1004")
    assert (found.rows_issued, found.rows_missing, found.not_offered) == (3, 0, ())
    assert found.rows.select("row", "fix", "note", "is_changed", "s0", "s1", "s2").rows() == [
        (7, None, None, False, "SITI REKAAN", "33748152058", "080000000001"),
        (8, None, None, False, "BUDI REKAAN", "0374810101800002", None),
        (9, None, None, False, "SARI REKAAN", None, "0813"),
    ]


def test_finds_nothing_changed_by_saving_in_another_program(tmp_path: Path) -> None:
    assert not after(tmp_path, lambda _: None).rows["is_changed"].any()


def test_takes_the_changed_texts_of_just_the_changed_row(tmp_path: Path) -> None:
    rows = after(tmp_path, put(NIK="3374810205800001", Perbaikan=REPAIRED, Catatan="sesuai KK")).rows
    assert rows["is_changed"].to_list() == [True, False, False]
    assert rows.row(0, named=True)["s1"] == "3374810205800001"
    assert rows.select("fix", "note").row(0) == (REPAIRED, "sesuai KK")


def test_sees_a_cell_that_was_emptied(tmp_path: Path) -> None:
    rows = after(tmp_path, put(NO_HP=None)).rows
    assert (rows["is_changed"][0], rows["s2"][0]) == (True, None)


@pytest.mark.parametrize("chosen", [CONFIRMED, "  sudah  sesuai ktp "])
def test_takes_a_confirmation_as_a_waiver_of_that_row(tmp_path: Path, chosen: str) -> None:
    rows = after(tmp_path, put(Perbaikan=chosen)).rows
    assert rows.select("is_confirmed", "is_removed", "is_changed").rows()[:2] == [
        (True, False, False), (False, False, False),
    ]  # fmt: skip


def test_takes_a_removal(tmp_path: Path) -> None:
    rows = after(tmp_path, put(Perbaikan=REMOVED)).rows
    assert rows.select("is_confirmed", "is_removed").rows() == [(False, True), (False, False), (False, False)]


def test_knows_the_answers_of_an_english_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path, row(7, "A", fixes=["Take off the list"]), language=Language.EN)
    rows = returned(repaired(path, put(Perbaikan="Take off the list"), "Repair")).rows
    assert rows["is_removed"].to_list() == [True]


def test_honours_no_answer_that_was_not_offered_to_the_row(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.cell(FIRST + 2, COLUMNS["Perbaikan"]).value = CONFIRMED

    found = after(tmp_path, change)
    assert found.rows["is_confirmed"].to_list() == [False, False, False]
    assert found.not_offered == (FIRST + 2,)
    assert found.rows["fix"][2] == CONFIRMED


def test_leaves_deleted_rows_as_they_were(tmp_path: Path) -> None:
    found = after(tmp_path, lambda sheet: sheet.delete_rows(FIRST + 1))
    assert found.rows["row"].to_list() == [7, 9]
    assert found.rows_missing == 1


def test_takes_an_emptied_row_for_a_deleted_one(tmp_path: Path) -> None:
    found = after(tmp_path, put(NAMA=None, NIK=None, NO_HP=None))
    assert found.rows["row"].to_list() == [8, 9]


def test_takes_an_emptied_row_that_is_removed(tmp_path: Path) -> None:
    rows = after(tmp_path, put(NAMA=None, NIK=None, NO_HP=None, Perbaikan=REMOVED)).rows
    assert rows.select("row", "is_removed", "is_changed").row(0) == (7, True, False)


def test_knows_rows_in_another_order(tmp_path: Path) -> None:
    def swap(sheet: Any) -> None:
        for column in range(1, COLUMNS["Kunci"] + 1):
            first, third = sheet.cell(FIRST, column), sheet.cell(FIRST + 2, column)
            first.value, third.value = third.value, first.value

    found = after(tmp_path, swap)
    assert found.rows["row"].to_list() == [7, 8, 9]
    assert not found.rows["is_changed"].any()


def test_finds_the_rows_when_title_lines_were_removed(tmp_path: Path) -> None:
    assert after(tmp_path, lambda sheet: sheet.delete_rows(1, 3)).rows.height == 3


def test_finds_the_rows_when_the_sheet_was_renamed(tmp_path: Path) -> None:
    def rename(sheet: Any) -> None:
        sheet.title = "Hasil"

    assert after(tmp_path, rename).rows.height == 3


def test_shows_where_a_long_number_came_back_as_a_number(tmp_path: Path) -> None:
    rows = after(tmp_path, put(NIK=3374810205800000)).rows
    assert (rows["s1"][0], rows["n1"].to_list()) == ("3374810205800000", [True, False, False])
    assert "n0" not in rows.columns


def test_tells_which_texts_it_was_sent_out_with(tmp_path: Path) -> None:
    sent = batch(*PEOPLE)
    found = after(tmp_path, put(NIK="3374810205800001"))
    assert found.rows["issued"].to_list() == row_fingerprints(sent, ["s0", "s1", "s2"])


def test_refuses_an_added_row_with_its_place(tmp_path: Path) -> None:
    def add(sheet: Any) -> None:
        sheet.cell(FIRST + 3, COLUMNS["NAMA"]).value = "ORANG BARU"

    error = refusal(tmp_path, add)
    assert (error.reason, error.row) == ("return_added_row", FIRST + 3)
    assert "ORANG" not in str(error) + error.words.id


def test_refuses_a_copied_row_with_its_place(tmp_path: Path) -> None:
    def copy(sheet: Any) -> None:
        for column in range(1, COLUMNS["Kunci"] + 1):
            sheet.cell(FIRST + 3, column).value = sheet.cell(FIRST, column).value

    error = refusal(tmp_path, copy)
    assert (error.reason, error.row) == ("return_row_twice", FIRST + 3)


def test_refuses_a_row_pasted_from_another_delivery(tmp_path: Path) -> None:
    (other,) = written(tmp_path, batch(PEOPLE[0]), delivery_id="ZZZ123def456")
    key = openpyxl.load_workbook(other.path)["Perbaikan"].cell(FIRST, COLUMNS["Kunci"]).value
    assert refusal(tmp_path, put(Kunci=key)).reason == "return_added_row"


def test_refuses_the_workbook_of_another_delivery(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError, match="another delivery") as raised:
        returned(workbook(tmp_path, *PEOPLE), delivery_id="ZZZ123def456")
    assert raised.value.reason == "return_delivery"
    assert returned(workbook(tmp_path, *PEOPLE), delivery_id="AbC123def456").rows.height == 3


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.delete_cols(2),
        lambda sheet: sheet.insert_cols(3),
        lambda sheet: sheet.delete_rows(FIRST - 1),
        lambda sheet: sheet.delete_cols(COLUMNS["Kunci"]),
        lambda sheet: sheet.cell(FIRST - 1, 2, "NAMA LENGKAP"),
    ],
)
def test_refuses_changed_headers(tmp_path: Path, change: Callable[[Any], None]) -> None:
    assert refusal(tmp_path, change).reason == "return_headers"


def hidden_cell(at: int, column: int, value: Any) -> Callable[[Any], None]:
    return lambda sheet: sheet.cell(at, column, value)


@pytest.mark.parametrize(
    "change",
    [
        hidden_cell(1, 1, "lain"), hidden_cell(2, 1, "lain"), hidden_cell(4, 2, "tiga"), hidden_cell(7, 2, "9"),
        hidden_cell(8, 1, "x"), hidden_cell(9, 1, "7"), hidden_cell(8, 3, "5"), hidden_cell(8, 3, "-1"),
        hidden_cell(8, 1, "99999999999"), hidden_cell(4, 2, "-1"), lambda sheet: sheet.delete_rows(1, 20),
        lambda sheet: sheet.delete_rows(7),
    ],
)  # fmt: skip
def test_refuses_an_altered_hidden_sheet(tmp_path: Path, change: Callable[[Any], None]) -> None:
    assert refusal(tmp_path, change, "_lindung").reason == "return_altered"


def test_refuses_a_formula_that_was_never_calculated(tmp_path: Path) -> None:
    error = refusal(tmp_path, put(NIK="=1+1"))
    assert (error.reason, error.row, error.column) == ("cell_without_value", FIRST, "C")


def test_refuses_the_workbook_of_another_version(tmp_path: Path) -> None:
    assert refusal(tmp_path, hidden_cell(1, 2, "99"), "_lindung").reason == "return_version"


def test_refuses_a_workbook_cut_in_half(tmp_path: Path) -> None:
    whole = workbook(tmp_path, *PEOPLE).read_bytes()
    with pytest.raises(UnusableFileError) as raised:
        read_return_workbook(whole[: len(whole) // 2], "kembali.xlsx")
    assert raised.value.reason == "damaged"


@pytest.mark.parametrize("other", [csv_of("A,2025,1,1"), sheet_of(("NAMA", "NIK"), ("A", "1"))])
def test_is_not_meant_for_other_files(other: bytes) -> None:
    assert read_return_workbook(other, "lain.xlsx") is None


WRITTEN = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
TEXTS = st.lists(st.tuples(*[st.one_of(st.none(), WRITTEN)] * 3), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_brings_every_text_back_unchanged(tmp_path: Path, texts: list[tuple[str | None, ...]]) -> None:
    rows = [row(number, *cells) for number, cells in enumerate(texts, start=1)]
    assert set(rows[0]) >= set(RETURN_ROWS)
    assert not returned(workbook(tmp_path, *rows)).rows["is_changed"].any()
