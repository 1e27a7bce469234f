"""An office counts coverage from its linkage, goes down to a district, and sets it beside the published figure."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import LazySettings
from playwright.sync_api import Page, expect

from lindung.vocabulary.job import JobState
from lindung.workflows.coverage.look import builds_shown
from tests.journeys.conftest import Opener
from tests.sample_jobs import do_waiting
from tests.workflows.coverage.counted_office import TEMBALANG, kept_office
from tests.workflows.linking.office_people import NOW

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOM = "/kantor/cakupan/"


@pytest.fixture
def linked(site: str, settings: LazySettings, tmp_path: Path) -> str:
    return kept_office(settings, tmp_path, is_counted=False)


@pytest.fixture
def build_id(site: str, settings: LazySettings, tmp_path: Path) -> str:
    return kept_office(settings, tmp_path)


def faults_of(page: Page) -> list[object]:
    return [(found["id"], found["nodes"][0]["html"][:200]) for found in Axe().run(page).response["violations"]]


def test_counts_by_a_double_click_and_reads_on(open_desk: Opener, linked: str, complaints: list[str]) -> None:
    page = open_desk("/")
    page.click("nav.menu >> text=Meja kerja")
    page.click("nav.desk-menu >> text=Cakupan")
    page.dblclick("text=Hitung cakupan sekarang")
    expect(page.locator("h1")).to_have_text("Hitungan cakupan: Kota Semarang")
    expect(page.locator("#kemajuan-judul")).to_have_text("Menunggu giliran")
    assert faults_of(page) == []
    assert do_waiting(NOW) == [JobState.DONE]
    expect(page.locator("h1")).to_have_text("Cakupan menurut register: Kota Semarang")
    assert [build.made_by for build in builds_shown()] == ["Petugas Contoh"]
    page.click("#wilayah >> text=Tembalang")
    expect(page.locator("h1")).to_have_text("Cakupan menurut register: Tembalang")
    page.select_option("#bulan", "2026-08")
    page.select_option("#indikator", "effective")
    page.click("text=Tampilkan")
    expect(page.locator("#wilayah-judul")).to_contain_text("Cakupan efektif")
    expect(page.locator(".as-of").first).to_contain_text("Agustus 2026")
    expect(page.locator("#wilayah-pilih")).to_have_value(TEMBALANG)
    page.click("nav.crumbs >> text=Kota Semarang")
    expect(page.locator("#bulan")).to_have_value("2026-08")
    assert complaints == []


def test_opens_the_list_behind_a_number(open_desk: Opener, build_id: str) -> None:
    page = open_desk(f"{ROOM}{build_id}/")
    number = page.inner_text("#wilayah tbody tr:has-text('Tembalang') .in-table >> nth=0").split()[0]
    page.click("#wilayah tbody tr:has-text('Tembalang') .in-table")
    expect(page.locator("h1")).to_have_text("Kesenjangan menurut nama")
    page.select_option("#keperluan", "laporan")
    page.click("main >> button:has-text('Cari')")
    expect(page.locator("#hasil-judul")).to_have_text(f"{number} orang")


def test_sorts_opens_definitions_and_downloads_without_javascript(open_desk: Opener, build_id: str) -> None:
    page = open_desk(f"{ROOM}{build_id}/", scripts=False)
    page.click("#wilayah thead >> text=Persen")
    assert page.url.endswith("?urut=-persen#wilayah")
    page.click("section.hero >> summary")
    expect(page.locator("section.hero .definition p").first).to_be_visible()
    page.click("section:has(#tren-judul) >> summary")
    expect(page.locator("section:has(#tren-judul) table tbody tr").first).to_be_visible()
    with page.expect_download() as download:
        page.click("#wilayah >> text=CSV")
    assert download.value.suggested_filename == "cakupan-net-33.74-2026-11.csv"


def test_is_reached_by_the_keyboard(open_desk: Opener, build_id: str) -> None:
    page = open_desk(f"{ROOM}{build_id}/")
    page.focus("#bulan")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**bulan=2026-10**")
    page.focus("#wilayah thead a >> nth=0")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("width", [1440, 1120, 390])
def test_can_be_read_and_used_by_everyone(open_desk: Opener, build_id: str, width: int) -> None:
    paths = [
        "", f"{build_id}/", f"{build_id}/?wilayah={TEMBALANG}&bulan=2026-08&indikator=in_grace",
        f"{build_id}/?wilayah={TEMBALANG}.1001", f"{build_id}/?bulan=2020-01", "ffffffffffff/",
    ]  # fmt: skip
    page = open_desk(ROOM, width=width)
    faults: dict[str, object] = {}
    for path in paths:
        page.goto(page.url.partition(ROOM)[0] + ROOM + path)
        for summary in page.locator("main summary").all():
            summary.click()
        faults[path] = faults_of(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("width", [1440, 390])
def test_teaches_and_offers_to_count(open_desk: Opener, linked: str, width: int) -> None:
    page = open_desk(ROOM, width=width)
    assert faults_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_teaches_an_office_that_has_nothing_yet(open_desk: Opener) -> None:
    page = open_desk(ROOM, width=390)
    assert faults_of(page) == []
    page.click("text=Ke Pemadanan")
    expect(page.locator("h1")).to_have_text("Pemadanan")


def test_prints_numbers_without_its_forms(open_desk: Opener, build_id: str) -> None:
    page = open_desk(f"{ROOM}{build_id}/")
    page.emulate_media(media="print")
    assert not page.is_visible(".choosers")
    assert not page.is_visible(".definition >> nth=0")
    assert page.is_visible("#wilayah tbody tr >> nth=0")
    assert page.is_visible("#terbit")
