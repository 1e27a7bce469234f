"""Lines of the log find the place of a fault and hold nothing of a person."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from lindung.vocabulary.role import Role
from lindung.web.operation.log_lines import JsonLines, PlainLines
from tests.sample_accounts import account_with

NAME = "Siti Aminah Rekaan"
SECRET = "undangan-yang-rahasia"


@pytest.fixture(params=[JsonLines, PlainLines])
def written(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """Everything that is logged, in one of the two forms."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(request.param())
    root, requests = logging.getLogger(), logging.getLogger("lindung.request")
    root.addHandler(handler)
    requests.setLevel(logging.INFO)
    yield lines
    root.removeHandler(handler)
    requests.setLevel(logging.NOTSET)


def broken(*_: object, **__: object) -> None:
    raise ValueError(f"tidak dapat membaca {NAME}")


@pytest.mark.django_db
def test_a_fault_is_found_by_page_number_and_place_and_quotes_nothing(
    written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lindung.web.office.lists.deliveries.summaries", broken)
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    client.force_login(account_with(Role.MANPOWER))
    assert client.get(f"/kantor/daftar/?cari={NAME}").status_code == 400  # a question nobody knows comes no further
    answer = client.get("/kantor/daftar/", headers={"referer": f"http://localhost/?cari={NAME}"})
    text = written.getvalue()
    assert answer.status_code == 500
    assert "ValueError" in text
    assert "test_log_lines.py" in text
    assert "lists" in text
    assert answer.headers["X-Request-ID"] in text
    assert not [word for word in (NAME, "Siti", "cari=", "tidak dapat membaca", "/kantor") if word in text]


@pytest.mark.django_db
def test_an_address_that_is_a_secret_is_not_written(written: io.StringIO) -> None:
    Client(headers={"host": "localhost"}).get(f"/undangan/{SECRET}/?nama={NAME}")
    Client(headers={"host": f"{SECRET}.example"}).get("/")
    text = written.getvalue()
    assert "invitation" in text
    assert "DisallowedHost" in text
    assert not [word for word in (SECRET, NAME) if word in text]


def lines_of(record: logging.LogRecord) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(JsonLines().format(record))
    return told


@pytest.mark.django_db
def test_a_request_leaves_one_line_for_machines(settings: LazySettings, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "lindung.request"):
        answer = Client(headers={"host": "localhost", "x-request-id": "dari-luar-0001"}).get("/masuk/?next=/kantor/")
    (record,) = [one for one in caplog.records if one.name == "lindung.request"]
    told = lines_of(record)
    assert (told["view"], told["method"], told["status"]) == ("account_login", "GET", 200)
    assert told["milliseconds"] > 0
    assert answer.headers["X-Request-ID"] != "dari-luar-0001"  # nobody's word is taken without a proxy


@pytest.mark.parametrize(
    ("told", "is_kept"), [("nomor-dari-proksi-1", True), ("pendek", False), ("a b\tc d e f g", False)]
)
@pytest.mark.django_db
def test_the_number_of_a_trusted_proxy_is_kept(settings: LazySettings, told: str, *, is_kept: bool) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    answer = Client(headers={"host": "localhost", "x-request-id": told}).get("/masuk/")
    assert (answer.headers["X-Request-ID"] == told) is is_kept


def test_an_own_message_is_written_as_it_is() -> None:
    record = logging.LogRecord("lindung.looks", logging.WARNING, "a.py", 1, "look %s", ("satu",), None)
    assert lines_of(record)["message"] == "look satu"
    assert PlainLines().format(record).endswith(" warning lindung.looks look satu")
