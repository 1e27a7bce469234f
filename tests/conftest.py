"""Set-up of all tests; the data directory of their own is made in tests/django_settings.py."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_django import DjangoDbBlocker

settings.register_profile("lindung", deadline=None, derandomize=True)
settings.register_profile("random", deadline=None)
settings.load_profile("lindung")

ROOT = Path(__file__).resolve().parents[1]
PUBLISHED_COVERAGE = ROOT.parent / "shared" / "data" / "published_coverage.csv"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


MEETS_A_DATABASE = {
    "db", "transactional_db", "django_db_setup", "live_server", "empty_postgresql", "filled_postgresql", "own_store",
}  # fmt: skip


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, on PostgreSQL, what meets no database: it ran on SQLite, and nothing about it can differ."""
    if not os.environ.get("DATABASE_URL"):
        return
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        asked = {*getattr(item, "fixturenames", ())}
        meets = bool(asked & MEETS_A_DATABASE) or item.get_closest_marker("django_db") is not None
        (kept if meets else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def pytest_unconfigure() -> None:
    """Remove the data directory of the tests."""
    shutil.rmtree(os.environ["LINDUNG_DATA"], ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Take the seal off the audit trail, for tests empty their tables; its own tests put it on."""
    from django.db import connection

    from lindung.registry.audit_seal import unseal_audit

    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        unseal_audit(editor)


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
