"""Files of people: masked by default, their totals in them, texts that are never run."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from lindung.vocabulary.language import Language
from lindung.workflows.linking.account.status_files import write_status
from lindung.workflows.linking.people.asked_people import Asked, SearchFirstError
from lindung.workflows.linking.people.files import write_people
from lindung.workflows.linking.people.search_people import search_people
from tests.engines.linkage.listed_people import FIRST_NIK, listed_rows
from tests.workflows.linking.stored_linkage import stored_linkage

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 30, 4, 5, tzinfo=UTC)
ASKED = Asked(name="orang", place="33.74.15", status="uncovered", why="kunjungan desa")


@pytest.fixture
def linkage_id() -> str:
    return stored_linkage().manifest.linkage_id


def written(
    linkage_id: str, asked: Asked = ASKED, *, kind: str, language: Language = Language.ID, is_full: bool = False
) -> bytes:
    target = io.BytesIO()
    found = write_people(target, linkage_id, asked, kind=kind, language=language, now=NOW, is_full=is_full)
    assert found == search_people(linkage_id, asked).total
    return target.getvalue()


def sheets(data: bytes) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def test_masks_the_nik_and_leaves_the_birth_date_out(linkage_id: str) -> None:
    found = sheets(written(linkage_id, kind="xlsx"))["Daftar"]
    header = next(row for row in found if row[0] == "No")
    assert header[:5] == ["No", "Nama", "NIK", "Umur", "Jenis kelamin"]
    niks = [str(row[2]) for row in found if isinstance(row[0], int)]
    assert all(nik.startswith("337481••••••") and len(nik) == 14 for nik in niks)


def test_writes_the_whole_nik_only_when_asked(linkage_id: str) -> None:
    text = written(linkage_id, kind="csv", is_full=True).decode("utf-8-sig")
    lines = text.splitlines()
    assert lines[0].split(",")[:4] == ["No", "Nama", "NIK", "Tanggal lahir"]
    assert str(FIRST_NIK)[:10] in lines[1]
    assert str(FIRST_NIK)[:10] not in written(linkage_id, kind="csv").decode()


def test_holds_the_number_of_people_twice(linkage_id: str) -> None:
    found, total = sheets(written(linkage_id, kind="xlsx")), search_people(linkage_id, ASKED).total
    summary, listed = found["Ringkasan"], found["Daftar"]
    assert listed[-1][:2] == ["Jumlah", total]
    assert summary[-1] == ["Jumlah", None, total]
    start = summary.index(["Status", "Sebab", "Orang"]) + 1
    assert sum(row[2] for row in summary[start:-1] if isinstance(row[2], int)) == total
    assert [row[0] for row in listed if isinstance(row[0], int)] == list(range(1, total + 1))


def test_says_what_it_is_a_list_of(linkage_id: str) -> None:
    said = [row[0] for row in sheets(written(linkage_id, kind="xlsx", language=Language.EN))["Summary"]]
    assert said[0] == "Linkage of Kota Semarang, 2026-11: list of people"
    assert "SAMPLE, invented people" in said
    assert "Searched by name or NIK" in said
    assert {"Place: Ngaliyan", "Status: not yet covered", "Purpose: kunjungan desa", "Made 2026-11-30 04:05"} <= {*said}
    assert "Sources: Workforce of an area as of 2026-11-01; Participants as of 2026-11-01" in said


def test_the_last_line_of_a_csv_is_the_total(linkage_id: str) -> None:
    lines = written(linkage_id, kind="csv").decode("utf-8-sig").splitlines()
    total = search_people(linkage_id, ASKED).total
    assert lines[-1].split(",")[:3] == ["Jumlah", str(total), ""]
    assert len(lines) == total + 2


def test_nobody_found_is_a_file_that_says_so(linkage_id: str) -> None:
    lines = written(linkage_id, Asked(name="zzz"), kind="csv").decode("utf-8-sig").splitlines()
    assert lines[1:] == ["Jumlah,0" + "," * 12]


@pytest.mark.parametrize("name", ["=1+1", "+62", "@dde", "-2"])
def test_a_name_is_never_run_as_a_formula(name: str) -> None:
    rows = listed_rows().with_columns(name=pl.lit(name), name_key=pl.lit("orang rekaan"))
    stored = stored_linkage(rows=rows).manifest.linkage_id
    asked = Asked(name="orang", place="33.74.15.1001", status="uncovered")
    assert f"\n1,'{name}," in written(stored, asked, kind="csv").decode()
    cells = [row[1] for row in sheets(written(stored, asked, kind="xlsx"))["Daftar"] if row[0] == 1]
    assert cells == [name]


def test_refuses_what_a_search_refuses(linkage_id: str, tmp_path: Path) -> None:
    with pytest.raises(SearchFirstError):
        write_people(tmp_path / "x.csv", linkage_id, Asked(), kind="csv", language=Language.ID, now=NOW)
    assert not (tmp_path / "x.csv").exists()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_table_of_statuses_names_nobody_and_adds_up(linkage_id: str, kind: str) -> None:
    target = io.BytesIO()
    write_status(target, linkage_id, kind=kind, language=Language.ID)
    rows = sheets(target.getvalue())["Status"] if kind == "xlsx" else _cells(target.getvalue())
    start = next(at for at, row in enumerate(rows) if row[0] == "Kecamatan") + 1
    people = [int(str(row[5])) for row in rows[start:]]
    assert sum(people[:-1]) == people[-1]
    assert not [cell for row in rows for cell in row if "REKAAN" in str(cell)]


def _cells(data: bytes) -> list[list[object]]:
    return [list(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig")))]
