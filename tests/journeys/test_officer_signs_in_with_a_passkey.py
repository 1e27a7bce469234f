"""An officer puts a passkey on, signs in with it alone, and takes it off; a device without one says so."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lindung.vocabulary.role import Role
from tests.journeys.conftest import Opener
from tests.sample_accounts import PASSWORD, account_with

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def with_a_device(page: Page) -> None:
    """Give the browser a fingerprint reader that says yes."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def faults_of(page: Page) -> list[object]:
    return [(found["id"], found["nodes"][0]["html"][:200]) for found in Axe().run(page).response["violations"]]


def sign_in(page: Page) -> None:
    page.fill("[name=login]", "petugas")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")


def test_puts_a_passkey_on_signs_in_with_it_alone_and_takes_it_off(open_page: Opener, complaints: list[str]) -> None:
    account_with(Role.MANPOWER)
    page = open_page("/masuk/?next=/akun/")
    page.goto(page.url.replace("127.0.0.1", "localhost"))  # a passkey belongs to a name, never to a number
    with_a_device(page)
    sign_in(page)
    page.click("text=Pasang kunci sandi")
    if page.inner_text("h1") == "Pastikan ini Anda":
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
    expect(page.locator("h1")).to_have_text("Pasang kunci sandi")
    assert faults_of(page) == []
    page.fill("[name=name]", "Laptop kantor")
    page.click("#pasang-kunci")
    page.wait_for_url("**/akun/kode-cadangan/")
    page.goto(page.url.split("/akun/")[0] + "/akun/")
    expect(page.locator(".keys")).to_contain_text("Laptop kantor")
    page.click("main >> button:text-is('Keluar akun')")
    expect(page.locator(".who")).to_have_text("Masuk akun")
    page.goto(page.url.split("/masuk/")[0].rstrip("/") + "/masuk/")
    assert faults_of(page) == []
    page.click("#masuk-kunci")
    expect(page.locator(".who")).to_have_text("Petugas Contoh")
    page.click(".who >> a")
    page.click("main >> button:text-is('Keluar akun')")
    expect(page.locator(".who")).to_have_text("Masuk akun")
    page.goto(page.url.split("/masuk/")[0].rstrip("/") + "/masuk/?next=/akun/")
    sign_in(page)  # a password alone is not enough any more
    expect(page.locator("h1")).to_have_text("Langkah kedua")
    assert faults_of(page) == []
    page.click("#pakai-kunci")
    page.click(".keys >> text=Lepas")
    if page.locator("[name=password]").count():
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
    page.click("main >> button:text-is('Lepas')")
    expect(page.locator(".keys")).to_have_count(0)
    assert complaints == []


def test_a_device_without_a_passkey_says_so_on_the_page(open_page: Opener) -> None:
    account_with(Role.MANPOWER)
    page = open_page("/masuk/")
    page.goto(page.url.replace("127.0.0.1", "localhost"))
    with_a_device(page)  # which holds no passkey yet
    page.click("#masuk-kunci")
    expect(page.locator("#kunci-gagal")).to_be_visible(timeout=15_000)
    sign_in(page)
    expect(page.locator(".who")).to_have_text("Petugas Contoh")
