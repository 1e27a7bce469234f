import pytest
import xlsxwriter

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.table import read_table
from tests.sample_tables import workbook_of


def workbook_with(formula: str, result: object) -> bytes:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Lain & lama").write_formula(5, 5, "=1/0", None, "#DIV/0!")
        sheet = book.add_worksheet("Angka & data")
        sheet.write_row(0, 0, ("Wilayah", "Tanggal", "Pekerja"))
        sheet.write_row(1, 0, ("A", "2025"))
        sheet.write_formula(1, 2, formula, None, result)

    return workbook_of(fill)


def test_refuses_an_error_in_a_cell_of_the_sheet_that_is_read() -> None:
    with pytest.raises(UnusableFileError) as refusal:
        read_table(workbook_with("=1/0", "#DIV/0!"), name="a.xlsx")
    assert (refusal.value.reason, refusal.value.row, refusal.value.column) == ("cell_without_value", 2, "C")


def test_refuses_a_formula_that_was_never_calculated() -> None:
    with pytest.raises(UnusableFileError) as refusal:
        read_table(workbook_with("=2+3", ""), name="a.xlsx")
    assert refusal.value.reason == "cell_without_value"


def test_takes_the_stored_result_of_a_formula() -> None:
    assert read_table(workbook_with("=2+3", 5), name="a.xlsx").frame["Pekerja"].to_list() == ["5"]
