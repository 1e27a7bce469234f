"""The dashboard beside a release: card, difference, trend, suppression."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lindung.vocabulary.language import Words
from lindung.workflows.releases.release import withdraw_release
from lindung.workflows.releases.store import store_release
from tests.sample_observations import NOVEMBER, OCTOBER, about
from tests.sample_releases import NOW
from tests.web.public.conftest import Releaser, counted

pytestmark = pytest.mark.usefixtures("figures")
CITY = "/wilayah/33.74/"


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def card_of(html: str) -> str:
    """Return the words of the card alone."""
    return text_of(html.partition('id="k-register"')[2].partition("</section>")[0])


def test_shows_both_coverages_with_their_counts_and_the_release(reader: Client, release_months: Releaser) -> None:
    release_months()
    page = reader.get(CITY).text
    card = card_of(page)
    covered, workers = 400 + 150 + 60 + 3 * 10, 1_000 + 500 + 300
    assert f"Cakupan bersih {100 * covered / workers:.1f}%".replace(".", ",") in card
    assert "640 dari 1.800" in card
    assert "700 dari 1.800" in card
    assert "November 2026" in card
    assert "Pekerja di daftar yang iurannya dibayar." in card
    assert 'href="/data/2026-11-a/"' in page


def test_says_the_difference_and_why(reader: Client, release_months: Releaser) -> None:
    release_months()
    card = card_of(reader.get(CITY).text)
    difference = 100 * 640 / 1_800 - 100 * 323_900 / 756_873
    assert f"Beda dengan angka terbitan −{-difference:.1f}".replace(".", ",") in card
    assert "Tanggalnya lain: angka terbitan 30 April 2025, register November 2026." in card
    assert "angka terbitan tidak menyebut dasarnya; register menghitung pekerja yang iurannya dibayar" in card
    assert "register memakai daftar pekerja, bukan survei: pekerja yang dicakup hukum (1.800)" in card


def test_speaks_english_completely(reader: Client, release_months: Releaser) -> None:
    release_months()
    reader.cookies["bahasa"] = "en"
    card = card_of(reader.get(CITY).text)
    assert "Difference to the published figure" in card
    assert "The dates differ" in card
    assert not re.search(r"\b(dari|rilis|dihitung|Pembilang|Penyebut)\b", card)


def test_says_that_a_number_is_suppressed_and_never_zero(reader: Client, release_months: Releaser) -> None:
    release_months("33.74.14")
    card = card_of(reader.get("/wilayah/33.74.14/").text)
    assert card.count("Ditutup") == 2
    assert "angka antara 1 dan 4" in card
    assert "0%" not in card
    assert "Beda dengan angka terbitan" not in card


@pytest.mark.parametrize("code", ["33.22", "33.74.01.1001", "33.74.02"])
def test_has_no_card_for_an_area_that_the_release_lacks(reader: Client, release_months: Releaser, code: str) -> None:
    release_months()
    page = reader.get(f"/wilayah/{code}/").text
    assert "k-register" not in page
    assert "sumber=register" not in page


def test_changes_nothing_without_a_release(reader: Client) -> None:
    before = reader.get(CITY).text
    store_release(counted(OCTOBER, NOVEMBER), about(), now=NOW)
    assert reader.get(CITY).text == before
    assert "register.css" not in before


def test_forgets_a_withdrawn_release(reader: Client, release_months: Releaser) -> None:
    before = reader.get(CITY).text
    release = release_months()
    assert "k-register" in reader.get(CITY).text
    withdraw_release(release.slug, reason=Words("Keliru.", "Wrong."), now=NOW + timedelta(days=1))
    assert reader.get(CITY).text == before


def test_draws_a_small_register_on_an_axis_of_its_own(reader: Client, release_months: Releaser) -> None:
    release_months()
    page = reader.get(CITY).text
    assert "Dari register, dengan sumbunya sendiri" in page
    assert page.count('class="register-line"') == 2
    assert "ramalan dari register, laju rata-rata" in text_of(page)


def test_never_joins_the_line_to_published_points(reader: Client, release_months: Releaser) -> None:
    release_months()
    page = reader.get("/wilayah/33.74.10/").text
    lines = re.findall(r'class="register-line" d="([^"]+)"', page)
    assert [line.count("L") for line in lines] == [1, 1]


def test_lists_a_suppressed_month_as_such(reader: Client, release_months: Releaser) -> None:
    release_months("33.74.14")
    table = text_of(reader.get("/wilayah/33.74.14/").text.partition("Lihat angka sebagai tabel")[2])
    assert "November 2026 – dari register · ditutup untuk melindungi orang" in table
    assert "Oktober 2026 80 dari register" in table


def test_needs_few_queries(
    reader: Client, release_months: Releaser, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    release_months()
    reader.get(CITY)
    with django_assert_max_num_queries(11):
        reader.get(CITY)


def test_leaves_the_wall_as_it_was(reader: Client, release_months: Releaser) -> None:
    release_months()
    assert "register" not in reader.get(f"{CITY}layar/").text
