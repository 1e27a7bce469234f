"""An auditor follows a number of coverage back to the register and the file it comes from, and reads who looked."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import LazySettings
from playwright.sync_api import Page, expect

from lindung.vocabulary.role import Role
from tests.journeys.conftest import Opener
from tests.workflows.coverage.counted_office import kept_office

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def build_id(site: str, settings: LazySettings, tmp_path: Path) -> str:
    return kept_office(settings, tmp_path)


def faults_of(page: Page) -> list[object]:
    return [(found["id"], found["nodes"][0]["html"][:200]) for found in Axe().run(page).response["violations"]]


def test_from_a_number_to_its_file_and_who_looked(open_page: Opener, build_id: str, complaints: list[str]) -> None:
    page = open_page("/kantor/", as_=Role.AUDITOR, area="33.74")
    page.click("nav.desk-menu >> text=Cakupan")
    page.click("main >> text=Lihat cakupan")
    expect(page.locator("h1")).to_have_text("Cakupan menurut register: Kota Semarang")
    page.click(".as-of >> text=pemadanan November 2026")
    expect(page.locator("h1")).to_have_text("Pemadanan Kota Semarang")
    page.click("section[aria-labelledby=asal-judul] >> text=Pekerja wilayah")
    expect(page.locator("h1")).to_contain_text("Kota Semarang")
    origin = page.locator("section[aria-labelledby=asal-judul]")
    expect(origin.locator("dd").first).to_contain_text(".")  # the name of a file
    page.click("text=Periksa keutuhan")
    expect(page.locator("[role=status]")).to_contain_text("Utuh.")
    assert page.locator("text=Batalkan register").count() == 0
    assert faults_of(page) == []
    page.click("nav.desk-menu >> text=Jejak audit")
    expect(page.locator("h1")).to_have_text("Jejak audit")
    assert complaints == []


def test_meets_no_name_on_the_way(open_page: Opener, build_id: str) -> None:
    page = open_page("/kantor/pemadanan/", as_=Role.AUDITOR, area="33.74")
    page.click("main >> table >> text=Kota Semarang")
    page.goto(page.url + "orang/")
    expect(page.locator("h1")).to_have_text("Ini bukan untuk akun Anda")
