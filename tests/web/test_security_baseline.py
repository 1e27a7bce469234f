"""What a scanner of pages looks for, on every address: headers, cookies, forms, foreign and inline parts, redirects.

docs/reference/security.md tells what is checked and what was found.
"""

import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from lindung.vocabulary.role import Role
from tests.sample_accounts import PASSWORD, account_with
from tests.web.conftest import signed_in
from tests.web.office.test_gate import ADDRESSES
from tests.workflows.linking.stored_linkage import stored_linkage

pytestmark = pytest.mark.django_db
Pages = dict[str, Any]  # Any: Django's answers, streaming or not

PUBLIC = [
    "/", "/wilayah/33/", "/wilayah/33.74/", "/wilayah/33.74/satu-angka/", "/wilayah/33/banding/",
    "/wilayah/33.74/layar/", "/cari/?q=semarang", "/hitung/", "/hitung/pekerja/", "/hitung/pemberi-kerja/",
    "/hitung/anggaran-desa/", "/metode/", "/data/", "/masuk/", "/tidak-ada/", "/wilayah/33.74/?urut=x",
]  # fmt: skip

CLOSED = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'",
    "form-action 'self'",
}  # fmt: skip
INLINE = re.compile(
    r"<script(?![^>]*\b(?:src=|type=\"application/json\"))[^>]*>|<style|\sstyle=\"|\son[a-z]+=\"|javascript:", re.I
)
"""What runs; a block of data (application/json) does not."""
FOREIGN = re.compile(
    r"<(?:script|img|link|iframe|object|embed|source|form)\b[^>]*\b(?:src|href|action)=\"(?:https?:)?//"
)
FORMS = re.compile(r"<form\b[^>]*\bmethod=\"post\"[^>]*>.*?</form>", re.S | re.I)
FIELDS = re.compile(r"<input\b[^>]*>")
SENSITIVE = re.compile(r'type="password"|name="(?:nik|cari)"')
DETAILS = re.compile(r"Traceback|File \"|/site-packages/|/src/lindung|DEBUG|SELECT .* FROM", re.I)
FILLS_IN = {"current-password", "new-password", "one-time-code", "off"}


_answers: dict[str, Pages] = {}
"""What was answered: asked once for all tests, which only read it."""


@pytest.fixture
def desk_pages(request: pytest.FixtureRequest) -> Pages:
    """Every address of the desk as the roles see it who may, errors among them; and pages about something that is."""
    if "desk" not in _answers:
        request.getfixturevalue("figures")
        _answers["desk"] = _desk_pages()
    return _answers["desk"]


def _desk_pages() -> Pages:
    linkage = stored_linkage().manifest.linkage_id
    found: Pages = {}
    for role in (Role.MANPOWER, Role.ADMINISTRATOR, Role.AUDITOR):
        client = signed_in(account_with(role, login=f"uji-{role.value}", name=f"Petugas {role.value}"))
        for name, path in ADDRESSES.items():
            if name != "account_logout":
                found[f"{role.value} {path}"] = client.get(path)
        for path in ("", "orang/"):
            found[f"{role.value} {path}"] = client.get(f"/kantor/pemadanan/{linkage}/{path}")
        found[f"{role.value} account"] = client.get(f"/kantor/akun/uji-{role.value}/")
    return found


@pytest.fixture
def public_pages(request: pytest.FixtureRequest, reader: Client) -> Pages:
    """What anybody may open."""
    if "public" not in _answers:
        request.getfixturevalue("figures")
        _answers["public"] = {path: reader.get(path) for path in PUBLIC}
    return _answers["public"]


@pytest.fixture
def pages(desk_pages: Pages, public_pages: Pages) -> Pages:
    return desk_pages | public_pages


def text(answer: Any) -> str:  # Any: as above
    """The page, or nothing of a file or a redirect."""
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    return answer.content.decode() if is_page and not answer.streaming else ""


def wrong(pages: Pages, pattern: re.Pattern[str]) -> dict[str, list[str]]:
    """Where a pattern occurs that must not."""
    return {path: found for path, answer in pages.items() if (found := pattern.findall(text(answer)))}


def test_every_answer_carries_the_headers(pages: Pages) -> None:
    expected = {
        "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
    }  # fmt: skip
    assert len(pages) > 200
    for path, answer in pages.items():
        assert {name: answer.headers.get(name) for name in expected} == expected, path
        assert "camera=()" in answer.headers["Permissions-Policy"], path


def test_scripts_and_styles_come_from_here_only(pages: Pages) -> None:
    for path, answer in pages.items():
        policy = answer.headers["Content-Security-Policy"]
        assert {part.strip() for part in policy.split(";")} >= CLOSED, path
        assert "unsafe" not in policy, path


def test_nothing_inline_and_nothing_from_elsewhere(pages: Pages) -> None:
    assert wrong(pages, INLINE) == {}
    assert wrong(pages, FOREIGN) == {}


def test_each_form_that_changes_something_is_protected(pages: Pages) -> None:
    forms = [(path, form) for path, answer in pages.items() for form in FORMS.findall(text(answer))]
    assert len(forms) > 20
    assert [path for path, form in forms if 'name="csrfmiddlewaretoken"' not in form] == []


def test_browsers_fill_in_no_password_and_no_nik_by_themselves(pages: Pages) -> None:
    fields = [(path, field) for path, answer in pages.items() for field in FIELDS.findall(text(answer))]
    sensitive = [
        (path, field)
        for path, field in fields
        if 'type="password"' in field or re.search(r'name="(?:nik|cari)"', field)
    ]
    assert len(sensitive) > 4
    loose = [one for one in sensitive if not any(f'autocomplete="{way}"' in one[1] for way in FILLS_IN)]
    assert loose == []


def test_no_page_of_the_desk_is_kept(desk_pages: Pages) -> None:
    kept = {
        path: answer.headers.get("Cache-Control", "") for path, answer in desk_pages.items()
        if answer.status_code == 200 and "no-store" not in answer.headers.get("Cache-Control", "")
    }  # fmt: skip
    assert kept == {}


def test_no_error_tells_how_it_is_built(pages: Pages, monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> None:
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    monkeypatch.setattr("lindung.web.public.search.find_areas", lambda *_, **__: 1 / 0)
    failed = client.get("/cari/?q=semarang")
    assert failed.status_code == 500
    assert settings.DEBUG is False
    errors = {path: answer for path, answer in pages.items() if answer.status_code >= 400} | {"500": failed}
    assert len(errors) > 40
    assert wrong(errors, DETAILS) == {}
    assert {name for answer in pages.values() for name in answer.headers} & {"Server", "X-Powered-By"} == set()


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(reader: Client, areas: None) -> None:
    account_with(Role.MANPOWER)
    reader.get("/masuk/")
    reader.get("/?bahasa=en")
    reader.post("/masuk/", {"login": "petugas", "password": PASSWORD})
    assert {"sesi", "csrftoken", "bahasa"} <= {*reader.cookies}
    for name, cookie in reader.cookies.items():
        assert cookie["httponly"], name
        assert cookie["samesite"] in {"Lax", "Strict"}, name


def test_behind_a_proxy_that_speaks_tls_browsers_come_by_tls_only(settings: LazySettings, areas: None) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.LANGUAGE_COOKIE_SECURE = True
    account_with(Role.MANPOWER)
    client = Client(headers={"host": "localhost", "x-forwarded-proto": "https", "referer": "https://localhost/masuk/"})
    answer = client.get("/masuk/")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    client.get("/?bahasa=en")
    client.post("/masuk/", {"login": "petugas", "password": PASSWORD})
    assert {"sesi", "csrftoken", "bahasa"} <= {*client.cookies}
    assert [name for name, cookie in client.cookies.items() if not cookie["secure"]] == []


@pytest.mark.parametrize(
    "target", ["https://jahat.example/", "//jahat.example/", "/\\jahat.example/", "javascript:alert(1)"]
)
def test_nobody_is_led_to_another_site(reader: Client, areas: None, target: str) -> None:
    account_with(Role.MANPOWER)
    answer = reader.post("/masuk/", {"login": "petugas", "password": PASSWORD, "next": target})
    assert "jahat" not in answer.headers.get("Location", "")
    assert "javascript" not in answer.headers.get("Location", "")
    led = reader.get("/cari/", {"bahasa": "en", "next": target})
    assert led.headers["Location"].startswith("/cari/")


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH"])
def test_other_methods_do_nothing(editor: Client, areas: None, method: str) -> None:
    for path in ("/kantor/", "/kantor/daftar/", "/impor/", "/data/api/releases"):
        assert editor.generic(method, path).status_code == 405, path


def test_what_somebody_typed_comes_back_as_text(reader: Client, editor: Client, areas: None) -> None:
    typed = '"><script>alert(1)</script>'
    for answer in (
        reader.get("/cari/", {"q": typed}), reader.post("/masuk/", {"login": typed, "password": "x"}),
        editor.get("/masukkan/", {"wilayah": typed}), editor.post("/masukkan/", {"area": typed}),
        reader.get(f"/{typed}/"), reader.get("/", {typed: typed}),
        editor.get("/kantor/target/baru/", {"wilayah": typed}),
    ):  # fmt: skip
        assert "<script>alert" not in answer.content.decode()
