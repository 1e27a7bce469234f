"""Looking people up: search first, masked, no name or NIK in an address, a message or the log."""

import html
import logging
import re
from itertools import pairwise

import pytest
from django.test import Client

from lindung.vocabulary.role import Role
from tests.engines.linkage.listed_people import FIRST_NIK
from tests.sample_accounts import account_with
from tests.web.conftest import signed_in
from tests.web.office.gap.conftest import ROOM

NIK = str(FIRST_NIK + 4)


@pytest.fixture
def path(linkage_id: str) -> str:
    return f"{ROOM}{linkage_id}/orang/"


def names(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><b>([^<]+)</b>', page)


def hidden(page: str) -> dict[str, str]:
    """Return the fields that the results send again."""
    results = page[page.index('id="hasil"') :]
    return {
        name: html.unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', results)
    }


def test_shows_nobody_before_somebody_is_asked_for(path: str, editor: Client) -> None:
    page = editor.get(path).text
    assert "Mulai dari sebuah nama atau sebuah desa" in page
    assert names(page) == []


def test_a_link_fills_in_the_form_and_shows_nobody(path: str, editor: Client) -> None:
    page = editor.get(f"{path}?wilayah=33.74.15&status=uncovered&sebab=lapsed").text
    assert '<option value="33.74.15" selected>' in page
    assert '<option value="lapsed" selected>' in page
    assert names(page) == []


def test_finds_by_name_and_masks_the_nik(path: str, editor: Client) -> None:
    page = editor.post(path, {"cari": "orang rekaan 4"}).text
    assert "ORANG REKAAN 4" in names(page)
    assert f"{NIK[:6]}••••••{NIK[-2:]}" in page
    assert NIK not in page


def test_finds_by_nik(path: str, editor: Client) -> None:
    page = editor.post(path, {"nik": f"{NIK[:6]} {NIK[6:]}"}).text
    assert names(page) == ["ORANG REKAAN 4"]


def test_a_place_needs_a_purpose(path: str, editor: Client) -> None:
    asked = {"wilayah": "33.74.15", "status": "uncovered"}
    refused = editor.post(path, asked)
    assert refused.status_code == 422
    assert 'id="keperluan" name="keperluan" aria-invalid="true"' in refused.text
    assert names(refused.text) == []
    assert names(editor.post(path, {**asked, "keperluan": "kunjungan"}).text)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "cari"), ({"status": "uncovered"}, "cari"), ({"cari": "si"}, "cari"), ({"nik": "33748101018"}, "nik"),
        ({"keperluan": "kunjungan"}, "cari"),
    ],
)  # fmt: skip
def test_marks_the_field_that_is_missing(path: str, editor: Client, asked: dict[str, str], field: str) -> None:
    answer = editor.post(path, asked)
    assert answer.status_code == 422
    assert f'id="{field}-salah"' in answer.text
    assert f'aria-describedby="{field}-salah' in answer.text
    assert names(answer.text) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"cari": "orang", "status": "semua"}, {"cari": "orang", "wilayah": "33.72"}, {"cari": "orang", "umur": "muda"},
        {"cari": "orang", "jk": "x"}, {"cari": "orang", "pekerjaan": "*"}, {"cari": "orang", "sebab": "1"},
    ],
)  # fmt: skip
def test_an_unknown_filter_shows_nobody(path: str, editor: Client, asked: dict[str, str]) -> None:
    answer = editor.post(path, asked)
    assert answer.status_code == 422
    assert names(answer.text) == []


@pytest.mark.parametrize(
    "asked",
    [{"statuss": "uncovered"}, {"keperluan": "iseng", "wilayah": "33.74.15"}, {"semua": "1"}, {"nama": "Orang Lain"}],
)
def test_an_unknown_field_is_an_error(path: str, editor: Client, asked: dict[str, str]) -> None:
    assert editor.post(path, {"cari": "orang", **asked}).status_code == 400


@pytest.mark.parametrize(
    "query", ["?cari=orang", f"?nik={NIK}", "?status=semua", "?wilayah=33.72", "?nama=x", "?petugas=x", "?halaman=2"]
)
def test_takes_no_name_and_no_nik_from_an_address(path: str, editor: Client, query: str) -> None:
    answer = editor.get(f"{path}{query}")
    assert answer.status_code == 400
    assert NIK not in answer.text


def test_turns_pages_without_leaving_anybody_out(path: str, editor: Client) -> None:
    asked = {"cari": "orang", "status": "outside_scope"}
    first = editor.post(path, asked).text
    total = re.search(r'id="hasil-judul">(\d+) orang', first)
    assert total is not None
    pages = [editor.post(path, {**hidden(first), "halaman": str(page)}).text for page in (1, 2, 3)]
    shown = [name for page in pages for name in names(page)]
    assert len(shown) == int(total[1])
    assert all(first != second for first, second in pairwise(map(names, pages)))


def test_counts_beside_the_list_add_up(path: str, editor: Client) -> None:
    page = editor.post(path, {"cari": "orang"}).text
    total = re.search(r'id="hasil-judul">(\d+) orang', page)
    assert total is not None
    places = page[page.index("Hitungan menurut desa</summary>") :]
    assert sum(map(int, re.findall(r'</th><td class="number">(\d+)</td></tr>', places))) == 2 * int(
        total[1]
    )  # and the sum


def test_says_what_to_try_when_nobody_fits(path: str, editor: Client) -> None:
    page = editor.post(path, {"cari": "zzz"}).text
    assert "Tidak ada orang yang cocok" in page
    assert "Coba awal kata yang lebih pendek" in page


def test_is_kept_by_no_cache(path: str, editor: Client) -> None:
    assert editor.post(path, {"cari": "orang"}).headers["Cache-Control"] == "no-store"


def test_records_who_looked_and_why_but_not_whom(path: str, editor: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        editor.post(path, {"cari": "orang rekaan", "nik": NIK, "wilayah": "33.74.15", "keperluan": "permintaan"})
    (line,) = [record.getMessage() for record in caplog.records if record.name == "lindung.looks"]
    assert "Petugas Contoh" in line
    assert "Permintaan pekerja atau ahli warisnya" in line
    assert "rekaan" not in caplog.text
    assert NIK not in caplog.text


def test_no_error_repeats_what_was_typed(path: str, editor: Client, caplog: pytest.LogCaptureFixture) -> None:
    typed = "3374810101800004123"
    answer = editor.post(path, {"nik": typed})
    assert "16 angka" in answer.text
    assert answer.text.count(typed) == 1  # in the field itself, to be corrected
    assert typed not in caplog.text


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
def test_hands_out_the_list_that_it_shows(path: str, editor: Client, extension: str) -> None:
    shown = editor.post(path, {"cari": "orang", "status": "uncovered", "wilayah": "33.74.15"}).text
    answer = editor.post(f"{path}unduh/{extension}/", hidden(shown))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert f"orang-33.74-2026-11.{extension}" in answer.headers["Content-Disposition"]


def test_the_file_masks_and_holds_as_many_as_the_page(path: str, editor: Client) -> None:
    shown = editor.post(path, {"cari": "orang", "status": "uncovered"}).text
    total = re.search(r'id="hasil-judul">(\d+) orang', shown)
    assert total is not None
    answer = editor.post(f"{path}unduh/csv/", hidden(shown))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # a file's answer
    assert text.splitlines()[-1].startswith(f"Jumlah,{total[1]},")
    assert len(text.splitlines()) == int(total[1]) + 2
    assert not re.search(r"\d{16}", text)


def test_a_file_asks_what_a_page_asks(path: str, editor: Client) -> None:
    assert editor.get(f"{path}unduh/csv/").status_code == 405
    assert editor.post(f"{path}unduh/csv/").status_code == 422
    assert editor.post(f"{path}unduh/csv/", {"wilayah": "33.74.15"}).status_code == 422
    assert editor.post(f"{path}unduh/pdf/", {"cari": "orang"}).status_code == 404


@pytest.mark.parametrize("part", ["", "unduh/csv/"])
def test_is_for_those_whose_role_and_area_allow_it(
    path: str, part: str, reader: Client, keeper: Client, elsewhere: Client
) -> None:
    answers = [who.post(f"{path}{part}", {"cari": "orang rekaan"}) for who in (reader, keeper, elsewhere)]
    assert [answer.status_code for answer in answers] == [401, 403, 404]
    assert all("REKAAN" not in answer.text for answer in answers)
    inside = {"cari": "orang rekaan", "wilayah": "33.74.15"}
    assert elsewhere.post(f"{path}{part}", inside).status_code == 404


def test_shows_a_district_its_own_people_only(path: str) -> None:
    district = signed_in(account_with(Role.DISTRICT, "33.74.15"))
    assert district.get(path).headers["Location"] == f"{path}?wilayah=33.74.15"
    places = re.findall(r'<option value="(33[^"]*)"', district.get(f"{path}?wilayah=33.74.15").text)
    assert places
    assert all(code.startswith("33.74.15") for code in places)
    found = district.post(path, {"cari": "orang", "wilayah": "33.74.15"})
    assert names(found.text)
    for part in ("", "unduh/csv/"):
        for asked in ({"cari": "orang"}, {"cari": "orang", "wilayah": "33.74.10"}, {"nik": NIK}):
            assert district.post(f"{path}{part}", asked).status_code == 404


def test_a_form_needs_its_token(path: str) -> None:
    client = Client(headers={"host": "localhost:8000"}, enforce_csrf_checks=True)
    client.force_login(account_with(Role.MANPOWER))
    assert client.post(path, {"cari": "orang"}).status_code == 403


def test_escapes_what_was_typed(path: str, editor: Client) -> None:
    assert "<script>alert" not in editor.post(path, {"cari": "<script>alert(1)"}).text


def test_says_in_whose_name_it_looks(path: str, editor: Client) -> None:
    assert "Dicatat atas nama</span><b>Petugas Contoh</b>" in editor.get(path).text


def test_is_complete_in_english(path: str, editor: Client) -> None:
    editor.cookies["bahasa"] = "en"
    page = editor.post(path, {"cari": "orang rekaan 4"}).text
    assert "The gap by name" in page
    assert "People found; the NIK masked" in page
