"""What was counted, what can be counted, and the button that does it."""

import pytest
from django.test import Client

from lindung.workflows.coverage.look import builds_shown
from tests.web.office.coverage.conftest import ROOM

COUNT = f"{ROOM}hitung/"
BY = {"nama": "Petugas Contoh"}


@pytest.mark.usefixtures("areas")
def test_teaches_an_office_without_a_linkage(editor: Client) -> None:
    page = editor.get(ROOM).text
    assert "Belum ada yang dapat dihitung" in page
    assert "lindung link run --wilayah 33.74" in page
    assert 'href="/kantor/pemadanan/"' in page


def test_offers_to_count_the_newest_linkage(linkage_id: str, editor: Client) -> None:
    page = editor.get(ROOM).text
    assert "Hitung cakupan sekarang" in page
    assert f'name="pemadanan" value="{linkage_id}"' in page
    assert "lindung coverage build --wilayah 33.74" in page
    assert "contoh, orang rekaan" in page


def test_counts_once_and_leads_to_the_build(linkage_id: str, editor: Client) -> None:
    first, again = (editor.post(COUNT, {"pemadanan": linkage_id, **BY}) for _ in range(2))
    (build,) = builds_shown()
    assert build.made_by == "Petugas Contoh"
    assert first.headers["Location"] == again.headers["Location"] == f"{ROOM}{build.build_id}/"
    page = editor.get(ROOM).text
    assert "sudah dihitung" in page
    assert "Hitung cakupan sekarang" not in page
    assert f'href="{ROOM}{build.build_id}/"' in page


def test_wants_to_know_who_counts(linkage_id: str, editor: Client) -> None:
    answer = editor.post(COUNT, {"pemadanan": linkage_id, "nama": " "})
    assert answer.status_code == 422
    assert "Tulis nama atau jabatan Anda" in answer.text
    assert builds_shown() == []


@pytest.mark.usefixtures("linkage_id")
@pytest.mark.parametrize(("linkage", "status"), [("", 404), ("ffffffffffff", 404), ("../..", 404)])
def test_an_unknown_linkage_is_not_there(editor: Client, linkage: str, status: int) -> None:
    assert editor.post(COUNT, {"pemadanan": linkage, **BY}).status_code == status


def test_a_form_opens_another_build(build_id: str, editor: Client) -> None:
    assert editor.get(f"{ROOM}?hitungan={build_id}").headers["Location"] == f"{ROOM}{build_id}/"
    assert editor.get(f"{ROOM}?hitungan=ffffffffffff").status_code == 400
    assert editor.get(f"{ROOM}?lain=1").status_code == 400


def test_counting_needs_a_post_from_a_page_of_ours(linkage_id: str) -> None:
    strict = Client(enforce_csrf_checks=True, REMOTE_ADDR="127.0.0.1", headers={"host": "localhost:8000"})
    assert strict.get(COUNT).status_code == 405
    assert strict.post(COUNT, {"pemadanan": linkage_id, **BY}).status_code == 403


def test_keeps_other_computers_out(linkage_id: str, reader: Client) -> None:
    assert reader.get(ROOM).status_code == 403
    assert reader.post(COUNT, {"pemadanan": linkage_id, **BY}).status_code == 403


def test_stands_in_the_menu_of_who_may_edit(build_id: str, editor: Client, reader: Client) -> None:
    assert f'<a href="{ROOM}">Cakupan</a>' in editor.get("/").text
    assert ROOM not in reader.get("/").text
