"""The operator of one kelurahan sees her kelurahan: its part of the city's linkage, and nothing beside it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lindung.opendata.models import Area
from lindung.vocabulary.role import Role
from tests.journeys.conftest import Opener
from tests.workflows.linking.stored_linkage import stored_linkage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERS, NEIGHBOUR = "33.74.15.1001", "33.74.15.1002"


@pytest.fixture
def linkage_id(site: str) -> str:
    return stored_linkage().manifest.linkage_id


def faults_of(page: Page) -> list[object]:
    return [(found["id"], found["nodes"][0]["html"][:200]) for found in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("width", [1440, 390])
def test_sees_her_kelurahan_and_no_other(open_page: Opener, linkage_id: str, width: int) -> None:
    page = open_page("/kantor/", as_=Role.VILLAGE, area=HERS, width=width)
    page.goto(page.url + "pemadanan/")
    page.click("main >> table >> a >> nth=0")
    expect(page).to_have_url(re.compile(f"wilayah={HERS}"))
    assert faults_of(page) == []
    counted = page.inner_text("main")
    expect(page.locator("h1")).to_have_text(f"Pemadanan {Area.objects.get(pk=HERS).name}")
    assert Area.objects.get(pk=NEIGHBOUR).name not in counted
    page.goto(page.url.replace(HERS, NEIGHBOUR))
    expect(page.locator("h1")).to_have_text("Halaman ini tidak ada")
    page.goto(page.url.split("?")[0].replace("pemadanan", "tinjau"))
    expect(page.locator("h1")).to_have_text("Ini bukan untuk akun Anda")
