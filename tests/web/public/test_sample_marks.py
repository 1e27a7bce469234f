"""A reader who sees a figure of invented people sees the mark beside it, on every page; beside a real one never."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from lindung.vocabulary.language import Words
from lindung.workflows.releases.release import withdraw_release
from tests.sample_releases import NOW
from tests.web.public.conftest import Releaser

pytestmark = pytest.mark.usefixtures("figures")
MARK = {"id": "Contoh - data rekaan", "en": "Sample - invented data"}
CITY = "/wilayah/33.74/"
PLACES = {
    "list of releases": ("/data/", 'id="rilis-judul"'),
    "dataset": ("/data/2026-11-a/", "<h1>"),
    "quotation": ("/data/2026-11-a/", 'class="cite"'),
    "card": (CITY, 'id="k-register"'),
    "trend": (CITY, 'id="t-judul"'),
    "trend as a table": (CITY, 'class="as-table"'),
    "map": (f"{CITY}?sumber=register", 'id="p-judul"'),
    "printed map": (f"{CITY}?sumber=register", "months-printed"),
    "ranks": ("/wilayah/33/banding/?dasar=register", "<h1>"),
}


def part(html: str, start: str) -> str:
    """Return a page from one place to the end of its section."""
    found = html.partition(start)[2]
    assert found
    return re.split(r"</section>|<section", found)[0]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", MARK)
def test_shows_the_mark_wherever_its_figures_are(
    reader: Client, release_months: Releaser, place: str, language: str
) -> None:
    release_months(is_sample=True)
    reader.cookies["bahasa"] = language
    address, start = PLACES[place]
    assert MARK[language] in part(reader.get(address).text, start)


@pytest.mark.parametrize("place", PLACES)
def test_marks_no_real_release(reader: Client, release_months: Releaser, place: str) -> None:
    release_months()
    assert MARK["id"] not in reader.get(PLACES[place][0]).text


def test_the_line_of_the_trend_is_named_a_sample(reader: Client, release_months: Releaser) -> None:
    release_months(is_sample=True)
    page = reader.get(CITY).text
    assert "Register contoh" in page
    assert ">Dari register</text>" not in page


def test_the_stone_of_a_withdrawn_sample_says_it(reader: Client, release_months: Releaser) -> None:
    release_months(is_sample=True)
    withdraw_release("2026-11-a", reason=Words("Keliru.", "Wrong."), now=NOW + timedelta(days=1))
    assert MARK["id"] in reader.get("/data/2026-11-a/").text


def test_pages_leave_the_sample_for_a_real_release(reader: Client, release_months: Releaser) -> None:
    release_months(is_sample=True)
    release_months()
    assert MARK["id"] not in reader.get(CITY).text
    assert 'href="/data/2026-11-b/"' in reader.get(CITY).text
    listed = reader.get("/data/").text
    assert listed.count(MARK["id"]) == 1
    assert reader.get("/data/latest/").headers["Location"] == "/data/2026-11-b/"


def test_programs_are_told(reader: Client, release_months: Releaser) -> None:
    release_months(is_sample=True)
    series = reader.get("/data/api/series?area=33.74&indicator=net").json()
    children = reader.get("/data/api/children?area=33.74&indicator=net&month=2026-11").json()
    listed = reader.get("/data/api/releases").json()["releases"]
    for answer in (series, children, *listed):
        assert (answer["is_sample"], answer["sample"]) == (True, MARK)


def test_downloads_are_named_after_it(reader: Client, release_months: Releaser) -> None:
    release_months(is_sample=True)
    for name in ("observations.csv", "dictionary.csv"):
        named = reader.get(f"/data/2026-11-a/{name}").headers["Content-Disposition"]
        assert named == f'attachment; filename="lindung-CONTOH-2026-11-a-{name}"'


def test_the_page_says_by_which_list_of_areas_it_was_counted(reader: Client, release_months: Releaser) -> None:
    release_months(areas_digest="0f1e2d3c4b5a6978")
    assert "Edisi daftar wilayah</dt><dd><code>0f1e2d3c4b5a6978</code>" in reader.get("/data/2026-11-a/").text
    release_months()
    assert "Edisi daftar wilayah</dt><dd>tidak tercatat" in reader.get("/data/2026-11-b/").text
