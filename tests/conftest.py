"""Set-up of all tests; the data directory of their own is made in tests/django_settings.py."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("lindung", deadline=None)
settings.load_profile("lindung")

ROOT = Path(__file__).resolve().parents[1]
PUBLISHED_COVERAGE = ROOT.parent / "shared" / "data" / "published_coverage.csv"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


def pytest_unconfigure() -> None:
    """Remove the data directory of the tests."""
    shutil.rmtree(os.environ["LINDUNG_DATA"], ignore_errors=True)


@pytest.fixture(scope="session")
def published_coverage() -> Path:
    """Return the reference table of published figures, where the checkout has it beside it."""
    if not PUBLISHED_COVERAGE.exists():
        pytest.skip("the reference table lies beside the development checkout only")
    return PUBLISHED_COVERAGE


@pytest.fixture(scope="session")
def chromium() -> str | None:
    """Return the browser to drive; None stands for the one that Playwright fetched."""
    wanted = os.environ.get("LINDUNG_CHROMIUM")
    return wanted or next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
