"""The page "Satu angka"."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from lindung.opendata.queries.figure import ledger_of
from lindung.workflows.import_figures import FiguresImported

pytestmark = pytest.mark.usefixtures("figures")
PAGE = "/wilayah/33.72/satu-angka/"


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_reads_aloud_what_contradicts(reader: Client) -> None:
    shown = text_of(reader.get(PAGE).text)
    assert "Target 149.607 memerlukan 262.376 pekerja, bukan 227.164" in shown
    assert "Dua dasar hitung dalam satu pernyataan" in shown


def test_reads_aloud_whether_the_pace_reaches_the_target(reader: Client) -> None:
    assert "Laju nyata belum diketahui" in text_of(reader.get(PAGE).text)


def test_puts_printed_verdict_and_recomputed_side_by_side(reader: Client) -> None:
    shown = text_of(reader.get(PAGE).text)
    assert "44,24% dipotong, bukan dibulatkan 44,246%" in shown
    assert "57,02% = 149.607 tidak cocok 129.529 bila persennya benar" in shown
    assert "126.652 jarak ke semua pekerja, bukan ke target" in shown


def test_shows_implied_workers_and_both_needs(reader: Client) -> None:
    shown = text_of(reader.get(PAGE).text)
    assert "262.376 dari target" in shown
    assert "49.095 menurut jumlah, 4.092 per bulan" in shown
    assert "29.017 menurut persen, 2.419 per bulan" in shown


def test_offers_twenty_percent_more_in_both_readings(reader: Client) -> None:
    shown = text_of(reader.get(PAGE).text)
    assert "dikali 1,2 53,09%" in shown  # 44.24 * 1.2
    assert "ditambah 20 poin 64,24%" in shown


def test_survives_a_reading_beyond_one_hundred_percent(
    reader: Client, import_rows: Callable[[str], FiguresImported]
) -> None:
    import_rows("area_name,level,parent,as_of,coverage_pct,source\nKota Surakarta,kota,Jawa Tengah,2025-12,92.5,s\n")
    assert "Lebih dari 100 persen" in reader.get(PAGE).text


def test_gives_each_figure_an_anchor(reader: Client) -> None:
    [entry] = ledger_of("33.72")
    assert f'id="angka-{entry.figure_id}"' in reader.get(PAGE).text


def test_filters_by_segment_and_year(reader: Client) -> None:
    address = "/wilayah/33.74/satu-angka/"
    assert "1 dari 2 angka ditampilkan" in text_of(reader.get(f"{address}?segmen=informal").text)
    assert "2 dari 2 angka ditampilkan" in text_of(reader.get(f"{address}?tahun=2025").text)


@pytest.mark.parametrize("query", ["segmen=semuanya", "tahun=2031", "tahun=20"])
def test_refuses_an_unknown_filter(reader: Client, query: str) -> None:
    assert reader.get(f"/wilayah/33.74/satu-angka/?{query}").status_code == 400


def test_offers_correction_to_those_who_may_enter_figures(reader: Client, keeper: Client, editor: Client) -> None:
    assert "perbaiki=" not in reader.get(PAGE).text
    assert "perbaiki=" not in keeper.get(PAGE).text
    assert "perbaiki=" in editor.get(PAGE).text


def test_teaches_where_the_ledger_is_empty(reader: Client) -> None:
    assert "Belum ada angka untuk wilayah ini" in reader.get("/wilayah/33.74.02/satu-angka/").text


def test_speaks_english_completely(reader: Client) -> None:
    reader.cookies["bahasa"] = "en"
    shown = text_of(reader.get(PAGE).text)
    assert "cut off, not rounded" in shown
    assert "The target of 149,607 needs 262,376 workers, not 227,164" in shown
    assert "Untuk dibacakan" not in shown
