import pytest
from django.conf import LazySettings
from django.test import Client, RequestFactory

from lindung.vocabulary.role import Role
from lindung.web.office.origin import is_this_computer, origin_of
from tests.sample_accounts import account_with

PROXY = ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.mark.parametrize(
    ("sender", "forwarded", "behind_proxy", "origin"),
    [
        ("10.0.0.7", "", False, "10.0.0.7"),
        ("10.0.0.7", "192.0.2.9", False, "10.0.0.7"),
        ("127.0.0.1", "192.0.2.9", True, "192.0.2.9"),
        ("127.0.0.1", "203.0.113.5, 192.0.2.9", True, "192.0.2.9"),
        ("127.0.0.1", "tidak-ada", True, "127.0.0.1"),
        ("", "", False, ""),
    ],
)
def test_takes_the_word_of_the_proxy_and_of_nobody_else(
    settings: LazySettings, sender: str, forwarded: str, behind_proxy: bool, origin: str
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = PROXY if behind_proxy else None
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert origin_of(RequestFactory().get("/", REMOTE_ADDR=sender, headers=headers)) == origin


def test_whoever_comes_through_a_proxy_is_not_at_this_computer(settings: LazySettings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = PROXY
    here = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", headers={"X-Forwarded-For": "127.0.0.1"})
    assert not is_this_computer(here)
    assert is_this_computer(RequestFactory().get("/", REMOTE_ADDR="127.0.0.1"))


@pytest.mark.django_db
def test_one_reader_behind_a_proxy_does_not_lock_the_others_out(settings: LazySettings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    account_with(Role.MANPOWER)

    def sign_in(login: str, password: str, reader: str) -> int:
        client = Client(REMOTE_ADDR="127.0.0.1", headers={"host": "localhost", "X-Forwarded-For": reader})
        return client.post("/masuk/", {"login": login, "password": password}).status_code

    for number in range(21):
        sign_in(f"orang{number}", "keliru sekali ini", "192.0.2.9")
    assert sign_in("petugas", "batik laut gunung sawah", "192.0.2.10") == 302
