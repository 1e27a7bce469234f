"""An office shows one NIK for a reason, answers a request about somebody's data, and reports a breach."""

import re
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import LazySettings
from playwright.sync_api import Page, expect

from tests.engines.linkage.listed_people import FIRST_NIK
from tests.journeys.conftest import Opener
from tests.workflows.linking.stored_linkage import stored_linkage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOM = "/kantor/data-pribadi/"
DIGITS = str(FIRST_NIK + 4)
SHOWN = f"{DIGITS[:6]} {DIGITS[6:12]} {DIGITS[12:]}"


@pytest.fixture
def people(site: str) -> str:
    return f"/kantor/pemadanan/{stored_linkage().manifest.linkage_id}/orang/"


def faults_of(page: Page) -> list[object]:
    return [(found["id"], found["nodes"][0]["html"][:200]) for found in Axe().run(page).response["violations"]]


def enter_request(page: Page) -> None:
    page.click("text=Catat permintaan")
    page.select_option("#hak", "erasure")
    page.fill("#nama", "Orang Rekaan")
    page.fill("#nik", DIGITS)
    page.fill("#permintaan", "Mohon data saya dihapus.")
    page.fill("#wilayah", "33.74")
    page.click("button:has-text('Simpan')")


def test_a_number_comes_in_place_for_a_reason_and_the_limit_is_said_there_too(
    open_desk: Opener, people: str, settings: LazySettings, complaints: list[str]
) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, reveals_per_hour=1)
    page = open_desk(people)
    page.fill("#cari", "orang rekaan")
    page.click("main >> button:has-text('Cari')")
    cell, other = (page.locator("td[data-number]").nth(place) for place in (0, 1))
    masked = cell.inner_text()[:6]
    cell.locator("button").click()
    expect(cell.locator("select")).to_be_focused()
    cell.locator("select").select_option("cocok")
    assert faults_of(page) == []
    cell.locator("button").click()
    expect(cell.locator("output")).to_have_text(re.compile(rf"^{masked} \d{{6}} \d{{4}}$"))
    assert complaints == []
    other.locator("button").click()
    other.locator("select").select_option("cocok")
    other.locator("button").click()
    expect(other.locator("[role=alert]")).to_contain_text("sudah menampilkan 1 NIK")
    assert page.url.endswith("/orang/#hasil")


def test_works_without_javascript(open_desk: Opener, people: str) -> None:
    page = open_desk(people, scripts=False)
    page.fill("#nik", DIGITS)
    page.click("main >> button:has-text('Cari')")
    page.click("text=Tampilkan NIK")
    page.select_option("[name=untuk]", "klaim")
    page.click("main >> button")
    expect(page.locator("output")).to_have_text(SHOWN)


def test_an_erasure_is_refused_with_its_law_and_the_letter_is_ready(open_desk: Opener, people: str) -> None:
    page = open_desk(ROOM)
    enter_request(page)
    with page.expect_download() as download:
        page.click("text=Kumpulkan data yang disimpan")
    assert download.value.suggested_filename.startswith("data-")
    page.select_option("#hasil", "refused")
    page.fill("#jawaban", "Data masih diperlukan.")
    page.check("[value=claims]")
    page.click("text=Simpan jawaban")
    page.click("text=Surat jawaban")
    expect(page.locator("article")).to_contain_text("lima tahun")
    expect(page.locator("article")).to_contain_text(f"{DIGITS[:6]}••••••••{DIGITS[-2:]}")


@pytest.mark.parametrize(("width", "language"), [(1440, "id"), (390, "en")])
def test_can_be_read_by_everyone(
    open_desk: Opener, people: str, complaints: list[str], width: int, language: str
) -> None:
    page = open_desk(ROOM, width=width)
    enter_request(page)
    request_path = page.url
    page.goto(request_path.partition("permintaan")[0] + "kebocoran/baru/")
    for name in ("contact", "data_exposed", "happened", "handling"):
        page.fill(f"#{name}", "Contoh")
    page.fill("#wilayah", "33.74")
    page.click("button:has-text('Simpan')")
    breach_path, start = page.url, request_path.partition("permintaan")[0]
    paths = [
        start, request_path, f"{request_path}surat/", f"{start}permintaan/baru/", breach_path, f"{breach_path}surat/",
        f"{start}kebocoran/baru/", f"{start}catatan/", f"{start}retensi/",
    ]  # fmt: skip
    found = {}
    for path in paths:
        page.goto(f"{path}?bahasa={language}")
        assert page.get_attribute("html", "lang") == language
        wide = page.evaluate("document.documentElement.scrollWidth") > width
        found[path] = [*faults_of(page), *(["wide"] if wide else [])]
    assert {path: faults for path, faults in found.items() if faults} == {}
    assert complaints == []
