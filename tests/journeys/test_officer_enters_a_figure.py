"""An officer enters a published figure and sees what it means."""

import pytest

from tests.journeys.conftest import Opener

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_officer_types_a_figure_and_reads_its_verdict(open_desk: Opener) -> None:
    page = open_desk("/wilayah/33.74.02/")
    page.click("main >> a:has-text('Masukkan angka')")
    page.fill("#id_as_of", "2025-04-30")
    page.fill("#id_employed", "53.225")
    page.fill("#id_covered", "19.229")
    page.fill("#id_coverage_pct", "36,1")
    page.fill("#id_source", "Laporan kecamatan, halaman 3")
    page.click("text=Simpan dan periksa")
    assert "Dibaca 1 = baru 1 + sudah tercatat 0." in page.inner_text("main")
    page.click("main >> text=Semarang Utara")
    assert "cocok" in page.inner_text(".verdicts")
    assert "Laporan kecamatan, halaman 3" in page.inner_text(".ledger-figure")


def test_officer_imports_a_file_and_takes_it_back(open_desk: Opener) -> None:
    page = open_desk("/impor/")
    rows = b"Wilayah;Tanggal;Pekerja;Peserta aktif;Cakupan\nKota Surakarta;31/12/2025;230.000;115.000;50\n"
    page.set_input_files("#berkas", {"name": "angka.csv", "mimeType": "text/csv", "buffer": rows})
    page.select_option("#angka", "id")
    page.click("text=Periksa berkas")
    assert "Peserta aktif" in page.inner_text(".mapping")
    page.click("text=Simpan 1 angka")
    assert "baru 1" in page.inner_text("main")
    page.click("text=Batalkan impor ini")
    assert "Impor dibatalkan" in page.inner_text("h1")
