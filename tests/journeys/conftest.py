"""A browser before a running server."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from lindung.registry.models.account import Account
from lindung.vocabulary.role import Role
from lindung.workflows.import_figures import FiguresImported, import_figures
from tests.sample_accounts import account_with
from tests.sample_areas import store_areas
from tests.web.conftest import FIGURES, NOW

ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
Opener = Callable[..., Page]
SESSION = django_settings.SESSION_COOKIE_NAME


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium; Playwright's loop must not keep Django from reaching the database."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.fail("Browser tests need Chromium; 'make test' installs it.")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield running
        running.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session", autouse=True)
def static_root() -> None:
    """Make the directory that the server looks into when it starts; static files come from the package."""
    Path(django_settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def site(live_server: LiveServer, settings: LazySettings, tmp_path: Path) -> str:
    """Serve sample areas and figures; return the address."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data_directory=tmp_path)
    store_areas("33.74", "33.72", "33.22")
    stored: FiguresImported = import_figures(
        data=FIGURES.encode(), file_name="angka.csv", entered_by="Petugas Contoh", door="test", now=NOW
    )
    assert stored.rows_new
    return str(live_server.url)


@pytest.fixture
def complaints() -> list[str]:
    """Collect what the browser's console complains of, the Content-Security-Policy above all."""
    return []


@pytest.fixture
def open_page(browser: Browser, site: str, complaints: list[str]) -> Iterator[Opener]:
    """Open a page at a width, with or without JavaScript, signed in with a role or as anybody."""
    windows: dict[str, BrowserContext] = {}

    def opened(
        path: str, *, width: int = 1440, height: int = 900, scripts: bool = True, as_: Role | None = None,
        area: str = "ID", **options: object,
    ) -> Page:  # fmt: skip
        kind = repr((width, height, scripts, as_, area, options))
        if kind not in windows:  # the same person goes on in the same browser, which keeps what it has loaded
            windows[kind] = browser.new_context(
                viewport={"width": width, "height": height},
                java_script_enabled=scripts,
                **options,  # type: ignore[arg-type]  # options of the browser, passed on
            )
            if as_ is not None:
                cookie = {"name": SESSION, "value": session_of(as_, area), "url": site}
                windows[kind].add_cookies([cookie])  # type: ignore[list-item]  # a dictionary of the library's own kind
        page = windows[kind].new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{site}{path}")
        return page

    yield opened
    for window in windows.values():
        window.close()


@pytest.fixture
def open_desk(open_page: Opener) -> Opener:
    """Open a page as Petugas Contoh of the office that owns the lists, who may do everything in the whole country."""
    return partial(open_page, as_=Role.MANPOWER)


def session_of(role: Role, area: str = "ID") -> str:
    """Sign somebody with a role in an area in and return the key of the session, as a browser keeps it."""
    client, login = Client(), role.value if area == "ID" else f"{role.value}.{area}"
    known = Account.objects.filter(login_name=login).first()
    client.force_login(known or account_with(role, area, login=login))
    return str(client.cookies[SESSION].value)
