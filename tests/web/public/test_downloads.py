"""Files for a spreadsheet."""

import csv
import io

import openpyxl
import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("figures")


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_gives_the_ledger_with_its_verdicts(reader: Client) -> None:
    header, row = rows_of(reader.get("/wilayah/33.72/angka.csv").content)
    found = dict(zip(header, row, strict=True))
    assert found["covered"] == "100512"
    assert found["putusan persen"] == "dipotong, bukan dibulatkan"
    assert found["pekerja tersirat dari target"] == "262376"


def test_gives_as_many_areas_as_the_page_lists(reader: Client) -> None:
    assert len(rows_of(reader.get("/wilayah/33.74/wilayah-bawah.csv").content)) == 1 + 16


def test_never_hands_a_formula_to_a_spreadsheet(reader: Client) -> None:
    [_, row] = rows_of(reader.get("/wilayah/33.22/angka.csv").content)
    assert "'=artikel tiga" in row
    book = openpyxl.load_workbook(io.BytesIO(reader.get("/wilayah/33.22/angka.xlsx").content))
    cells = [cell for line in book.worksheets[0].iter_rows() for cell in line if cell.value == "=artikel tiga"]
    assert [cell.data_type for cell in cells] == ["s"]


def test_writes_the_same_numbers_in_both_formats(reader: Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(reader.get("/wilayah/33.74/wilayah-bawah.xlsx").content))
    in_book = [line[4] for line in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    in_text = [row[4] for row in rows_of(reader.get("/wilayah/33.74/wilayah-bawah.csv").content)[1:]]
    assert ["" if number is None else str(number) for number in in_book] == in_text


def test_names_the_columns_in_english_for_english_readers(reader: Client) -> None:
    reader.cookies["bahasa"] = "en"
    assert "verdict on the percentage" in rows_of(reader.get("/wilayah/33.72/angka.csv").content)[0]


@pytest.mark.parametrize("address", ["/wilayah/33.74/angka.pdf", "/wilayah/33.99/angka.csv"])
def test_answers_404_for_other_files_and_areas(reader: Client, address: str) -> None:
    assert reader.get(address).status_code == 404
