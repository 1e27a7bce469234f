"""What a village or a region reads about its budget."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.web.public.calculators.conftest import Shown

ADDRESS = "/hitung/anggaran-desa/"
YEAR = {"pekerja": "120", "dari": "2026-01", "sampai": "2026-12"}


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ({"pembayar": "apbd"}, "Rp24.192.000"),  # 120 × 16.800 × 12
        ({"pembayar": "apbn", "sektor": "transport"}, "Rp24.192.000"),
        ({"pembayar": "donor"}, "Rp15.120.000"),  # 120 × (3 × 16.800 + 9 × 8.400): 126.000 each
        ({"pembayar": "apbdes", "sektor": "transport"}, "Rp12.096.000"),  # 120 × 12 × 8.400: 100.800 each
        ({"pembayar": "apbd", "jht": "ya"}, "Rp52.992.000"),  # 120 × 36.800 × 12
        ({"pembayar": "apbd", "pekerja": "40.300", "dari": "2025-09"}, "Rp10.832.640.000"),  # 16 × 677.040.000
    ],
)
def test_shows_what_a_plan_costs(shown: Shown, asked: dict[str, str], total: str) -> None:
    assert f"Kebutuhan anggaran {total}" in shown(ADDRESS, **YEAR | asked)


def test_keeps_the_two_accounts_apart(shown: Shown) -> None:
    words = shown(ADDRESS, **YEAR, pembayar="apbd")
    assert "JKK · Jaminan Kecelakaan Kerja Rp14.400.000" in words  # 120 × 12 × 10.000
    assert "JKM · Jaminan Kematian Rp9.792.000" in words  # 120 × 12 × 6.800


def test_shows_each_month_by_its_own_law(shown: Shown) -> None:
    words = shown(ADDRESS, **YEAR, pembayar="donor")
    assert "Maret 2026 Rp10.000 Rp6.800 Rp16.800 Rp2.016.000" in words
    assert "April 2026 dibayar 50% * Rp5.000 Rp3.400 Rp8.400 Rp1.008.000" in words
    assert "Mengapa Rp8.400 per pekerja, April 2026–Desember 2026?" in words


@pytest.mark.parametrize(
    ("budget", "sentences"),
    [
        ("24.192.000", ["Cukup untuk seluruh rencana; sisanya Rp0."]),
        (
            "10.000.000",  # four months of 2.016.000; 49 workers of 201.600
            [
                "Semua 120 pekerja terlindungi 4 bulan, sampai April 2026.",
                "Atau 49 pekerja terlindungi sepanjang 12 bulan.",
                "Kurang Rp14.192.000 untuk seluruh rencana.",
            ],
        ),
        ("1.000.000", ["Belum cukup untuk sebulan bagi semua pekerja; cukup untuk 59 pekerja pada bulan pertama."]),
    ],
)
def test_says_how_far_a_budget_reaches(shown: Shown, budget: str, sentences: list[str]) -> None:
    words = shown(ADDRESS, **YEAR, pembayar="apbd", anggaran=budget)
    assert [sentence for sentence in sentences if sentence not in words] == []


def test_says_what_comes_after_the_last_month(shown: Shown) -> None:
    words = shown(ADDRESS, pekerja="10", dari="2026-01", sampai="2026-03", pembayar="apbd")
    assert "Tanpa pembayaran April 2026, perlindungan yang dibayar berakhir bersama Maret 2026." in words
    assert "Tunggakan dapat dilunasi paling lama 3 bulan sesudahnya" in words
    assert "sumber dana yang sama selama 3 bulan: Rp504.000." in words  # 10 × 3 × 16.800
    assert "iuran April 2026: Rp8.400 per pekerja." in words  # the relief is open to workers, not to the region


def test_compares_the_reading_of_village_money(shown: Shown) -> None:
    words = shown(ADDRESS, **YEAR, pembayar="apbdes")
    assert "Hasilnya Rp24.192.000, selisih +Rp9.072.000." in words  # 120 × 9 × 8.400


def test_flags_nothing_for_regional_money(shown: Shown) -> None:
    assert "Belum pasti" not in shown(ADDRESS, **YEAR, pembayar="apbd")


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ({"pekerja": "0"}, "Tulis bilangan antara 1 dan 10.000.000."),
        ({"pekerja": "12,5"}, "Tulis bilangan bulat"),
        ({"sampai": "2025-12"}, "Bulan terakhir mendahului bulan pertama."),
        ({"sampai": "2031-01"}, "Paling lama 60 bulan sekali hitung."),
        ({"dari": "2015-06"}, "Pilih bulan dari Juli 2015"),
        ({"pembayar": "self"}, "Pilih salah satu sumber dana."),
        ({"sektor": "laut"}, "Sektor harus salah satu dari"),
        ({"anggaran": "banyak"}, "Tulis rupiah bulat"),
    ],
)
def test_says_beside_the_field_what_is_wrong(shown: Shown, asked: dict[str, str], complaint: str) -> None:
    words = shown(ADDRESS, status=422, **YEAR | {"pembayar": "apbd"} | asked)
    assert complaint in words
    assert "Kebutuhan anggaran" not in words


def test_answers_its_own_example(reader: Client) -> None:
    example = re.search(r'href="(\?pekerja=[^#"]+)#hasil"', reader.get(ADDRESS).text)
    assert example is not None
    assert "Kebutuhan anggaran" in reader.get(f"{ADDRESS}{unescape(example[1])}").text


def test_speaks_english_throughout(shown: Shown) -> None:
    words = shown(ADDRESS, english=True, **YEAR, pembayar="apbdes", anggaran="10000000")
    assert "Budget needed IDR 15,120,000" in words
    assert "April 2026 paid 50%" in words
    assert not {"Iuran", "Pekerja", "Bulan", "bulan", "Belum"} & set(words.split())
