"""Pages for what went wrong."""

import pytest
from django.conf import LazySettings
from django.test import Client, RequestFactory

from lindung.web.shared.errors import server_error
from lindung.web.shared.upload_limit import UPLOAD_LIMIT


@pytest.mark.django_db
def test_says_that_a_page_does_not_exist_and_what_to_do(reader: Client) -> None:
    answer = reader.get("/tidak-ada/")
    assert answer.status_code == 404
    assert "Halaman ini tidak ada" in answer.text
    assert 'href="/cari/"' in answer.text


@pytest.mark.django_db
def test_refuses_a_large_upload_before_reading_it(editor: Client) -> None:
    answer = editor.post("/impor/", CONTENT_LENGTH=str(UPLOAD_LIMIT + 200_000), data=b"", content_type="text/plain")
    assert answer.status_code == 413
    assert "Batasnya 30 MB" in answer.text


@pytest.mark.django_db
def test_says_how_to_send_an_expired_form_again() -> None:
    client = Client(enforce_csrf_checks=True, REMOTE_ADDR="127.0.0.1", headers={"host": "localhost"})
    answer = client.post("/masukkan/", {"area": "33.74"})
    assert answer.status_code == 403
    assert "Muat ulang halaman formulir" in answer.text


def test_needs_no_database_to_say_that_something_broke(settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Ada yang salah di pihak kami" in answer.text


@pytest.mark.django_db
def test_speaks_english_to_english_readers(reader: Client) -> None:
    reader.cookies["bahasa"] = "en"
    assert "This page does not exist" in reader.get("/tidak-ada/").text
