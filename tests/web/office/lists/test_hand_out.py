"""Files the clinic hands out."""

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from django.test import Client

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse


def content(answer: "_MonkeyPatchedWSGIResponse") -> bytes:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a file is streamed


def test_packs_the_workbooks_of_all_villages(checked: str, editor: Client) -> None:
    answer = editor.get(f"/kantor/daftar/{checked}/unduh/perbaikan/")
    with zipfile.ZipFile(io.BytesIO(content(answer))) as packed:
        assert len(packed.namelist()) == 1  # both rows to repair are of one village
    assert answer.headers["Cache-Control"] == "no-store"
    assert f'filename="perbaikan-{checked}.zip"' in answer.headers["Content-Disposition"]


def test_hands_out_the_workbook_of_one_village(checked: str, editor: Client) -> None:
    page = editor.get(f"/kantor/daftar/{checked}/").text
    assert f"/kantor/daftar/{checked}/unduh/perbaikan/33.74.12.1008/" in page
    workbook = content(editor.get(f"/kantor/daftar/{checked}/unduh/perbaikan/33.74.12.1008/"))
    assert workbook.startswith(b"PK")


@pytest.mark.parametrize("village", ["33.74.12.1099", "tanpa-desa", "..", "semua"])
def test_answers_404_where_no_row_goes_back(checked: str, editor: Client, village: str) -> None:
    assert editor.get(f"/kantor/daftar/{checked}/unduh/perbaikan/{village}/").status_code == 404


def test_hands_out_the_accepted_rows_as_an_annex(checked: str, editor: Client) -> None:
    rows = content(editor.get(f"/kantor/daftar/{checked}/unduh/lampiran/csv/")).decode("utf-8-sig")
    assert "REKAAN SATU" in rows
    assert "REKAAN TIGA" not in rows
    workbook = content(editor.get(f"/kantor/daftar/{checked}/unduh/lampiran/xlsx/"))
    assert workbook.startswith(b"PK")


def test_hands_out_the_summary(checked: str, editor: Client) -> None:
    assert content(editor.get(f"/kantor/daftar/{checked}/unduh/ringkasan/")).startswith(b"PK")


def test_knows_no_other_kind_of_annex(checked: str, editor: Client) -> None:
    assert editor.get(f"/kantor/daftar/{checked}/unduh/lampiran/pdf/").status_code == 404


def test_hands_nothing_out_before_the_check(sent: str, editor: Client) -> None:
    assert editor.get(f"/kantor/daftar/{sent}/unduh/perbaikan/").status_code == 409
