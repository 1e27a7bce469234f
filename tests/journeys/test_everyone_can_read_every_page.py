"""Pages for everyone: with a keyboard, a phone, a screen reader, without JavaScript, on a wall."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import Opener

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = [
    "/", "/wilayah/33/", "/wilayah/33.74/", "/wilayah/33.74.02/", "/wilayah/33.72/satu-angka/",
    "/wilayah/33.74/layar/", "/cari/?q=semarang", "/metode/", "/masukkan/", "/impor/", "/tidak-ada/",
]  # fmt: skip
WEIGHT_LIMIT = 120_000


@pytest.mark.parametrize("width", [1440, 390])
def test_meets_the_accessibility_rules(open_page: Opener, width: int) -> None:
    found = {}
    for path in PAGES:
        results = Axe().run(open_page(path, width=width))
        found[path] = [
            (violation["id"], [node["html"][:160] for node in violation["nodes"]])
            for violation in results.response["violations"]
        ]
    assert {path: violations for path, violations in found.items() if violations} == {}


@pytest.mark.parametrize("width", [320, 390, 768])
def test_never_scrolls_sideways(open_page: Opener, width: int) -> None:
    widths = {path: open_page(path, width=width).evaluate("document.documentElement.scrollWidth") for path in PAGES}
    assert {path: found for path, found in widths.items() if found > width} == {}


def test_breaks_no_rule_of_the_content_security_policy(open_page: Opener, complaints: list[str]) -> None:
    for path in PAGES[:-1]:
        open_page(path)
    assert complaints == []


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1280, 720)])
def test_fits_the_wall_on_one_screen(open_page: Opener, width: int, height: int) -> None:
    page = open_page("/wilayah/33.74/layar/", width=width, height=height)
    size = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    assert size == [width, height]
    columns = "[...document.querySelectorAll('.wall-left,.wall-right')]"
    assert page.evaluate(f"{columns}.filter(column => column.scrollHeight > column.clientHeight + 1).length") == 0


def test_pauses_the_wall_at_a_touch(open_page: Opener) -> None:
    page = open_page("/wilayah/33.74/layar/", width=1920, height=1080)
    assert "Berganti tiap 30 detik" in page.inner_text("[data-state]")
    page.mouse.click(400, 400)
    assert "Dijeda" in page.inner_text("[data-state]")


def test_does_not_turn_the_wall_for_those_who_asked_for_less_motion(open_page: Opener) -> None:
    page = open_page("/wilayah/33.74/layar/", reduced_motion="reduce")
    assert page.inner_text("[data-state]") == ""


def test_works_without_javascript(open_page: Opener) -> None:
    page = open_page("/wilayah/33.74/", scripts=False)
    page.click("text=Cakupan vs target")
    assert page.url.endswith("?urut=-cakupan#daftar")
    assert page.inner_text(".children tbody tr:first-child th") == "Semarang Tengah"
    page.click("nav.languages >> text=EN")
    assert "Coverage vs target" in page.inner_text(".children")
    page.fill("#cari-atas", "surakarta")
    page.press("#cari-atas", "Enter")
    page.click("text=Kota Surakarta")
    page.click("text=One number")
    assert "The target of 149,607 needs 262,376 workers" in page.inner_text("main")


def test_sorts_the_table_without_loading_the_page(open_page: Opener) -> None:
    page = open_page("/wilayah/33.74/")
    page.evaluate("window.stayed = true")
    page.click("text=Cakupan vs target")
    page.wait_for_selector('.children th[aria-sort="descending"] >> text=Cakupan')
    assert page.evaluate("window.stayed") is True
    assert "urut=-cakupan" in page.url


def test_shows_where_the_keyboard_is(open_page: Opener) -> None:
    page = open_page("/wilayah/33.74/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("path", ["/", "/wilayah/33/", "/wilayah/33.74/", "/wilayah/33.74/layar/"])
def test_weighs_little(open_page: Opener, path: str) -> None:
    page = open_page("/metode/")
    weights: dict[str, int] = {}
    page.on("response", lambda answer: weights.update({answer.url: _weight(answer.body(), answer.url)}))
    page.goto(page.url.replace("/metode/", path), wait_until="networkidle")
    assert sum(weights.values()) < WEIGHT_LIMIT, weights


def _weight(body: bytes, url: str) -> int:
    return len(body) if url.endswith(".woff2") else len(gzip.compress(body))
