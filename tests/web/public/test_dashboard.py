"""The dashboard of an area."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lindung.vocabulary.role import Role
from lindung.workflows.import_figures import FiguresImported
from tests.sample_accounts import account_with
from tests.web.conftest import HEADER, signed_in

pytestmark = pytest.mark.usefixtures("figures")


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_shows_position_target_gap_and_pace(reader: Client) -> None:
    shown = text_of(reader.get("/wilayah/33.74/").text)
    assert "Posisi 30 April 2025 · 16 kecamatan, 177 kelurahan/desa · angka terbitan" in shown
    assert re.search(r"42,8\s?%", shown)
    assert "−12,5 poin dari target 2025" in shown
    assert "323.900" in shown
    assert "Kesenjangan ke target 94.802" in shown
    assert "11.851 per bulan" in shown


def test_keeps_the_two_meanings_of_gap_apart(reader: Client) -> None:
    shown = text_of(reader.get("/wilayah/33.74/").text)
    assert "Kesenjangan ke target 94.802" in shown
    assert f"Belum terlindungi {756_873 - 323_900:,}".replace(",", ".") in shown


def test_says_which_numbers_are_implied(reader: Client) -> None:
    shown = text_of(reader.get("/wilayah/33.74/").text)
    assert "dari 756.873 pekerja tersirat dari target" in shown


def test_does_not_say_more_than_the_figures_do(reader: Client) -> None:
    shown = text_of(reader.get("/wilayah/33.74/").text)
    assert "Laju nyata belum diketahui: perlu dua angka yang sebanding." in shown


def test_names_both_needs_where_target_and_percent_disagree(reader: Client) -> None:
    shown = text_of(reader.get("/wilayah/33.72/").text)
    assert "49.095" in shown
    assert "29.017 menurut persennya" in shown


def test_speaks_english_completely(reader: Client) -> None:
    reader.cookies["bahasa"] = "en"
    shown = text_of(reader.get("/wilayah/33.74/").text)
    assert "Gap to target 94,802" in shown
    assert "Position of 30 April 2025" in shown
    assert "Kesenjangan" not in shown


def test_orders_the_areas_below_by_their_gap(reader: Client) -> None:
    table = reader.get("/wilayah/33.74/").text.partition('<table class="children">')[2]
    assert table.index("Tembalang") < table.index("Mijen") < table.index("Semarang Tengah")
    assert 'aria-sort="descending"' in table


def test_orders_the_areas_below_by_any_column(reader: Client) -> None:
    table = reader.get("/wilayah/33.74/?urut=cakupan").text.partition('<table class="children">')[2]
    assert table.index("Mijen") < table.index("Tembalang") < table.index("Semarang Tengah")
    assert 'aria-sort="ascending"' in table


@pytest.mark.parametrize("query", ["urut=apa-saja", "urut=", "ukuran=luas"])
def test_refuses_an_unknown_order_or_measure(reader: Client, query: str) -> None:
    assert reader.get(f"/wilayah/33.74/?{query}").status_code == 400


def test_sums_only_areas_with_figures(reader: Client) -> None:
    shown = text_of(reader.get("/wilayah/33.74/").text)
    assert "3 dari 16 punya angka" in shown
    assert "Jumlah 3 dari 16" in shown
    assert f"{26_161 + 87_505 + 38_340:,}".replace(",", ".") in shown
    assert f"{12_843 + 8_898:,}".replace(",", ".") in shown


def test_lists_areas_without_figures_apart(reader: Client) -> None:
    shown = text_of(reader.get("/wilayah/33.74/").text)
    assert "13 belum punya angka" in shown


def test_gives_each_area_its_chip(reader: Client) -> None:
    shown = reader.get("/wilayah/33.74/").text
    assert shown.count("chip-above") == 1
    assert shown.count("chip-behind") == 2


def test_teaches_where_there_is_no_figure(reader: Client, editor: Client) -> None:
    assert "Cari wilayah lain" in reader.get("/wilayah/33.74.02/").text
    assert "/masukkan/?wilayah=33.74.02" in editor.get("/wilayah/33.74.02/").text


def test_shows_a_village_without_a_table(reader: Client) -> None:
    answer = reader.get("/wilayah/33.74.01.1001/")
    assert answer.status_code == 200
    assert 'id="daftar"' not in answer.text


def test_shows_the_country_at_the_root(reader: Client) -> None:
    answer = reader.get("/")
    assert answer.status_code == 200
    assert "<h1>Indonesia</h1>" in answer.text
    assert reader.get("/wilayah/ID/").headers["Location"] == "/"


@pytest.mark.parametrize("code", ["99", "33.99", "33.7", "3374", "33.74.1", "id", "33.74.01.0001"])
def test_answers_404_for_what_is_no_area(reader: Client, code: str) -> None:
    assert reader.get(f"/wilayah/{code}/").status_code == 404


def test_sends_only_the_table_to_htmx(reader: Client) -> None:
    part = reader.get("/wilayah/33.74/?urut=nama", headers={"HX-Request": "true", "HX-Target": "daftar"}).text
    assert part.lstrip().startswith('<section class="card table-card" id="daftar"')
    assert "<html" not in part


def test_offers_a_link_only_to_web_sources(reader: Client, import_rows: Callable[[str], FiguresImported]) -> None:
    import_rows(HEADER + "Kota Surakarta,kota,Jawa Tengah,2025-12-17,,,50,,,,,total,,javascript:alert(1),\n")
    assert 'href="javascript' not in reader.get("/wilayah/33.72/").text
    assert 'href="https://contoh.id/jateng" rel="noopener noreferrer"' in reader.get("/wilayah/33/").text


def test_never_shows_who_entered_a_figure(reader: Client) -> None:
    colleague = signed_in(account_with(Role.MANPOWER, name="Rekan Contoh"))
    for address in ("/", "/wilayah/33.74/", "/wilayah/33.74/satu-angka/", "/wilayah/33.74/layar/"):
        assert "Petugas Contoh" not in reader.get(address).text
        assert "Petugas Contoh" not in colleague.get(address).text


def test_needs_few_queries(reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(9):
        reader.get("/wilayah/33.74/")


def test_uses_no_inline_style_or_script(reader: Client) -> None:
    for address in ("/", "/wilayah/33.74/", "/wilayah/33.74/satu-angka/", "/wilayah/33.74/layar/", "/metode/"):
        answer = reader.get(address)
        assert not re.search(r"<[^>]+\sstyle=", answer.text)
        assert not re.search(r"<script(?![^>]*\ssrc=)", answer.text)
        assert not re.search(r"\son[a-z]+=", answer.text)
        assert "'unsafe" not in answer.headers["Content-Security-Policy"]
