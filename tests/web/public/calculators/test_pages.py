"""The door to the calculators, and what they keep."""

import logging

import pytest
from django.test import Client

PAGES = ["/hitung/", "/hitung/pekerja/", "/hitung/pemberi-kerja/", "/hitung/anggaran-desa/"]


@pytest.mark.parametrize("path", PAGES)
def test_stands_in_the_main_menu(reader: Client, path: str) -> None:
    html = reader.get(path).text
    assert html.count('href="/hitung/" aria-current=') == 2  # above, and below on a phone


@pytest.mark.parametrize("path", PAGES)
def test_needs_no_script_and_no_style_of_its_own(reader: Client, path: str) -> None:
    html = reader.get(path).text
    assert "<style" not in html
    assert " style=" not in html
    assert "onclick" not in html


@pytest.mark.parametrize("path", PAGES[1:])
def test_never_logs_an_amount(reader: Client, caplog: pytest.LogCaptureFixture, path: str) -> None:
    caplog.set_level(logging.DEBUG)
    reader.get(path, {"penghasilan": "7654321", "upah": "7654321", "pekerja": "0", "sektor": "x", "skala": "x"})
    assert "7654321" not in caplog.text


@pytest.mark.parametrize("path", PAGES[1:])
def test_keeps_answers_out_of_search_engines(reader: Client, path: str) -> None:
    assert "noindex" not in reader.get(path).text
    assert "noindex" in reader.get(path, {"bulan": "2026-02", "pekerja": "1"}).text


@pytest.mark.parametrize("path", PAGES[1:])
def test_changes_language_and_keeps_the_answers(reader: Client, path: str) -> None:
    answer = reader.get(f"{path}?pekerja=3&bahasa=en")
    assert answer.headers["Location"] == f"{path}?pekerja=3"
