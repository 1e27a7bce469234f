"""An office looks at a linkage, goes down to a district, looks people up, and reconciles with the published gap."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opener
from tests.workflows.linking.stored_linkage import stored_linkage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOM = "/kantor/pemadanan/"


@pytest.fixture
def linkage_id(site: str) -> str:
    return stored_linkage().manifest.linkage_id


def faults_of(page: Page) -> list[object]:
    return [(found["id"], found["nodes"][0]["html"][:200]) for found in Axe().run(page).response["violations"]]


def look_up(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        if name == "keperluan":
            page.select_option("#keperluan", value)
        else:
            page.fill(f"#{name}", value)
    page.click("main >> button:has-text('Cari')")


def test_goes_from_the_menu_to_a_name_and_back(open_desk: Opener, linkage_id: str, complaints: list[str]) -> None:
    page = open_desk("/")
    page.click("nav.menu >> text=Meja kerja")
    page.click("nav.desk-menu >> text=Pemadanan")
    page.click("main >> table >> text=Kota Semarang")
    page.click("#wilayah >> text=Ngaliyan")
    expect(page.locator("h1")).to_have_text("Pemadanan Ngaliyan")
    number = page.locator("#wilayah tbody tr:first-child td a").first
    counted = re.match(r"\d+", number.inner_text())
    number.click()
    look_up(page, keperluan="kunjungan")
    assert counted is not None
    expect(page.locator("#hasil-judul")).to_have_text(f"{counted[0]} orang")
    assert "?" not in page.url
    page.click("text=Pemadanan >> nth=0")
    assert complaints == []


def test_turns_pages_and_downloads(open_desk: Opener, linkage_id: str) -> None:
    page = open_desk(f"{ROOM}{linkage_id}/orang/")
    look_up(page, cari="orang")
    first = page.inner_text("#hasil tbody tr:first-child th")
    page.click("#hasil >> text=Berikutnya")
    expect(page.locator("#hasil .sub")).to_contain_text("halaman 2")
    assert page.inner_text("#hasil tbody tr:first-child th") != first
    with page.expect_download() as download:
        page.click("#hasil >> button:has-text('CSV')")
    assert download.value.suggested_filename == "orang-33.74-2026-11.csv"


def test_reads_the_account_and_goes_to_the_ledger(open_desk: Opener, linkage_id: str) -> None:
    page = open_desk(f"{ROOM}{linkage_id}/")
    page.click("main >> text=Rekonsiliasi")
    page.click("text=Kesenjangan ke target >> nth=0")
    expect(page.locator(".account-lines tfoot .number")).to_have_text("94.802")
    page.click(".account-lines >> a")
    expect(page.locator("h1")).to_have_text("Kesenjangan menurut nama")
    page.go_back()
    page.click("main >> .actions >> text=Satu angka")
    expect(page.locator("h1")).to_have_text("Satu angka: Kota Semarang")


def test_works_without_javascript_and_with_the_keyboard(open_desk: Opener, linkage_id: str) -> None:
    page = open_desk(f"{ROOM}{linkage_id}/orang/", scripts=False)
    page.focus("#cari")
    page.keyboard.type("orang rekaan 4")
    page.keyboard.press("Enter")
    expect(page.locator("#hasil-judul")).to_contain_text("orang")


@pytest.mark.parametrize("width", [1440, 390])
def test_can_be_read_and_used_by_everyone(open_desk: Opener, linkage_id: str, width: int) -> None:
    paths = [
        "", f"{linkage_id}/", f"{linkage_id}/?wilayah=33.74.15", f"{linkage_id}/orang/",
        "rekonsiliasi/33.74/?ke=target", "rekonsiliasi/33.74/", "rekonsiliasi/33.74.15/", "ffffffffffff/",
    ]  # fmt: skip
    page = open_desk(ROOM, width=width)
    faults: dict[str, object] = {}
    for path in paths:
        page.goto(page.url.partition(ROOM)[0] + ROOM + path)
        faults[path] = faults_of(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(page.url.partition(ROOM)[0] + f"{ROOM}{linkage_id}/orang/")
    page.click("summary:has-text('Saring lebih jauh')")
    page.click("main >> button:has-text('Cari')")
    faults["refused"] = faults_of(page)
    look_up(page, cari="orang")
    page.click("summary:has-text('Hitungan menurut desa')")
    faults["found"] = faults_of(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    look_up(page, cari="zzz")
    faults["nobody"] = faults_of(page)
    assert {name: found for name, found in faults.items() if found} == {}


def test_teaches_an_office_that_has_nothing_yet(open_desk: Opener) -> None:
    page = open_desk(ROOM, width=390)
    assert faults_of(page) == []
    page.click("text=Kirim daftar pertama")
    expect(page.locator("h1")).to_be_visible()


def test_prints_the_list_without_its_form(open_desk: Opener, linkage_id: str) -> None:
    page = open_desk(f"{ROOM}{linkage_id}/orang/")
    look_up(page, cari="orang")
    page.emulate_media(media="print")
    assert not page.is_visible(".look-form")
    assert page.is_visible("#hasil tbody tr >> nth=0")
