"""Anyone calculates contributions: on a phone, with a keyboard, without JavaScript, on paper."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import Opener

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORKER = (
    "/hitung/pekerja/?penghasilan=2200000&sektor=transport&pembayar=apbdes&bulan=2026-02&lama=3&anak_1=smp&anak_2=sd"
)
EMPLOYER = "/hitung/pemberi-kerja/?upah=4600000&pekerja=25&upah=12000000&pekerja=2&risiko=2&skala=medium&bulan=2026-03"
BUDGET = "/hitung/anggaran-desa/?pekerja=120&dari=2026-01&sampai=2027-06&pembayar=apbdes&anggaran=10000000"
ANSWERS = [WORKER, EMPLOYER, BUDGET]
PAGES = ["/hitung/", "/hitung/pekerja/", "/hitung/pemberi-kerja/", "/hitung/anggaran-desa/", *ANSWERS]
FAULTY = "/hitung/pemberi-kerja/?upah=abc&pekerja=0&bulan=2014-01"
WEIGHT_LIMIT = 120_000
UNFOLD = "for (const folded of document.querySelectorAll('main details')) folded.open = true"
SMALL_TARGETS = (
    "[...document.querySelectorAll('.calc-form :is(input, select, button), .segmented a, main summary')]"
    ".map(one => one.type === 'checkbox' ? one.parentElement : one)"
    ".filter(one => one.getBoundingClientRect().height < 44 && one.getBoundingClientRect().height > 0)"
    ".map(one => one.outerHTML.slice(0, 90))"
)

LETTERS = (
    "[...document.querySelectorAll('.calc-form .field :is(input, select)')].map(one => getComputedStyle(one).fontSize)"
)


@pytest.mark.parametrize("width", [1440, 390])
def test_meets_the_accessibility_rules(open_page: Opener, width: int) -> None:
    found = {}
    for path in [*PAGES, FAULTY]:
        page = open_page(path, width=width)
        page.evaluate(UNFOLD)
        violations = Axe().run(page).response["violations"]
        found[path] = [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in violations]
    assert {path: violations for path, violations in found.items() if violations} == {}


@pytest.mark.parametrize("width", [320, 390, 768])
def test_never_scrolls_sideways(open_page: Opener, width: int) -> None:
    widths = {}
    for path in [*PAGES, FAULTY]:
        page = open_page(path, width=width)
        page.evaluate(UNFOLD)
        widths[path] = page.evaluate("document.documentElement.scrollWidth")
    assert {path: found for path, found in widths.items() if found > width} == {}


@pytest.mark.parametrize("path", PAGES[1:])
def test_has_room_for_thumbs(open_page: Opener, path: str) -> None:
    page = open_page(path, width=390)
    assert page.evaluate(SMALL_TARGETS) == []
    assert set(page.evaluate(LETTERS)) == {"17px"}


def test_breaks_no_rule_of_the_content_security_policy(open_page: Opener, complaints: list[str]) -> None:
    for path in PAGES:
        open_page(path)
    assert complaints == []


def test_answers_without_javascript(open_page: Opener) -> None:
    page = open_page("/hitung/", width=390, scripts=False)
    page.click("text=Anggaran desa")
    page.fill("#id_pekerja", "120")
    page.fill("#id_dari", "2026-01")
    page.fill("#id_sampai", "2026-12")
    page.select_option("#id_pembayar", "apbd")
    page.click("main >> button:has-text('Hitung')")
    assert page.inner_text(".hero-figure") == "Rp24.192.000"
    assert page.url.endswith("#hasil")
    page.click("text=Mengapa Rp16.800 per pekerja")
    assert "PP 44/2015 Pasal 17" in page.inner_text(".why[open]")
    page.click("nav.languages >> text=EN")
    assert "Budget needed" in page.inner_text(".hero")
    assert page.input_value("#id_pekerja") == "120"


def test_answers_to_the_keyboard_alone(open_page: Opener) -> None:
    page = open_page("/hitung/pekerja/")
    page.focus("#id_penghasilan")
    page.keyboard.type("1.000.000")
    page.keyboard.press("Enter")
    page.wait_for_selector("#hasil")
    page.focus("main summary")
    page.keyboard.press("Enter")
    assert page.locator(".why[open]").count() == 1


def test_prints_the_answer_and_leaves_the_form_out(open_page: Opener) -> None:
    page = open_page(BUDGET)
    page.emulate_media(media="print")
    hidden = [".top", ".calc-form", ".segmented", "[data-print]", ".why >> nth=0"]
    assert [place for place in hidden if page.is_visible(place)] == []
    assert page.is_visible(".months")
    assert page.is_visible(".signature")


def test_shows_the_print_button_only_where_it_works(open_page: Opener) -> None:
    assert open_page(WORKER).is_visible("[data-print]")
    assert not open_page(WORKER, scripts=False).is_visible("[data-print]")


@pytest.mark.parametrize("path", ANSWERS)
def test_weighs_little(open_page: Opener, path: str) -> None:
    page = open_page("/metode/")
    weights: dict[str, int] = {}
    page.on("response", lambda answer: weights.update({answer.url: _weight(answer.body(), answer.url)}))
    page.goto(page.url.replace("/metode/", path), wait_until="load")
    assert sum(weights.values()) < WEIGHT_LIMIT, weights


def _weight(body: bytes, url: str) -> int:
    return len(body) if url.endswith(".woff2") else len(gzip.compress(body))
