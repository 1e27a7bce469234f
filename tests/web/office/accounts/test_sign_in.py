import re
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from lindung.registry.models.account import Account
from lindung.registry.models.audit_line import AuditLine
from lindung.vocabulary.role import Role
from lindung.workflows.accounts.invite import invite
from tests.sample_accounts import PASSWORD, account_with

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forget_tries() -> None:
    """Begin without earlier tries."""
    cache.clear()


@pytest.fixture
def visitor() -> Client:
    return Client(REMOTE_ADDR="10.0.0.7", headers={"host": "localhost"})


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> int:
    return client.post("/masuk/", {"login": "petugas", "password": password, **more}).status_code


def test_the_desk_leads_to_the_sign_in_and_back(visitor: Client) -> None:
    account_with(Role.MANPOWER)
    answer = visitor.get("/kantor/daftar/?mulai=50")
    assert answer.headers["Location"] == "/masuk/?next=%2Fkantor%2Fdaftar%2F%3Fmulai%3D50"
    entered = visitor.post("/masuk/", {"login": "PETUGAS", "password": PASSWORD, "next": "/kantor/daftar/?mulai=50"})
    assert entered.headers["Location"] == "/kantor/daftar/?mulai=50"
    assert visitor.get("/kantor/daftar/").status_code == 200


def test_says_how_the_first_account_is_made_while_there_is_none_and_never_after(visitor: Client) -> None:
    assert "<code>lindung accounts first</code>" in visitor.get("/masuk/").content.decode()
    account_with(None)
    assert "lindung accounts" not in visitor.get("/masuk/").content.decode()


def test_leads_to_no_other_site(visitor: Client) -> None:
    account_with(Role.MANPOWER)
    entered = visitor.post("/masuk/", {"login": "petugas", "password": PASSWORD, "next": "https://contoh.test/"})
    assert entered.headers["Location"] == "/kantor/"


def test_what_was_wrong_is_not_told(visitor: Client) -> None:
    account_with(Role.MANPOWER)
    known = visitor.post("/masuk/", {"login": "petugas", "password": "keliru sekali ini"}).content.decode()
    unknown = visitor.post("/masuk/", {"login": "petugos", "password": "keliru sekali ini"}).content.decode()
    assert "petugas" in known
    assert _without_tokens(known).replace('value="petugas"', "") == _without_tokens(unknown).replace(
        'value="petugos"', ""
    )


def test_after_five_wrong_passwords_the_right_one_waits_too(visitor: Client) -> None:
    account_with(Role.MANPOWER)
    for _ in range(5):
        assert sign_in(visitor, "keliru sekali ini") == 200
    assert sign_in(visitor) in {200, 429}
    assert visitor.get("/kantor/").status_code == 302
    other = Client(
        REMOTE_ADDR="10.0.0.8", headers={"host": "localhost"}
    )  # the account waits, from wherever it is tried
    assert sign_in(other) in {200, 429}
    assert not Session.objects.exists()


def test_signing_in_and_out_and_in_vain_is_written_down(visitor: Client) -> None:
    account_with(Role.MANPOWER)
    sign_in(visitor, "keliru sekali ini")
    sign_in(visitor)
    visitor.post("/keluar/")
    lines = list(AuditLine.objects.values_list("act", "outcome", "name", "origin"))
    assert lines == [
        ("sign_in", "refused", "", "10.0.0.7"),
        ("sign_in", "done", "Petugas Contoh", "10.0.0.7"),
        ("sign_out", "done", "Petugas Contoh", "10.0.0.7"),
    ]
    assert "keliru" not in str(list(AuditLine.objects.values()))


def test_nobody_makes_an_account_by_themselves(visitor: Client) -> None:
    assert visitor.get("/daftar-akun/").status_code == 404
    assert visitor.post("/masuk/", {"login": "baru", "password": PASSWORD}).status_code == 200
    assert not Account.objects.exists()


def test_a_session_ends_after_an_hour_without_a_page(visitor: Client) -> None:
    visitor.force_login(account_with(Role.MANPOWER))
    assert visitor.get("/kantor/").status_code == 200
    session = visitor.session
    session["seen"] = (datetime.now(tz=UTC) - timedelta(minutes=59)).isoformat()
    session.save()
    assert visitor.get("/kantor/").status_code == 200
    session = visitor.session
    session["seen"] = (datetime.now(tz=UTC) - timedelta(minutes=61)).isoformat()
    session.save()
    assert visitor.get("/kantor/").status_code == 302
    assert visitor.post("/kantor/daftar/baru/").status_code == 401


def test_signing_out_everywhere_ends_all_sessions(visitor: Client) -> None:
    account = account_with(Role.MANPOWER)
    other = Client(headers={"host": "localhost"})
    visitor.force_login(account)
    other.force_login(account)
    assert visitor.post("/akun/keluar-semua/").status_code == 302
    assert other.get("/kantor/").status_code == 302
    assert visitor.get("/kantor/").status_code == 302


def test_public_pages_ask_no_session(visitor: Client, django_assert_num_queries: object) -> None:
    answer = visitor.get("/metode/")
    assert answer.status_code == 200
    assert "sesi" not in answer.cookies


def test_an_invitation_sets_a_password_and_leads_to_the_sign_in(visitor: Client) -> None:
    made = invite(login_name="sri", full_name="Sri Contoh", by="uji", now=datetime.now(tz=UTC))
    address = f"/undangan/{made.token}/"
    assert "Sri Contoh" in visitor.get(address).content.decode()
    assert visitor.post(address, {"sandi": PASSWORD, "sandi_lagi": "lain sekali ini"}).status_code == 422
    assert visitor.post(address, {"sandi": "pendek", "sandi_lagi": "pendek"}).status_code == 422
    assert visitor.post(address, {"sandi": PASSWORD, "sandi_lagi": PASSWORD}).headers["Location"] == "/masuk/"
    assert visitor.get(address).status_code == 410
    assert visitor.post("/masuk/", {"login": "sri", "password": PASSWORD}).status_code == 302
    assert visitor.get("/akun/").status_code == 200
    assert visitor.get("/undangan/tidak-ada/").status_code == 410


def test_invented_people_come_in_from_this_computer_only(visitor: Client) -> None:
    account_with(Role.MANPOWER)
    Account.objects.update(is_sample=True)
    assert sign_in(visitor) == 403
    assert visitor.get("/kantor/").status_code == 302
    behind_proxy = Client(REMOTE_ADDR="127.0.0.1", headers={"host": "localhost", "X-Forwarded-For": "10.0.0.7"})
    assert sign_in(behind_proxy) == 403
    here = Client(REMOTE_ADDR="127.0.0.1", headers={"host": "localhost"})
    assert sign_in(here) == 302


def test_a_second_step_is_put_on_asked_for_and_taken_off(visitor: Client) -> None:
    account_with(Role.MANPOWER)
    sign_in(visitor)
    asked = visitor.get("/akun/langkah-kedua/pasang/").headers["Location"]  # whoever changes it says who they are anew
    assert asked.startswith("/akun/ulangi/")
    assert visitor.post(asked, {"password": "keliru sekali ini"}).status_code == 200
    assert visitor.post(asked, {"password": PASSWORD}).headers["Location"] == "/akun/langkah-kedua/pasang/"
    page = visitor.get("/akun/langkah-kedua/pasang/").content.decode()
    assert "<svg" in page
    assert "<?xml" not in page
    secret = re.search(r'totp-key">(\w+)<', page)[1]  # type: ignore[index]  # the assertion is that it is there
    set_up = visitor.post("/akun/langkah-kedua/pasang/", {"code": _code(secret)})
    assert set_up.headers["Location"] == "/akun/kode-cadangan/"
    codes = re.findall(r"<li><code>(\w+)</code>", visitor.get("/akun/kode-cadangan/").content.decode())
    assert len(codes) >= 8
    assert secret not in str(list(Authenticator.objects.values()))  # stored under the installation's secret

    other = Client(headers={"host": "localhost"})
    assert other.post("/masuk/", {"login": "petugas", "password": PASSWORD}).headers["Location"] == "/masuk/kode/"
    assert other.get("/kantor/").status_code == 302  # a password alone is not enough
    assert other.post("/masuk/kode/", {"code": "000000"}).status_code == 200
    assert other.get("/kantor/").status_code == 302
    assert other.post("/masuk/kode/", {"code": codes[0]}).status_code == 302
    assert other.get("/kantor/").status_code == 200
    third = Client(headers={"host": "localhost"})
    third.post("/masuk/", {"login": "petugas", "password": PASSWORD})
    assert third.post("/masuk/kode/", {"code": codes[0]}).status_code == 200  # a code serves once
    assert third.get("/kantor/").status_code == 302
    assert visitor.post("/akun/langkah-kedua/lepas/").status_code == 302
    assert not Authenticator.objects.filter(type="totp").exists()


def _code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def _without_tokens(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
