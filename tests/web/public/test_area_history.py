"""The pages of an area say what it came from and what was split from it; old figures stay where they were."""

from datetime import date

import pytest
from django.test import Client

from lindung.opendata.models import Area, AreaChange
from lindung.vocabulary.areas.records import lineage_steps
from lindung.workflows.import_figures import import_figures
from tests.sample_areas import store_areas
from tests.web.conftest import HEADER, NOW
from tests.web.public.test_dashboard import text_of

FIGURES = HEADER + (
    "Kabupaten Kepulauan Sula,kabupaten,Maluku Utara,2011-12-31,60000,3000,5.00,,,,,total,,laporan lama,\n"
    "Kabupaten Kepulauan Sula,kabupaten,Maluku Utara,2025-05-31,40000,8000,20.00,,,,,total,,contoh,\n"
)
TALIABU = "Kabupaten Pulau Taliabu,kabupaten,Maluku Utara,2025-05-31,20000,444,2.22,,,,,total,,contoh,\n"


def stored(text: str) -> None:
    import_figures(data=text.encode(), file_name="angka.csv", entered_by="Petugas Rekaan", door="test", now=NOW)


@pytest.fixture
def sula(db: None) -> None:
    """Store Kepulauan Sula and Pulau Taliabu, Bulungan, their history, and figures of Sula before and after."""
    store_areas("82.05", "82.08", "65.01", "33.74")
    known = {"82.08", "65.01"}
    for step in lineage_steps():
        if step.area_code in known:
            AreaChange.objects.create(
                area_id=step.area_code,
                predecessor_code=step.predecessor_code,
                predecessor_name=step.predecessor_name,
                kind=step.kind.value,
                happened_on=step.happened_on,
                source=step.source,
            )
    stored(FIGURES)


@pytest.mark.usefixtures("sula")
def test_a_new_area_says_what_it_came_from_and_where_older_figures_are(reader: Client) -> None:
    html = reader.get("/wilayah/82.08/").text
    assert "11 Januari 2013: dimekarkan dari Kabupaten Kepulauan Sula (82.05), UU 6/2013." in text_of(html)
    assert html.count('href="/wilayah/82.05/"') == 1
    assert 'href="/wilayah/82.05/satu-angka/"' in html


@pytest.mark.usefixtures("sula")
def test_old_figures_of_the_mother_stay_and_say_of_whom_they_are(reader: Client) -> None:
    shown = text_of(reader.get("/wilayah/82.05/satu-angka/").text)
    assert "laporan lama" in shown
    assert "Kabupaten Pulau Taliabu (82.08) dimekarkan dari wilayah ini; angka sebelum itu mencakup keduanya" in shown
    assert "belum semua bagiannya punya angka" in shown


@pytest.mark.usefixtures("sula")
def test_shows_what_mother_and_child_add_up_to(reader: Client) -> None:
    stored(HEADER + TALIABU)
    shown = text_of(reader.get("/wilayah/82.05/").text)
    assert "(31 Mei 2025): 8.444 dari 60.000 (14,07%) terlindungi" in shown
    reader.cookies["bahasa"] = "en"
    assert "8,444 of 60,000 (14.07%) covered" in text_of(reader.get("/wilayah/82.05/").text)


@pytest.mark.usefixtures("sula")
@pytest.mark.parametrize(
    ("line", "why"),
    [
        (TALIABU.replace("2025-05-31", "2025-04-30"), "bulan yang berbeda"),
        (TALIABU.replace("2025-05-31,20000,444,2.22", "2025-05-31,,,2.22"), "belum semua bagiannya"),
    ],
)
def test_says_why_the_parts_cannot_be_added(reader: Client, line: str, why: str) -> None:
    stored(HEADER + line)
    assert why in text_of(reader.get("/wilayah/82.05/").text)


@pytest.mark.usefixtures("sula")
def test_an_area_with_another_code_before_links_nowhere(reader: Client) -> None:
    html = reader.get("/wilayah/65.01/").text
    assert "berganti kode dari Kabupaten Bulungan (64.04), UU 20/2012" in text_of(html)
    assert "/wilayah/64.04/" not in html


@pytest.mark.usefixtures("sula")
def test_an_area_without_history_has_no_such_section(reader: Client) -> None:
    assert "Riwayat wilayah" not in reader.get("/wilayah/33.74/").text


@pytest.mark.usefixtures("sula")
def test_an_old_code_in_a_file_leads_to_the_area_of_today(reader: Client) -> None:
    coded = HEADER.replace("area_name", "area_code,area_name")
    stored(coded + "64.04,Kabupaten Bulungan,kabupaten,,2011-12-31,50000,4000,8.00,,,,,total,,laporan lama,\n")
    assert "8,0" in text_of(reader.get("/wilayah/65.01/").text)


@pytest.mark.usefixtures("sula")
@pytest.mark.parametrize("page", ["", "satu-angka/"])
def test_an_old_address_leads_to_the_area_of_today(reader: Client, page: str) -> None:
    moved = reader.get(f"/wilayah/64.04/{page}")
    assert (moved.status_code, moved.headers["location"]) == (301, f"/wilayah/65.01/{page}")
    for code in ("64.99", "82.99", "91"):  # nobody knows, nobody knows, four provinces
        assert reader.get(f"/wilayah/{code}/{page}").status_code == 404


@pytest.mark.usefixtures("sula")
def test_an_area_that_ended_keeps_its_page_and_names_the_one_of_today(reader: Client) -> None:
    Area.objects.create(code="64.04", name="Kabupaten Bulungan", kind="kabupaten", level=2, valid_to=date(2012, 11, 16))
    shown = text_of(reader.get("/wilayah/64.04/").text)
    assert "Kabupaten Bulungan (65.01) dahulu memakai kode ini, UU 20/2012." in shown
