"""What a self-employed worker reads about contribution and family."""

from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.public.calculators.conftest import Shown

ADDRESS = "/hitung/pekerja/"


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ({"penghasilan": "1.000.000", "bulan": "2025-05"}, "Rp16.800"),  # 10.000 + 6.800
        ({"penghasilan": "3300000", "bulan": "2025-05", "jht": "ya"}, "Rp110.300"),  # 34.500 + 6.800 + 69.000
        ({"penghasilan": "1.099.500", "bulan": "2025-05"}, "Rp16.800"),  # between two rows of the annex
        ({"penghasilan": "Rp 2,200,000", "bulan": "2026-02", "sektor": "transport"}, "Rp14.400"),  # half of 28.800
        ({"penghasilan": "2200000", "bulan": "2026-02", "sektor": "other"}, "Rp28.800"),
        ({"penghasilan": "2200000", "bulan": "2026-04", "sektor": "other"}, "Rp14.400"),
        ({"penghasilan": "2200000", "bulan": "2027-01", "sektor": "other"}, "Rp28.800"),
        ({"penghasilan": "2200000", "bulan": "2026-04", "pembayar": "apbd"}, "Rp28.800"),  # no relief for budgets
    ],
)
def test_shows_what_is_paid(shown: Shown, asked: dict[str, str], total: str) -> None:
    month = {"2025-05": "Mei 2025", "2026-02": "Februari 2026", "2026-04": "April 2026", "2027-01": "Januari 2027"}
    assert f"Iuran {month[asked['bulan']]} {total}" in shown(ADDRESS, **asked)


def test_splits_the_amount_by_programme(shown: Shown) -> None:
    words = shown(ADDRESS, penghasilan="3.300.000", bulan="2025-05", jht="ya")
    assert "JKK Jaminan Kecelakaan Kerja Pekerja Rp34.500" in words
    assert "JKM Jaminan Kematian Pekerja Rp6.800" in words
    assert "JHT Jaminan Hari Tua Pekerja Rp69.000" in words


def test_names_the_relief_and_its_last_day(shown: Shown) -> None:
    words = shown(ADDRESS, penghasilan="2200000", bulan="2026-02", sektor="transport")
    assert "dibayar 50% dari iuran normal, sampai 31 Maret 2027 (PP 50/2025 Pasal 3-4)" in words


def test_moves_the_due_day_to_a_working_day(shown: Shown) -> None:
    words = shown(ADDRESS, penghasilan="2200000", bulan="2026-02")
    assert "Bayar paling lambat 16 Februari 2026" in words  # the 15th is a Sunday


def test_adds_savings_that_an_employing_member_owes(shown: Shown) -> None:
    words = shown(ADDRESS, penghasilan="2200000", bulan="2025-05", usaha="ya")
    assert "JHT ikut dihitung" in words
    assert "Rp72.800" in words  # 22.000 + 6.800 + 44.000


def test_shows_what_the_family_gets(shown: Shown) -> None:
    words = shown(ADDRESS, penghasilan="1500000", bulan="2026-02", lama="40", anak_1="sma")
    assert "Meninggal dunia bukan karena kecelakaan kerja (JKM) Rp42.000.000" in words
    assert "Meninggal dunia karena kecelakaan kerja (JKK) Rp98.800.000" in words  # 48 × 1.600.000 + 10 jt + 12 jt
    assert "+ Rp69.000.000" in words  # three years of SMA and five of university: 9 jt + 60 jt


def test_gives_new_members_the_burial_grant_only(shown: Shown) -> None:
    words = shown(ADDRESS, penghasilan="1500000", bulan="2026-02", lama="1")
    assert "Meninggal dunia bukan karena kecelakaan kerja (JKM) Rp10.000.000" in words


def test_has_no_scholarship_before_three_years_of_contributions(shown: Shown) -> None:
    before, after = (
        shown(ADDRESS, penghasilan="1500000", bulan="2026-02", lama=months, anak_1="sma") for months in ("35", "36")
    )
    assert "Beasiswa JKM anak pertama, paling banyak + Rp69.000.000" not in before
    assert "Beasiswa JKM anak pertama, paling banyak + Rp69.000.000" in after


def test_says_what_another_reading_would_change(shown: Shown) -> None:
    words = shown(ADDRESS, penghasilan="2200000", bulan="2026-02", sektor="transport", pembayar="apbdes")
    assert "Apakah APBDes dikecualikan dari keringanan BPU: tidak (PP 50/2025 Pasal 3-4, keyakinan rendah)" in words
    assert "Hasilnya Rp28.800, selisih +Rp14.400." in words


def test_flags_nothing_that_is_certain(shown: Shown) -> None:
    assert "Belum pasti" not in shown(ADDRESS, penghasilan="2200000", bulan="2026-02", sektor="transport")


def test_unfolds_each_figure_to_its_article(shown: Shown) -> None:
    words = shown(ADDRESS, penghasilan="2200000", bulan="2026-02", sektor="transport")
    assert "Iuran JKK BPU = Rp11.000" in words
    assert "= Rp2.200.000 × 1% × 50%" in words
    assert "Tarif JKK bagi BPU dari dasar penghasilan: 1% · berlaku sejak 1 Juli 2015 · PP 44/2015 Pasal 17" in words


def test_dates_the_law_it_knows(shown: Shown) -> None:
    later = "Bulan sesudahnya dihitung dengan anggapan hukumnya tidak berubah."
    known, assumed = (shown(ADDRESS, penghasilan="2200000", bulan=month) for month in ("2026-11", "2026-12"))
    assert "Hukum yang diketahui sampai 20 November 2026." in known
    assert later not in known
    assert later in assumed


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ({"penghasilan": ""}, "Tulis jumlahnya dalam rupiah"),
        ({"penghasilan": "-5"}, "Tulis rupiah bulat tanpa huruf"),
        ({"penghasilan": "2,2 juta"}, "Tulis rupiah bulat tanpa huruf"),
        ({"penghasilan": "nan"}, "Tulis rupiah bulat tanpa huruf"),
        ({"penghasilan": "1e18"}, "Tulis rupiah bulat tanpa huruf"),
        ({"penghasilan": "9" * 18}, "Penghasilan sebulan harus antara 0 dan 1.000.000.000.000."),
        ({"penghasilan": "9" * 5000}, "Tulis rupiah bulat tanpa huruf"),
        ({"sektor": "laut"}, "Sektor harus salah satu dari: transport, other."),
        ({"pembayar": "<script>"}, "Pembayar harus salah satu dari"),
        ({"anak_1": "s3"}, "Jenjang sekolah anak pertama harus salah satu dari"),
        ({"bulan": "2015-06"}, "Pilih bulan dari Juli 2015 sampai Desember 2036"),
        ({"bulan": "9999-12"}, "Pilih bulan dari Juli 2015 sampai Desember 2036"),
        ({"bulan": "2026-13"}, "Tulis bulan seperti 2026-11."),
        ({"lama": "1,5"}, "Tulis bilangan bulat"),
        ({"lama": "901"}, "Tulis bilangan antara 0 dan 900."),
    ],
)
def test_says_beside_the_field_what_is_wrong(shown: Shown, asked: dict[str, str], complaint: str) -> None:
    words = shown(ADDRESS, status=422, **{"penghasilan": "2200000", "bulan": "2026-02", **asked})
    assert complaint in words
    assert "Iuran Februari" not in words


def test_keeps_what_was_typed_when_it_is_wrong(reader: Client) -> None:
    html = reader.get(ADDRESS, {"penghasilan": "dua <b>juta", "bulan": "2026-02", "sektor": "transport"}).text
    assert 'value="dua &lt;b&gt;juta"' in html
    assert '<option value="transport" selected>' in html
    assert 'aria-describedby="salah-id_penghasilan bantu-id_penghasilan"' in html


def test_starts_with_this_month_and_an_example(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 3, 31, 18, tzinfo=timezone.get_default_timezone())
    monkeypatch.setattr(timezone, "now", lambda: moment)
    html = reader.get(ADDRESS).text
    assert 'type="month" value="2026-03"' in html
    assert 'placeholder="misalnya 2.200.000"' in html
    assert 'href="?penghasilan=2.200.000&amp;sektor=transport#hasil"' in html


def test_answers_its_own_example(shown: Shown) -> None:
    assert "Yang diterima keluarga" in shown(ADDRESS, penghasilan="2.200.000", sektor="transport")


def test_speaks_english_throughout(shown: Shown) -> None:
    words = shown(ADDRESS, english=True, penghasilan="2200000", bulan="2026-02", sektor="transport", pembayar="apbdes")
    assert "Contribution of February 2026 IDR 14,400" in words
    assert "The result is IDR 28,800, a difference of +IDR 14,400." in words
    assert "Death that was no work accident (JKM) IDR 42,000,000" in words
    assert not {"Iuran", "Pekerja", "Belum", "sebulan"} & set(words.split())
