"""Regencies and cities among their peers."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.public.conftest import Releaser

pytestmark = pytest.mark.usefixtures("figures")
PAGE = "/wilayah/33/banding/"


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_compares_published_figures_with_their_interval(reader: Client) -> None:
    shown = text_of(reader.get(PAGE).text)
    assert "Dari angka terbitan · dari 17 Desember 2024 sampai 30 April 2025" in shown
    assert "Kota · semua ukuran 2 wilayah" in shown
    assert shown.index("Kota Surakarta 17 Desember 2024 44,2%") < shown.index("Kota Semarang 30 April 2025 42,8%")
    assert shown.count("antara tempat 1 dan 2 dari 2") == 2
    assert "Tanggal angkanya berbeda-beda" in shown


def test_says_who_cannot_be_compared_and_why(reader: Client) -> None:
    shown = text_of(reader.get(PAGE).text)
    assert "1 tidak ikut dibandingkan Kabupaten Semarang sumber hanya menyebut persen, tidak jumlah orang" in shown


def test_compares_what_a_release_counts(reader: Client, release_months: Releaser) -> None:
    release_months()
    shown = text_of(reader.get(f"{PAGE}?dasar=register").text)
    assert "Dari register · Cakupan bersih · November 2026 · rilis 2026-11-a" in shown
    assert "100 dari 200" in shown
    assert shown.count("tempat 1 dari 2") == 1
    assert shown.count("tempat 2 dari 2") == 1
    assert "Kabupaten Semarang tidak ada pada rilis" in shown


def test_keeps_a_suppressed_area_out_of_the_ranks(reader: Client, release_months: Releaser) -> None:
    release_months("33.72")
    shown = text_of(reader.get(f"{PAGE}?dasar=register").text)
    assert "Kota Surakarta ditutup untuk melindungi orang" in shown
    assert "tempat 1 dari 1" in shown


def test_shows_the_country_too(reader: Client) -> None:
    shown = text_of(reader.get("/wilayah/ID/banding/").text)
    assert "Kabupaten/kota sejenis: Indonesia" in shown
    assert "Kota Surakarta" in shown


def test_speaks_english_completely(reader: Client, release_months: Releaser) -> None:
    release_months("33.72")
    reader.cookies["bahasa"] = "en"
    for query in ("", "?dasar=register"):
        shown = text_of(reader.get(f"{PAGE}{query}").text.partition("<main")[2].partition("</main>")[0])
        assert "A small difference is no rank." in shown
        assert not re.search(r"\b(tempat|wilayah|dari|pekerja|Cakupan|dibandingkan|galat)\b", shown)


def test_is_reached_from_the_province(reader: Client) -> None:
    assert f'href="{PAGE}"' in reader.get("/wilayah/33/").text
    assert "/banding/" not in reader.get("/wilayah/33.74/").text


@pytest.mark.parametrize("code", ["33.74", "33.74.01", "99"])
def test_answers_404_below_the_province(reader: Client, code: str) -> None:
    assert reader.get(f"/wilayah/{code}/banding/").status_code == 404


@pytest.mark.parametrize("query", ["dasar=lain", "dasar=", "dasar=register"])
def test_refuses_an_unknown_or_missing_basis(reader: Client, query: str) -> None:
    assert reader.get(f"{PAGE}?{query}").status_code == 400


def test_needs_few_queries(
    reader: Client, release_months: Releaser, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    release_months()
    reader.get(PAGE)
    with django_assert_max_num_queries(4):
        reader.get(f"{PAGE}?dasar=register")
