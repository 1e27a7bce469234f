"""An office spreads a target over districts and villages, changes a number, and goes back."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lindung.workflows.targets.spread_target import spread_target
from tests.journeys.conftest import Opener
from tests.workflows.targets.conftest import NOW, villages_file, wanted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOM = "/kantor/target/"


@pytest.fixture
def plan_id(site: str) -> int:
    return spread_target(wanted(), entered_by="Petugas Contoh", now=NOW, file=villages_file()).plan_id


def faults_of(page: Page) -> list[object]:
    return [(found["id"], found["nodes"][0]["html"][:200]) for found in Axe().run(page).response["violations"]]


def fill(page: Page, *, amount: str) -> None:
    page.fill("#id_area", "Kota Semarang")
    page.fill("#id_due", "2026")
    page.fill("#id_amount", amount)
    page.select_option("#id_origin", "RPJMD")
    page.select_option("#id_rule", "equal_effort")
    page.fill("#id_decree", "Keputusan Wali Kota Contoh 1/2026")
    data = villages_file().data
    page.set_input_files("#berkas", {"name": "angka.csv", "mimeType": "text/csv", "buffer": data})


def test_from_the_empty_page_to_a_stored_spread(open_desk: Opener, complaints: list[str]) -> None:
    page = open_desk("/")
    page.click("nav.menu >> text=Meja kerja")
    page.click("nav.desk-menu >> text=Target")
    page.click("text=Bagi target pertama")
    fill(page, amount="90.000")
    page.click("text=Periksa pembagian")
    expect(page.locator("#bagian-judul")).to_have_text("Bagian tiap kecamatan")
    expect(page.locator(".shares tfoot .goal")).to_contain_text("90.000")
    page.click("summary:has-text('Mijen')")
    page.click("text=Simpan target ini")
    expect(page.locator("h1")).to_have_text("Target Kota Semarang")
    expect(page.locator(".levels .chip-above")).to_have_count(2)
    assert "Keputusan Wali Kota Contoh 1/2026" in page.inner_text(".as-of")
    assert complaints == []


def test_changes_one_village_and_goes_back(open_desk: Opener, plan_id: int) -> None:
    page = open_desk(f"{ROOM}{plan_id}/")
    page.click(".shares >> text=Mijen")
    first = page.locator(".shares tbody tr:first-child input[inputmode=numeric]")
    before = first.input_value()
    first.fill("777")
    expect(page.locator(".save-bar .recorded b")).to_have_text("Petugas Contoh")
    page.keyboard.press("Enter")
    expect(page.locator(".shares tbody tr:first-child .chip")).to_have_text("ditetapkan sendiri")
    expect(page.locator(".shares tbody tr:first-child input[inputmode=numeric]")).to_have_value("777")
    page.click("text=Kembali ke versi sebelumnya")
    page.click(".shares >> text=Mijen")
    expect(page.locator(".shares tbody tr:first-child input[inputmode=numeric]")).to_have_value(before)


def test_works_without_javascript_and_says_what_cannot_be(open_desk: Opener, plan_id: int) -> None:
    page = open_desk(f"{ROOM}{plan_id}/?wilayah=33.74.01", scripts=False)
    page.fill(".shares tbody tr:first-child input[inputmode=numeric]", "2.000")
    page.click("text=Simpan dan bagi ulang")
    expect(page.locator("[role=alert]")).to_contain_text("pekerjanya hanya 1.000")
    expect(page.locator(".shares tbody tr:first-child input[inputmode=numeric]")).to_have_value("2.000")


def test_downloads_and_prints(open_desk: Opener, plan_id: int) -> None:
    page = open_desk(f"{ROOM}{plan_id}/")
    with page.expect_download() as download:
        page.click("main >> text=XLSX")
    assert download.value.suggested_filename == "target-33.74-2026-v1.xlsx"
    page.emulate_media(media="print")
    assert not page.is_visible(".save-bar")
    assert page.is_visible(".shares tbody tr >> nth=0")


@pytest.mark.parametrize("width", [1440, 390])
def test_can_be_read_and_used_by_everyone(open_desk: Opener, plan_id: int, width: int) -> None:
    page = open_desk(ROOM, width=width)
    root = page.url.partition(ROOM)[0] + ROOM
    faults: dict[str, object] = {}
    for path in ("", "baru/", f"{plan_id}/", f"{plan_id}/?wilayah=33.74.01", f"{plan_id}/?bahasa=en"):
        page.goto(root + path)
        faults[path] = faults_of(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.goto(f"{root}baru/?bahasa=id")
    fill(page, amount="95.000")
    page.click("text=Periksa pembagian")
    expect(page.locator("#bagian-judul")).to_be_visible()
    faults["preview"] = faults_of(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.fill("#id_amount", "96.000")
    page.click("text=Simpan target ini")
    expect(page.locator("[role=alert]")).to_contain_text("berubah sejak diperiksa")
    faults["refused"] = faults_of(page)
    assert {name: found for name, found in faults.items() if found} == {}


def test_teaches_an_office_that_has_no_target(open_desk: Opener) -> None:
    page = open_desk(ROOM, width=390)
    assert faults_of(page) == []
    expect(page.locator(".empty")).to_contain_text("Belum ada target yang dibagi")
