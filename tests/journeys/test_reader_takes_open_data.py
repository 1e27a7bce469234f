"""A journalist finds the newest release, reads what it holds, takes the file, and sees that an older one was wrong."""

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection

from lindung.opendata.models import Observation, Release
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.seal import seal, unseal
from lindung.vocabulary.language import Words
from lindung.workflows.releases.release import withdraw_release
from tests.journeys.conftest import Opener
from tests.sample_observations import NOVEMBER, OCTOBER, observations, suppressed
from tests.sample_releases import NOW, released

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = ["/data/", "/data/2026-10-a/", "/data/2026-11-a/"]


@pytest.fixture
def newest(site: str) -> Iterator[ReleaseInfo]:
    """Release twice and withdraw the first; afterwards take everything away, which no program may do."""
    released(observations(OCTOBER), as_of=OCTOBER)
    withdraw_release("2026-10-a", reason=Words("Register keliru.", "Wrong register."), now=NOW + timedelta(days=1))
    yield released(suppressed(observations(OCTOBER, NOVEMBER), v33_74_01_0000="primary"))
    with connection.schema_editor() as editor:
        unseal(editor)
    Observation.objects.all().delete()
    Release.objects.all().delete()
    with connection.schema_editor() as editor:
        seal(editor)


@pytest.mark.usefixtures("newest")
@pytest.mark.parametrize("width", [1440, 390])
def test_meets_the_rules_on_a_desk_and_on_a_phone(open_page: Opener, complaints: list[str], width: int) -> None:
    for path in PAGES:
        page = open_page(path, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == [], path
    assert [text for text in complaints if "410" not in text] == []


def test_takes_the_file_without_javascript(open_page: Opener, newest: ReleaseInfo, tmp_path: Path) -> None:
    page = open_page("/metode/", scripts=False, accept_downloads=True)
    page.click("footer >> text=Data terbuka")
    page.click("text=Rilis terbaru")
    assert "Data cakupan sampai November 2026" in page.inner_text("h1")
    with page.expect_download() as waiting:
        page.click(".data-files >> text=observations.csv")
    waiting.value.save_as(tmp_path / "data.csv")
    assert waiting.value.suggested_filename == "lindung-2026-11-a-observations.csv"
    assert hashlib.sha256((tmp_path / "data.csv").read_bytes()).hexdigest() == newest.sha256


@pytest.mark.usefixtures("newest")
def test_reads_why_a_release_was_withdrawn(open_page: Opener) -> None:
    page = open_page("/data/")
    page.click("li:has-text('Ditarik') >> a")
    assert "Register keliru." in page.inner_text("main")
    page.click("nav.languages >> text=EN")
    assert "Wrong register." in page.inner_text("main")
