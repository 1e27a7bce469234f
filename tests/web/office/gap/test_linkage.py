"""One linkage: totals that add up, each number the length of the list it leads to."""

import html
import re

import pytest
from django.test import Client

from lindung.vocabulary.coverage_status import CoverageStatus
from lindung.vocabulary.role import Role
from lindung.workflows.linking.look import linkage_shown
from lindung.workflows.linking.people.count_people import status_table
from tests.sample_accounts import account_with
from tests.web.conftest import is_led_to_sign_in, signed_in
from tests.web.office.gap.conftest import ROOM

LINK = re.compile(r'href="[^"]*/orang/\?([^"]+)">([\d.]+)<')
FORM = {"keperluan": "verifikasi"}


def numbers(page: str) -> list[tuple[dict[str, str], int]]:
    """Return the filters of every number that leads to a list, and the number."""
    found = []
    for query, number in LINK.findall(page):
        filters = dict(part.split("=") for part in html.unescape(query).split("&"))
        found.append((filters, int(number.replace(".", ""))))
    return found


def test_says_both_sums(linkage_id: str, editor: Client) -> None:
    told, page = linkage_shown(linkage_id), editor.get(f"{ROOM}{linkage_id}/").text
    assert f"Dibaca {told.rows} baris = {told.people} orang + {told.repeated} baris berulang" in page
    persons = {status: told.persons[status] for status in CoverageStatus}
    said = (
        f"{told.people} orang = terlindungi {persons[CoverageStatus.COVERED]} + perlu diperiksa "
        f"{persons[CoverageStatus.POSSIBLE]} + belum terlindungi {persons[CoverageStatus.UNCOVERED]} + meninggal "
        f"{persons[CoverageStatus.DEAD]} + pindah {persons[CoverageStatus.MOVED]} + di luar cakupan "
        f"{persons[CoverageStatus.OUTSIDE_SCOPE]}"
    )
    assert said in page


@pytest.mark.parametrize("within", ["", "?wilayah=33.74.15"])
def test_every_number_is_the_length_of_the_list_it_leads_to(linkage_id: str, editor: Client, within: str) -> None:
    found = numbers(editor.get(f"{ROOM}{linkage_id}/{within}").text)
    assert len(found) >= 12
    lengths = [
        re.search(
            r'id="hasil-judul">([\d.]+) orang', editor.post(f"{ROOM}{linkage_id}/orang/", {**FORM, **filters}).text
        )
        for filters, _ in found
    ]
    assert [int(length[1].replace(".", "")) if length else None for length in lengths] == [
        number for _, number in found
    ]


def test_goes_down_to_the_villages_of_a_district(linkage_id: str, editor: Client) -> None:
    page = editor.get(f"{ROOM}{linkage_id}/").text
    assert 'href="?wilayah=33.74.15">Ngaliyan</a>' in page
    below = editor.get(f"{ROOM}{linkage_id}/?wilayah=33.74.15").text
    assert "Pemadanan Ngaliyan" in below
    whole = status_table(linkage_id, within="33.74.15").whole.people
    assert f"{whole} orang = terlindungi" in below
    assert "Dibaca" not in below


def test_names_its_sources_their_days_and_what_was_left_out(linkage_id: str, editor: Client) -> None:
    page = editor.get(f"{ROOM}{linkage_id}/").text
    assert "isi per 1 November 2026" in page
    assert "tidak ada; tidak diperiksa" in page
    assert "2 nilai, 5.000 pasangan" in page
    assert "versi 1" in page


def test_names_nobody(linkage_id: str, editor: Client) -> None:
    page = editor.get(f"{ROOM}{linkage_id}/").text
    assert "REKAAN" not in page
    assert "337481" not in page


@pytest.mark.parametrize(
    "query", ["?wilayah=33.72", "?wilayah=33", "?wilayah=semua", "?wilayah=unknown", "?status=semua", "?apa=saja"]
)
def test_an_unknown_filter_is_an_error(linkage_id: str, editor: Client, query: str) -> None:
    assert editor.get(f"{ROOM}{linkage_id}/{query}").status_code == 400


@pytest.mark.usefixtures("areas")
def test_an_unknown_linkage_is_a_page_that_does_not_exist(editor: Client) -> None:
    assert editor.get(f"{ROOM}ffffffffffff/").status_code == 404


@pytest.mark.parametrize(("extension", "status"), [("xlsx", 200), ("csv", 200), ("pdf", 404)])
def test_hands_out_the_counts(linkage_id: str, editor: Client, extension: str, status: int) -> None:
    answer = editor.get(f"{ROOM}{linkage_id}/status/{extension}/")
    assert answer.status_code == status
    assert status == 404 or f"status-33.74-2026-11.{extension}" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("path", ["", "status/csv/", "orang/"])
def test_is_for_those_whose_role_and_area_allow_it(
    linkage_id: str, path: str, reader: Client, keeper: Client, elsewhere: Client
) -> None:
    address = f"{ROOM}{linkage_id}/{path}"
    assert is_led_to_sign_in(reader, address)
    assert keeper.get(address).status_code == 403
    assert elsewhere.get(address).status_code == 404


def test_shows_a_district_its_own_part_only(linkage_id: str) -> None:
    district = signed_in(account_with(Role.DISTRICT, "33.74.15"))
    whole = f"{ROOM}{linkage_id}/"
    assert district.get(whole).headers["Location"] == f"{whole}?wilayah=33.74.15"
    page = district.get(f"{whole}?wilayah=33.74.15").text
    assert "Pemadanan Ngaliyan" in page
    assert [district.get(f"{whole}?wilayah={code}").status_code for code in ("33.74", "33.74.10", "x")] == [404] * 3
    assert district.get(f"{whole}status/csv/").headers["Location"] == f"{whole}status/csv/?wilayah=33.74.15"
