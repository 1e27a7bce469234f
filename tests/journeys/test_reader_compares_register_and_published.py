"""A reader sees the published figure and the one from persons, plays the months, and compares regencies."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import expect

from lindung.opendata.models import Observation, Release
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.seal import seal, unseal
from lindung.vocabulary.month import Month
from tests.journeys.conftest import Opener
from tests.sample_observations import EFFECTIVE, NOVEMBER, OCTOBER
from tests.sample_releases import released
from tests.web.public.conftest import NET, counted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CITY = "/wilayah/33.74/"
PAGES = [
    CITY,
    f"{CITY}?sumber=register",
    "/wilayah/33.74.14/",
    "/wilayah/33/banding/?dasar=register",
    "/wilayah/33/banding/",
]
MAP = f"{CITY}?sumber=register#peta"
SHOWN = "#bingkai svg.map-wide a[aria-label^=Tembalang]"


@pytest.fixture(autouse=True)
def release(site: str) -> Iterator[ReleaseInfo]:
    """Release three months, one district suppressed; afterwards take everything away, which no program may do."""
    months = (Month(2026, 9), OCTOBER, NOVEMBER)
    yield released(counted(*months, hidden=("33.74.14",)), indicators=(NET, EFFECTIVE))
    with connection.schema_editor() as editor:
        unseal(editor)
    Observation.objects.all().delete()
    Release.objects.all().delete()
    with connection.schema_editor() as editor:
        seal(editor)


@pytest.mark.parametrize("width", [1440, 390])
def test_meets_the_rules_on_a_desk_and_on_a_phone(open_page: Opener, complaints: list[str], width: int) -> None:
    for path in PAGES:
        page = open_page(path, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == [], path
    assert complaints == []


def test_plays_the_months_and_stops_at_the_last(open_page: Opener) -> None:
    page = open_page(MAP)
    assert page.inner_text("[data-player] output") == "November 2026"
    page.click("[data-play]")
    expect(page.locator("[data-player] output")).to_have_text("September 2026")
    assert page.inner_text("[data-play]") == "Jeda"
    expect(page.locator("[data-player] output")).to_have_text("November 2026")
    expect(page.locator("[data-play]")).to_have_text("Putar")
    assert "bulan=2026-11" in page.url


def test_moves_the_months_with_the_keyboard(open_page: Opener) -> None:
    page = open_page(MAP)
    slider = page.locator("[data-player] input")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**{CITY}?sumber=register&bulan=2026-10#peta")
    assert slider.get_attribute("aria-valuetext") == "Oktober 2026"
    assert page.get_attribute(SHOWN, "aria-label") == "Tembalang: 500 pekerja di daftar, 32,0%"
    page.keyboard.press("Home")
    page.wait_for_url(f"**{CITY}?sumber=register&bulan=2026-09#peta")
    assert page.get_attribute(SHOWN, "aria-label") == "Tembalang: 500 pekerja di daftar, 30,0%"


def test_starts_the_player_also_after_the_switch(open_page: Opener) -> None:
    page = open_page(CITY)
    page.click("nav.segmented >> text=Dari register")
    page.wait_for_selector("[data-player]:not([hidden])")
    assert page.is_visible("[data-play]")


def test_does_not_move_for_those_who_asked_for_less_motion(open_page: Opener) -> None:
    page = open_page(MAP, reduced_motion="reduce")
    assert page.is_hidden("[data-play]")
    assert page.is_visible("[data-player] input")


def test_leads_through_the_months_without_javascript(open_page: Opener) -> None:
    page = open_page(CITY, scripts=False)
    page.click("nav.segmented >> text=Dari register")
    page.click(".months-list >> text=Oktober 2026")
    assert "bulan=2026-10" in page.url
    assert page.get_attribute(SHOWN, "aria-label") == "Tembalang: 500 pekerja di daftar, 32,0%"
    assert page.is_hidden("[data-player]")


def test_compares_regencies_from_both_sources(open_page: Opener) -> None:
    page = open_page("/wilayah/33/")
    page.click("text=Bandingkan kabupaten/kota sejenis")
    assert "antara tempat 1 dan 2 dari 2" in page.inner_text("main")
    page.click("nav.segmented >> text=Dari register")
    assert "rilis 2026-11-a" in page.inner_text("main")
    page.click("nav.languages >> text=EN")
    assert "A small difference is no rank." in page.inner_text("main")
