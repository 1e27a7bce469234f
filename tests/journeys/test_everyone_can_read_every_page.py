"""Pages for everyone: with a keyboard, a phone, a screen reader, without JavaScript, on a wall."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from lindung.vocabulary.role import Role
from tests.journeys.conftest import Opener
from tests.sample_accounts import PASSWORD, account_with

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = [
    "/", "/wilayah/33/", "/wilayah/33.74/", "/wilayah/33.74.02/", "/wilayah/33.72/satu-angka/",
    "/wilayah/33.74/layar/", "/cari/?q=semarang", "/metode/", "/masuk/", "/tidak-ada/",
]  # fmt: skip
HELP_PAGES = ["", "cara/tinjau-pasangan/", "sebab/", "sebab/?cari=E04", "sebab/?cari=tidak-ada", "istilah/"]
DESK_PAGES = {
    Role.MANPOWER: ["/masukkan/", "/impor/", "/kantor/", "/akun/", "/kantor/audit/", "/kantor/pekerjaan/"],
    Role.PLANNING: ["/kantor/rilis/", "/kantor/rilis/konsep/"],
    Role.ADMINISTRATOR: ["/kantor/", "/kantor/akun/", "/kantor/akun/undang/", "/kantor/akun/administrator/"],
    Role.AUDITOR: ["/kantor/", "/kantor/audit/"],
}
"""Pages behind the door, by who looks at them; the trail is none for an officer, who is told so."""

VISITS = [(path, None) for path in PAGES] + [(path, role) for role in DESK_PAGES for path in DESK_PAGES[role]]
VISITS += [(f"/kantor/bantuan/{path}", Role.MANPOWER) for path in HELP_PAGES]
VISITS += [("/kantor/bantuan/", Role.AUDITOR), ("/kantor/bantuan/cara/data-bocor/", Role.AUDITOR)]
NOT_THERE, NOT_THEIRS = ("/tidak-ada/", None), ("/kantor/audit/", Role.MANPOWER)
WEIGHT_LIMIT = 120_000


def in_language(path: str, language: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}bahasa={language}"


@pytest.mark.parametrize(("width", "language"), [(1440, "id"), (390, "en")])
def test_meets_the_accessibility_rules(open_page: Opener, width: int, language: str) -> None:
    found = {}
    for path, role in VISITS:
        page = open_page(in_language(path, language), width=width, as_=role)
        assert page.get_attribute("html", "lang") == language, path
        found[path, role] = [
            (violation["id"], [node["html"][:160] for node in violation["nodes"]])
            for violation in Axe().run(page).response["violations"]
        ]
    assert {visit: violations for visit, violations in found.items() if violations} == {}


def test_never_scrolls_sideways_and_breaks_no_rule_of_the_content_security_policy(
    open_page: Opener, complaints: list[str]
) -> None:
    errors = [NOT_THERE, NOT_THEIRS]
    widths = {visit: widths_of(open_page, *visit) for visit in errors}
    complaints.clear()  # the browser complains of every answer that is an error
    widths |= {visit: widths_of(open_page, *visit) for visit in VISITS if visit not in errors}
    assert complaints == []
    assert {visit: found for visit, found in widths.items() if any(wide > width for width, wide in found.items())} == {}


def widths_of(open_page: Opener, path: str, role: Role | None) -> dict[int, int]:
    """How wide a page is in windows of some widths, the last of a large and of a small phone."""
    page = open_page(path, width=768, as_=role)
    found = {}
    for width in (768, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = page.evaluate("document.documentElement.scrollWidth")
    return found


@pytest.mark.parametrize(
    ("path", "entries"),
    [("/kantor/cakupan/", 2), ("/kantor/daftar/", 2), ("/kantor/data-pribadi/", 2), ("/kantor/bantuan/", 1)],
)
def test_a_phone_shows_where_one_is_in_the_menu_and_the_way_to_help(open_page: Opener, path: str, entries: int) -> None:
    page = open_page(path, width=390, scripts=False, as_=Role.MANPOWER)
    boxes = [entry.bounding_box() for entry in page.locator(".desk-menu :is([aria-current], .howto-here)").all()]
    spans = [(box["x"], box["x"] + box["width"]) for box in boxes if box is not None]
    assert len(spans) == len(boxes) == entries
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= 390


def test_a_colleague_finds_out_what_a_fault_means_without_javascript(open_page: Opener) -> None:
    page = open_page("/kantor/", width=390, scripts=False, as_=Role.VILLAGE)
    page.click("nav.desk-menu >> text=Bantuan")
    page.fill("[name=cari]", "E04")
    page.press("[name=cari]", "Enter")
    assert page.inner_text("main h2") == "E04 Nama berbeda"
    page.click("nav.crumbs >> text=Bantuan")
    page.click("summary >> text=Untuk peran lain")
    page.click("main >> text=Memutuskan pasangan yang meragukan dengan papan ketik")
    expect(page.locator(".notice")).to_contain_text("Untuk peran lain.")


def test_signs_in_and_out_without_javascript_and_comes_back_to_the_page(open_page: Opener) -> None:
    account_with(Role.MANPOWER)
    page = open_page("/masukkan/?wilayah=33.74", scripts=False)
    assert page.inner_text("h1") == "Masuk akun"
    page.fill("[name=login]", "petugas")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    assert page.url.endswith("/masukkan/?wilayah=33.74")
    expect(page.locator(".who")).to_have_text("Petugas Contoh")
    page.click(".who >> a")
    page.click("main >> button:text-is('Keluar akun')")
    expect(page.locator(".who")).to_have_text("Masuk akun")
    page.goto(page.url.rpartition("/")[0] + "/masukkan/")
    assert page.inner_text("h1") == "Masuk akun"


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
