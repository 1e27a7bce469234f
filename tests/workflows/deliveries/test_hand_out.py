import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from lindung.workflows.deliveries.check import claim_check
from lindung.workflows.deliveries.errors import WrongStateError
from lindung.workflows.deliveries.hand_out import annex, return_workbook, returns_zip, summary_workbook, template
from lindung.workflows.deliveries.look import report_of
from tests.workflows.deliveries.lists import BY, NOW, OPTIONS, checked, csv_of, received, worker

pytestmark = pytest.mark.django_db
LIVE = "=cmd|' /C calc'!A0"
HOSTILE = csv_of([
    worker(1, NAMA=LIVE, PEKERJAAN=LIVE, KET=LIVE),
    worker(2, NAMA="@SUM(A1)", KET="+1+1", NIK="1"),
    worker(3, NAMA=LIVE, KET="-2+3", NIK="2", **{"DESA/KELURAHAN": LIVE}),
    worker(4),
])  # fmt: skip


def books_of(delivery_id: str) -> list[openpyxl.Workbook]:
    with zipfile.ZipFile(returns_zip(delivery_id)) as archive:
        packed = [archive.read(name) for name in archive.namelist()]
    packed += [summary_workbook(delivery_id), annex(delivery_id, "xlsx").read()]
    return [openpyxl.load_workbook(io.BytesIO(data)) for data in packed]


def test_no_text_of_a_list_becomes_a_formula_in_a_workbook() -> None:
    cells = [cell for book in books_of(checked(HOSTILE)) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert LIVE in {cell.value for cell in cells}


def test_no_text_of_a_list_becomes_a_formula_in_a_csv_annex() -> None:
    text = annex(checked(HOSTILE), "csv").read().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert [cell for cell in cells if cell[:1] in {"=", "+", "-", "@"}] == []
    assert [cell for cell in cells if cell.upper() == f"'{LIVE}".upper()]


def test_every_row_goes_back_or_into_the_annex() -> None:
    delivery_id = checked(HOSTILE)
    report = report_of(delivery_id)
    with zipfile.ZipFile(returns_zip(delivery_id)) as archive:
        books = [openpyxl.load_workbook(io.BytesIO(archive.read(name))) for name in archive.namelist()]
    back = sum(book.worksheets[0].max_row - 5 for book in books)
    listed = len(annex(delivery_id, "csv").read().decode("utf-8-sig").splitlines()) - 1
    assert (back, listed) == (report.to_repair + report.not_eligible, report.accepted)
    assert back + listed == report.rows_read


def test_a_village_gets_its_own_rows_only() -> None:
    rows = [worker(1, NIK="1"), worker(2, NIK="2", **{"DESA/KELURAHAN": "Patemon"})]
    name, data = return_workbook(checked(csv_of(rows)), "33.74.12.1008")
    cells = {cell.value for row in openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows() for cell in row}
    assert "patemon" in name
    assert (rows[1]["NAMA"] in cells, rows[0]["NAMA"] in cells) == (True, False)


def test_rows_without_a_village_go_back_to_the_sender() -> None:
    rows = [worker(1), worker(2, **{"DESA/KELURAHAN": "Tidak Dikenal"})]
    assert "tanpa-desa" in return_workbook(checked(csv_of(rows)), None)[0]


def test_a_village_without_rows_to_repair_gets_no_workbook() -> None:
    with pytest.raises(LookupError):
        return_workbook(checked(csv_of([worker(1)])), "33.74.12.1009")


def test_leaves_nothing_behind_when_it_has_packed(data_directory: Path) -> None:
    returns_zip(checked(HOSTILE))
    assert list((data_directory / "scratch").iterdir()) == []


def test_hands_nothing_out_before_the_check() -> None:
    delivery_id = received(HOSTILE)
    with pytest.raises(WrongStateError):
        returns_zip(delivery_id)


def test_hands_nothing_out_while_the_list_is_checked_again() -> None:
    delivery_id = checked(HOSTILE)
    claim_check(delivery_id=delivery_id, options=OPTIONS, by=BY, now=NOW)
    with pytest.raises(WrongStateError):
        annex(delivery_id, "csv")


def test_an_empty_template_opens() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(template("village_list"))).worksheets[0]
    assert "NIK" in {cell.value for row in sheet.iter_rows(max_row=10) for cell in row}
