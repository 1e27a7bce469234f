"""Who may enter figures."""

import pytest
from django.conf import LazySettings
from django.test import RequestFactory

from lindung.web.shared.editing import may_edit


@pytest.fixture(autouse=True)
def any_host(settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["*"]


@pytest.mark.parametrize("sender", ["127.0.0.1", "127.0.0.9", "::1"])
@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "[::1]"])
def test_lets_this_computer_in(sender: str, host: str) -> None:
    assert may_edit(RequestFactory().get("/", REMOTE_ADDR=sender, HTTP_HOST=host))


@pytest.mark.parametrize(
    ("sender", "host"),
    [
        ("10.0.0.7", "localhost"),
        ("10.0.0.7", "lindung.kantor.go.id"),
        ("127.0.0.1", "penyamar.example"),
        ("127.0.0.1", "localhost.penyamar.example:8000"),
        ("", "localhost"),
        ("unix:", "localhost"),
    ],
)
def test_keeps_others_out(sender: str, host: str) -> None:
    assert not may_edit(RequestFactory().get("/", REMOTE_ADDR=sender, HTTP_HOST=host))


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
def test_keeps_out_what_a_proxy_passes_on(header: str) -> None:
    request = RequestFactory().get(
        "/", REMOTE_ADDR="127.0.0.1", HTTP_HOST="localhost", headers={header: "for=10.0.0.7"}
    )
    assert not may_edit(request)


def test_keeps_everyone_out_when_editing_is_off(settings: LazySettings) -> None:
    settings.EDITING = "off"
    assert not may_edit(RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", HTTP_HOST="localhost"))
