"""What an employer reads about the bill and the wages."""

import pytest
from django.http import QueryDict
from django.test import Client

from tests.web.public.calculators.conftest import Shown

ADDRESS = "/hitung/pemberi-kerja/"
MEDIUM = {"upah": "4.600.000", "pekerja": "1", "risiko": "2", "skala": "medium", "bulan": "2026-03"}


def test_tells_the_employers_part_from_the_deduction(shown: Shown) -> None:
    words = shown(ADDRESS, **MEDIUM)
    assert "Ditanggung pemberi kerja, Maret 2026 Rp300.840" in words  # 24.840 + 13.800 + 170.200 + 92.000
    assert "Dipotong dari upah Rp138.000" in words  # 92.000 + 46.000
    assert "Disetor sebulan Rp438.840" in words


def test_multiplies_by_the_workers(shown: Shown) -> None:
    words = shown(ADDRESS, **MEDIUM | {"pekerja": "1.000"})
    assert "Rp300.840.000" in words
    assert "1.000 pekerja" in words


def test_asks_each_enterprise_for_its_own_programmes(shown: Shown) -> None:
    micro = shown(ADDRESS, upah="2000000", pekerja="1", risiko="1", skala="micro", bulan="2026-03")
    small = shown(ADDRESS, upah="3100000", pekerja="1", risiko="3", skala="small", bulan="2026-03")
    assert "Maret 2026 Rp10.800" in micro  # 4.800 + 6.000
    assert "Maret 2026 Rp151.590" in small  # 27.590 + 9.300 + 114.700
    assert "JP Jaminan Pensiun" not in small


def test_adds_what_a_micro_enterprise_chooses(shown: Shown) -> None:
    words = shown(ADDRESS, upah="2000000", pekerja="1", risiko="1", skala="micro", bulan="2026-03", jht="ya")
    assert "Maret 2026 Rp84.800" in words  # 10.800 + 3,7% × 2.000.000


def test_keeps_job_loss_funding_apart_from_the_bill(shown: Shown) -> None:
    words = shown(ADDRESS, upah="4000000", pekerja="1", risiko="2", skala="medium", bulan="2025-06")
    assert "JKP: tanpa tagihan tambahan" in words
    assert "Pemerintah Rp8.800" in words
    assert "Dari iuran JKK Rp5.600" in words


def test_halves_accident_insurance_of_labour_intensive_industries(shown: Shown) -> None:
    asked = {"upah": "3500000", "risiko": "2", "skala": "medium", "bulan": "2025-03", "padat_karya": "ya"}
    enough, too_few = shown(ADDRESS, **asked, pekerja="80"), shown(ADDRESS, **asked, pekerja="49")
    assert "JKK Jaminan Kecelakaan Kerja Rp756.000" in enough  # 80 × 9.450
    assert "sedikitnya 50 pekerja" not in enough
    assert "Keringanan padat karya mensyaratkan sedikitnya 50 pekerja aktif." in too_few


def test_counts_a_year_by_the_law_of_each_month(shown: Shown) -> None:
    words = shown(ADDRESS, upah="12000000", pekerja="1", risiko="1", skala="large", bulan="2024-02")
    old, new = 28_800 + 36_000 + 444_000 + 191_192, 28_800 + 36_000 + 444_000 + 200_846
    newest = 28_800 + 36_000 + 444_000 + 200_846  # the ceiling moves in March; January 2025 keeps that of 2024
    assert f"Ditanggung 12 bulan Rp{old + 10 * new + newest:,}".replace(",", ".") in words
    assert "tiap bulan menurut hukumnya sendiri" in words


def test_adds_several_wages(reader: Client) -> None:
    query = QueryDict(mutable=True)
    query.update({"risiko": "2", "skala": "medium", "bulan": "2026-03"})
    query.setlist("upah", ["4600000", "", "2000000"])
    query.setlist("pekerja", ["2", "", "3"])
    html = reader.get(f"{ADDRESS}?{query.urlencode()}").text
    assert "Rp994.080" in html  # 2 × 300.840 + 3 × (10.800 + 6.000 + 74.000 + 40.000)
    assert "Menurut upah" in html


def test_takes_no_more_than_twenty_wages(reader: Client) -> None:
    answer = reader.get(f"{ADDRESS}?{'&'.join(['upah=2000000&pekerja=1'] * 21)}")
    assert answer.status_code == 422
    assert "Paling banyak 20 baris upah" in answer.text


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ({"upah": "abc"}, "Tulis rupiah bulat tanpa huruf"),
        ({"upah": ""}, "Tulis jumlahnya dalam rupiah"),
        ({"upah": "9" * 17}, "Upah sebulan harus antara 0 dan 1.000.000.000.000."),
        ({"pekerja": "0"}, "Tulis bilangan antara 1 dan 10.000.000."),
        ({"risiko": "6"}, "Kelas risiko harus salah satu dari: 1, 2, 3, 4, 5."),
        ({"skala": "raksasa"}, "Skala usaha harus salah satu dari"),
        ({"bulan": "2014-01"}, "Pilih bulan dari Juli 2015"),
    ],
)
def test_says_beside_the_field_what_is_wrong(shown: Shown, asked: dict[str, str], complaint: str) -> None:
    assert complaint in shown(ADDRESS, status=422, **MEDIUM | asked)


def test_asks_for_a_wage_when_only_the_firm_is_told(shown: Shown) -> None:
    assert "Tulis jumlahnya dalam rupiah" in shown(ADDRESS, status=422, skala="micro")


def test_flags_the_funding_and_not_the_bill(reader: Client) -> None:
    html = reader.get(ADDRESS, MEDIUM | {"upah": "12000000"}).text
    assert "Batas upah JKP membatasi pula rekomposisi dari JKK" in html
    bill, funding = html.split("JKP: tanpa tagihan tambahan")
    assert 'href="#belum-pasti"' not in bill
    assert 'href="#belum-pasti"' in funding


def test_speaks_english_throughout(shown: Shown) -> None:
    words = shown(ADDRESS, english=True, **MEDIUM)
    assert "Borne by the employer, March 2026 IDR 300,840" in words
    assert "JKP: no extra bill" in words
    assert not {"Iuran", "Pekerja", "Upah", "sebulan"} & set(words.split())
