"""One build as a page: numbers that add up, lists of that length, and the published figure beside."""

import re
from urllib.parse import parse_qsl

import pytest
from django.test import Client

from lindung.engines.linkage.link import quiet
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.forecast_method import ForecastMethod
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.role import Role
from lindung.workflows.linking.link_registers import link_registers, registers_of
from tests.sample_accounts import account_with
from tests.web.conftest import is_led_to_sign_in, signed_in
from tests.web.office.coverage.conftest import ROOM
from tests.workflows.coverage.counted_office import COVERED, LISTED, TEMBALANG
from tests.workflows.coverage.linked_office import built
from tests.workflows.linking.office_people import AREA, MONTH, NOW, member, stored, worker

MINUS = "\u2212"


def section(page: str, start: str, end: str = "</section>") -> str:
    found = page[page.index(start) :]
    return found[: found.index(end)]


def numbers(text: list[str]) -> list[int]:
    return [int(one.replace(".", "").replace("+", "").replace(MINUS, "-")) for one in text]


def test_shows_the_numbers_with_what_they_rest_on(build_id: str, editor: Client) -> None:
    page = editor.get(f"{ROOM}{build_id}/").text
    assert f"{COVERED} dari {LISTED} pekerja yang dicakup hukum" in page
    assert "Keadaan November 2026" in page
    assert "peserta aktif menurut domisili NIK" in page
    assert "contoh, orang rekaan" in page
    assert "isi per 1 November 2026" in page  # each register with its day
    assert build_id in page


def test_says_how_each_number_moved(build_id: str, editor: Client) -> None:
    page = editor.get(f"{ROOM}{build_id}/?bulan=2026-09").text
    changes = re.findall(r"<dd[^>]*>([^<]+)</dd>", section(page, '<h2 id="k-net"'))
    assert changes == [f"{MINUS}10", f"{MINUS}7"]  # ten ended in August; five had joined in March, two of them left
    oldest = section(editor.get(f"{ROOM}{build_id}/?bulan=2024-12").text, '<h2 id="k-net"')
    assert re.findall(r"<dd[^>]*>([^<]+)</dd>", oldest) == ["tidak dihitung", "tidak dihitung"]


def test_defines_every_indicator_that_is_shown(build_id: str, editor: Client) -> None:
    page = editor.get(f"{ROOM}{build_id}/").text
    assert page.count('<details class="definition">') == 9
    assert "pekerja yang dicakup hukum dan terlindungi oleh bulan yang dibayar / pekerja yang dicakup hukum" in page


def test_parts_add_up_on_the_page(build_id: str, editor: Client) -> None:
    page = editor.get(f"{ROOM}{build_id}/?indikator=effective").text
    for dimension in ("segment", "payer", "programme", "sex", "age_band"):
        card = section(page, f'<h2 id="rinci-{dimension}"')
        parts = numbers(re.findall(r'segment-number"><b>([\d.]+)</b>', card))
        (total,) = numbers(re.findall(r"<span>Jumlah</span><b>([\d.]+)</b>", card))
        assert sum(parts) == total == COVERED + 5


def test_areas_add_up_and_lead_down(build_id: str, editor: Client) -> None:
    page = editor.get(f"{ROOM}{build_id}/").text
    table = section(page, 'id="wilayah"')
    body, foot = table.split("<tfoot>")
    found = numbers(re.findall(r'data-label="Orang">(?:<a[^>]*>)?([\d.]+)', body))
    (total,) = numbers(re.findall(r"</span>([\d.]+)</td>", foot)[:1])
    assert sum(found) == total == COVERED
    assert f'href="?wilayah={TEMBALANG}">Tembalang</a>' in table
    below = editor.get(f"{ROOM}{build_id}/?wilayah={TEMBALANG}")
    assert "Cakupan menurut register: Tembalang" in below.text


def test_a_linked_number_is_the_length_of_the_list_it_leads_to(build_id: str, editor: Client) -> None:
    page = editor.get(f"{ROOM}{build_id}/").text
    links = re.findall(r'class="in-table" href="(/kantor/pemadanan/\w+/orang/)\?([^"]+)">([\d.]+)<', page)
    assert len(links) == 2
    for address, query, number in links:
        asked = dict(parse_qsl(query.replace("&amp;", "&")))
        found = editor.post(address, {**asked, "keperluan": "laporan"}).text
        assert f'id="hasil-judul">{number} orang' in found


def test_links_no_number_of_a_month_that_has_no_list(build_id: str, editor: Client) -> None:
    page = editor.get(f"{ROOM}{build_id}/?bulan=2026-08").text
    assert "/orang/?" not in page


@pytest.mark.parametrize(
    ("order", "first", "sort"),
    [
        ("nama", "Semarang Tengah", "ascending"),
        ("-persen", "Semarang Tengah", "descending"),
        ("jumlah", "Tembalang", "ascending"),
    ],
)
def test_sorts_on_the_server(build_id: str, editor: Client, order: str, first: str, sort: str) -> None:
    table = section(editor.get(f"{ROOM}{build_id}/?urut={order}").text, 'id="wilayah"')
    named = re.findall(r'<th scope="row"><a[^>]*>([^<]+)</a>', table)
    assert named[0] == first
    assert f'aria-sort="{sort}"' in table


@pytest.mark.usefixtures("figures")
def test_sets_the_published_figure_beside_and_explains_the_difference(build_id: str, editor: Client) -> None:
    card = section(editor.get(f"{ROOM}{build_id}/").text, 'id="terbit"')
    assert "30 April 2025" in card
    assert "323.900" in card
    assert "artikel satu" in card
    tables = card.split("<table")[2:]
    assert len(tables) == 2
    for table in tables:
        *lines, published = numbers(re.findall(r'class="number">([+\u2212]?[\d.]+)', table))
        assert sum(lines) == published
    assert "Peserta yang tidak ada di daftar" in card
    assert "Bulannya berbeda" in card


def test_without_a_published_figure_it_says_where_to_enter_one(build_id: str, editor: Client) -> None:
    card = section(editor.get(f"{ROOM}{build_id}/").text, 'id="terbit"')
    assert "Buku angka belum memuat angka untuk wilayah ini." in card
    assert "/masukkan/?wilayah=33.74" in card


@pytest.mark.usefixtures("figures")
def test_the_two_are_never_one_series(build_id: str, editor: Client) -> None:
    page = editor.get(f"{ROOM}{build_id}/").text
    trend = section(page, '<h2 id="tren-judul"')
    assert "323.900" not in trend
    assert "sudah lewat" in trend  # the target of 2025 is told, and not drawn
    assert 'class="trend-target"' not in trend


def test_draws_and_tells_the_same(build_id: str, editor: Client) -> None:
    page = editor.get(f"{ROOM}{build_id}/").text
    assert "Cakupan bersih dari 0 (Desember 2024) ke 28 (November 2026)" in page
    assert "5 (100,0%)" in page  # the cohort of March after three months
    assert "3 (60,0%)" in page
    assert page.count('class="cohorts"') == 2


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("?wilayah=33.22", 422), ("?wilayah=semarang", 404), ("?wilayah=33.74.99", 422), ("?bulan=2020-01", 422),
        ("?bulan=kemarin", 400), ("?indikator=vulnerable", 422), ("?urut=sesuatu", 400), ("?apa=saja", 400),
        ("wilayah/docx/", 404), ("wilayah/csv/", 200), ("wilayah/xlsx/", 200), ("wilayah/csv/?bulan=x", 400),
    ],
)  # fmt: skip
def test_answers_what_was_asked_or_says_why_not(build_id: str, editor: Client, path: str, status: int) -> None:
    assert editor.get(f"{ROOM}{build_id}/{path}").status_code == status


@pytest.mark.usefixtures("build_id")
def test_a_build_that_is_not_there_is_a_page_that_does_not_exist(editor: Client) -> None:
    assert editor.get(f"{ROOM}ffffffffffff/").status_code == 404


def test_names_the_file_after_what_is_in_it(build_id: str, editor: Client) -> None:
    answer = editor.get(f"{ROOM}{build_id}/wilayah/csv/?wilayah={TEMBALANG}&bulan=2026-08&indikator=effective")
    assert f'filename="cakupan-effective-{TEMBALANG}-2026-08.csv"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("path", ["", "wilayah/csv/"])
def test_is_for_those_whose_role_and_area_allow_it(
    build_id: str, path: str, reader: Client, keeper: Client, elsewhere: Client
) -> None:
    address = f"{ROOM}{build_id}/{path}"
    assert is_led_to_sign_in(reader, address)
    assert keeper.get(address).status_code == 403
    assert elsewhere.get(address).status_code == 404


def test_shows_a_district_its_own_part_only(build_id: str) -> None:
    district = signed_in(account_with(Role.DISTRICT, TEMBALANG))
    whole = f"{ROOM}{build_id}/"
    assert district.get(whole).headers["Location"] == f"{whole}?wilayah={TEMBALANG}"
    assert "Cakupan menurut register: Tembalang" in district.get(f"{whole}?wilayah={TEMBALANG}").text
    assert district.get(f"{whole}?wilayah={TEMBALANG}.1001").status_code == 200
    assert [district.get(f"{whole}?wilayah={code}").status_code for code in ("33.74", "33.74.01", "x")] == [404] * 3
    assert district.get(f"{whole}wilayah/csv/").headers["Location"] == f"{whole}wilayah/csv/?wilayah={TEMBALANG}"


def test_names_nobody(build_id: str, editor: Client) -> None:
    page = editor.get(f"{ROOM}{build_id}/").text
    assert "Rekaan " not in page.replace("Petugas Rekaan", "")


def test_a_village_has_no_areas_below_and_no_download(build_id: str, editor: Client) -> None:
    page = editor.get(f"{ROOM}{build_id}/?wilayah={TEMBALANG}.1001").text
    assert 'id="wilayah"' not in page
    assert "wilayah/xlsx/" not in page


def test_is_complete_in_english(build_id: str, editor: Client) -> None:
    editor.cookies["bahasa"] = "en"
    page = editor.get(f"{ROOM}{build_id}/").text
    assert "Coverage by registers: Kota Semarang" in page
    assert "Published and from registers, side by side" in page
    assert "Who stayed" in page


@pytest.fixture
def work_build_id(areas: None) -> str:
    """Count twenty members by where they work, which the extract tells of seven."""
    stored(RegisterKind.WORKFORCE, [worker(number) for number in range(20)])
    rows = [member(number, workplace_code="33.74.10" if number < 7 else None) for number in range(20)]
    stored(RegisterKind.PARTICIPANTS, rows)
    registers = registers_of(area=AREA, on=MONTH.plus(1).first_day)
    link_registers(registers, month=MONTH, by="Petugas Rekaan", now=NOW, told=quiet)
    made = built(basis=NumeratorBasis.WORKPLACE, first=MONTH, forecast=ForecastMethod.DRIFT)
    return made.build.manifest.build_id


def test_a_build_by_workplace_says_so_and_shows_counts_without_shares(work_build_id: str, editor: Client) -> None:
    page = editor.get(f"{ROOM}{work_build_id}/").text
    assert "peserta aktif menurut tempat bekerja" in page
    assert "7 orang; tanpa persen, karena daftar pekerja hanya menurut domisili" in page
    assert "13 tidak disebut tempatnya" in page
    assert "Target ditetapkan menurut domisili" in page
    assert "Angka terbitan hanya disandingkan dengan hitungan menurut domisili." in page
    assert "?status=covered" not in page  # the people of the linkage are by domicile
    assert "peserta aktif menurut tempat bekerja" in editor.get(ROOM).text
