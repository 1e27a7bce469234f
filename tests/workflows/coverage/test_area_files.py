"""The areas below one as a file: its total is the area's number, and it says that it is not for the public."""

import io
from pathlib import Path

import polars as pl
import pytest
from django.conf import LazySettings

from lindung.vocabulary.language import Language
from lindung.workflows.coverage.area_files import NOT_PUBLIC, write_areas
from tests.sample_areas import store_areas
from tests.workflows.coverage.counted_office import COVERED, LISTED, kept_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def build_id(settings: LazySettings, tmp_path: Path) -> str:
    store_areas("33.74")
    return kept_office(settings, tmp_path)


def written(build_id: str, *, by: str = "net", kind: str = "csv", language: Language = Language.ID) -> pl.DataFrame:
    content = io.BytesIO()
    write_areas(content, build_id=build_id, area=None, month=None, by=by, kind=kind, language=language)
    content.seek(0)
    return pl.read_csv(content, infer_schema=False) if kind == "csv" else pl.read_excel(content, infer_schema_length=0)


def test_the_last_line_is_the_area_and_the_others_add_up(build_id: str) -> None:
    table = written(build_id)
    *rows, total = table.rows()
    assert total[:5] == ("Jumlah", None, str(COVERED), str(LISTED), "46,67")
    assert sum(int(row[2]) for row in rows) == COVERED
    assert sum(int(row[3]) for row in rows) == LISTED


def test_every_line_of_a_csv_says_month_source_and_that_it_is_for_the_office(build_id: str) -> None:
    table = written(build_id)
    assert table["Bulan"].unique().to_list() == ["2026-11"]
    (note,) = table["Keterangan"].unique()
    assert note.startswith(NOT_PUBLIC.id)
    assert build_id in note
    assert "Pekerja wilayah per 2026-11-01" in note


def test_a_count_has_no_percent(build_id: str) -> None:
    assert written(build_id, by="in_grace").columns[:4] == ["Kode", "Wilayah", "Dalam masa tenggang", "Bulan"]


def test_a_workbook_says_it_above_the_table(build_id: str) -> None:
    cells = [str(cell) for row in written(build_id, kind="xlsx", language=Language.EN).rows() for cell in row if cell]
    assert NOT_PUBLIC.en in cells
    assert str(COVERED) in cells
