"""An office makes a draft of its count, looks at it, releases it for good, and withdraws it again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import LazySettings
from django.db import connection
from playwright.sync_api import Page, expect

from lindung.opendata.models import Observation, Release
from lindung.opendata.seal import seal, unseal
from lindung.registry.models.job import Job
from lindung.vocabulary.job import JobState
from lindung.vocabulary.role import Role
from lindung.workflows.jobs.do import do
from tests.journeys.conftest import Opener
from tests.workflows.coverage.counted_office import kept_office
from tests.workflows.linking.office_people import NOW

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOM = "/kantor/rilis/"
PHONE, DESK = 390, 1440


@pytest.fixture
def build_id(site: str, settings: LazySettings, tmp_path: Path) -> Iterator[str]:
    """Serve an office whose coverage was counted; afterwards take its releases away, which no program may do."""
    yield kept_office(settings, tmp_path)
    with connection.schema_editor() as editor:
        unseal(editor)
    Observation.objects.all().delete()
    Release.objects.all().delete()
    with connection.schema_editor() as editor:
        seal(editor)


def fits_and_is_accessible(page: Page) -> None:
    """Ask what a phone and a screen reader need."""
    page.set_viewport_size({"width": PHONE, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
    faults = [(found["id"], found["nodes"][0]["html"][:160]) for found in Axe().run(page).response["violations"]]
    assert faults == []
    page.set_viewport_size({"width": DESK, "height": 900})


def asked_with_the_keyboard(page: Page) -> Job:
    """Fill the form in without a mouse and send it."""
    page.focus("#id_publisher")
    page.keyboard.type("Bappeda Kota Rekaan")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("1")  # what is focused by the keyboard is selected, so it is written over
    page.keyboard.press("Tab")
    page.select_option("#id_down_to", "3")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Konsep rilis: Kota Semarang")
    return Job.objects.get()


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_page_of_it_is_accessible_at_both_widths(open_page: Opener, build_id: str, language: str) -> None:
    page = open_page(f"{ROOM}?bahasa={language}", as_=Role.PLANNING, area="33.74")
    fits_and_is_accessible(page)  # nothing is stored yet
    page.click("main .button-primary")
    fits_and_is_accessible(page)
    page.fill("#id_publisher", " ")
    page.click("main button[type=submit]")
    assert page.locator(".field-error").count() == 1
    fits_and_is_accessible(page)


def test_from_a_build_to_a_release_and_back(open_page: Opener, build_id: str, complaints: list[str]) -> None:
    page = open_page(ROOM, as_=Role.PLANNING, area="33.74")
    page.click("text=Buat konsep rilis")
    job = asked_with_the_keyboard(page)
    job.start(worker="uji", at=NOW)
    assert do(job.public_id, worker="uji", clock=lambda: NOW) is JobState.DONE
    expect(page.locator("h1")).to_have_text("Kota Semarang sampai November 2026")  # led there by the card
    fits_and_is_accessible(page)
    page.check("#yakin")
    page.check("#contoh")
    page.click("button:has-text('Terbitkan 2026-11-a')")
    expect(page.locator(".as-of .chip")).to_have_text("terbit")
    fits_and_is_accessible(page)
    page.fill("#alasan", "Register keliru.")
    page.fill("#reason", "Wrong register.")
    page.click("button:has-text('Tarik 2026-11-a')")
    expect(page.locator("main [lang=en]")).to_have_text("Wrong register.")
    fits_and_is_accessible(page)
    page.goto(page.url.replace("2026-11-a/", ""))
    expect(page.locator(".releases-table .chip")).to_have_text("ditarik")
    fits_and_is_accessible(page)
    assert complaints == []
