"""The published gap against the gap by name, as a picture, a table, a sentence and a file."""

import re

import pytest
from django.test import Client

from tests.web.conftest import is_led_to_sign_in
from tests.web.office.gap.conftest import ROOM

PAGE = f"{ROOM}rekonsiliasi/33.74/"


def amounts(page: str) -> list[int]:
    table = page[page.index('class="children account-lines"') :]
    table = table[: table.index("</table>")]
    return [
        int(text.replace(".", "").replace("+", "").replace("\u2212", "-"))
        for text in re.findall(r'<td class="number">(?:<a[^>]*>)?([+\u2212]?[\d.]+)', table)
    ]


@pytest.mark.usefixtures("figures")
def test_the_lines_add_up_to_the_gap_in_the_foot(linkage_id: str, editor: Client) -> None:
    page = editor.get(f"{PAGE}?ke=target").text
    *lines, gap = amounts(page)
    assert gap == 94_802
    assert sum(lines) == gap


@pytest.mark.usefixtures("figures")
def test_the_two_gaps_never_share_a_name(linkage_id: str, editor: Client) -> None:
    everybody, target = editor.get(PAGE).text, editor.get(f"{PAGE}?ke=target").text
    assert '<a href="?ke=semua" aria-current="page">Belum terlindungi</a>' in everybody
    assert '<a href="?ke=target" aria-current="page">Kesenjangan ke target</a>' in target
    assert '<a href="?ke=semua" aria-current="page">' not in target


@pytest.mark.usefixtures("figures")
def test_draws_it_and_says_it_in_one_sentence(linkage_id: str, editor: Client) -> None:
    page = editor.get(f"{PAGE}?ke=target").text
    said = re.search(r'class="waterfall" viewBox="[^"]+" role="img" aria-label="([^"]+)"', page)
    assert said is not None
    assert said[1].startswith("Kota Semarang: angka terbitan menyebut kesenjangan ke target 94.802 pekerja;")
    assert f"<p>{said[1]}</p>" in page


@pytest.mark.usefixtures("figures")
def test_names_both_sources_with_their_days(linkage_id: str, editor: Client) -> None:
    page = editor.get(PAGE).text
    assert "30 April 2025" in page
    assert "artikel satu" in page
    assert "November 2026" in page
    assert "tersirat dari target" in page
    assert "berselang 19 bulan" in page
    assert "/wilayah/33.74/satu-angka/" in page


@pytest.mark.usefixtures("figures")
def test_goes_down_to_districts_that_add_up(linkage_id: str, editor: Client) -> None:
    page = editor.get(PAGE).text
    assert f'href="{ROOM}rekonsiliasi/33.74.10/?ke=semua">Tembalang</a>' in page
    below = editor.get(f"{ROOM}rekonsiliasi/33.74.10/").text
    *lines, gap = amounts(below)
    assert (sum(lines), gap) == (87_505 - 35_565, 87_505 - 35_565)


def test_says_what_is_missing_and_where_to_enter_it(linkage_id: str, editor: Client) -> None:
    page = editor.get(PAGE).text
    assert "belum dapat direkonsiliasi" in page
    assert "Belum ada angka pekerja (penyebut) untuk wilayah ini." in page
    assert "/masukkan/?wilayah=33.74" in page
    assert 'class="waterfall"' not in page


@pytest.mark.usefixtures("figures")
def test_teaches_what_a_linkage_needs(editor: Client) -> None:
    page = editor.get(PAGE).text
    assert "Belum ada pemadanan yang mencakup wilayah ini." in page
    assert f'href="{ROOM}"' in page


@pytest.mark.usefixtures("figures")
def test_names_nobody(linkage_id: str, editor: Client) -> None:
    assert "REKAAN" not in editor.get(PAGE).text


@pytest.mark.parametrize("query", ["?ke=semuanya", "?ke=", "?apa=saja", "?ke=target&status=x"])
def test_an_unknown_choice_is_an_error(linkage_id: str, editor: Client, query: str) -> None:
    assert editor.get(f"{PAGE}{query}").status_code == 400
    assert editor.get(f"{PAGE}unduh/csv/{query}").status_code == 400


@pytest.mark.parametrize("code", ["33.74.99", "99", "semarang"])
def test_an_unknown_area_is_a_page_that_does_not_exist(linkage_id: str, editor: Client, code: str) -> None:
    assert editor.get(f"{ROOM}rekonsiliasi/{code}/").status_code == 404


@pytest.mark.usefixtures("figures")
@pytest.mark.parametrize(("extension", "status"), [("xlsx", 200), ("csv", 200), ("docx", 404)])
def test_hands_out_the_account(linkage_id: str, editor: Client, extension: str, status: int) -> None:
    assert editor.get(f"{PAGE}unduh/{extension}/?ke=target").status_code == status


@pytest.mark.usefixtures("figures")
def test_the_ledger_leads_here_for_who_may_see_totals(
    linkage_id: str, editor: Client, keeper: Client, reader: Client
) -> None:
    assert PAGE in editor.get("/wilayah/33.74/satu-angka/").text
    assert PAGE not in keeper.get("/wilayah/33.74/satu-angka/").text
    assert PAGE not in reader.get("/wilayah/33.74/satu-angka/").text


@pytest.mark.parametrize("part", ["", "unduh/csv/"])
def test_is_for_those_whose_role_and_area_allow_it(
    linkage_id: str, part: str, reader: Client, keeper: Client, elsewhere: Client
) -> None:
    assert is_led_to_sign_in(reader, f"{PAGE}{part}")
    assert keeper.get(f"{PAGE}{part}").status_code == 403
    assert elsewhere.get(f"{PAGE}{part}").status_code == 404


@pytest.mark.usefixtures("figures")
def test_is_complete_in_english(linkage_id: str, editor: Client) -> None:
    editor.cookies["bahasa"] = "en"
    page = editor.get(f"{PAGE}?ke=target").text
    assert "Reconciliation: Kota Semarang" in page
    assert "From names to the published figure" in page
    assert "Gap to target" in page
