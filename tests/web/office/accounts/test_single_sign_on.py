"""Single sign-on lets in whoever is linked, and nobody else; it makes no account and knows no name."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client

from lindung.registry.models.account import Account
from lindung.registry.models.audit_line import AuditLine
from lindung.settings.environment import SettingError
from lindung.settings.single_sign_on import SingleSignOn, read_single_sign_on
from lindung.vocabulary.role import Role
from lindung.workflows.accounts.close import close_account
from lindung.workflows.accounts.errors import AccountError
from lindung.workflows.accounts.single_sign_on import link_account, unlink_account
from tests.sample_accounts import MADE_AT, account_with
from tests.web.office.accounts.fake_provider import CLIENT, SECRET, Provider, provider

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

pytestmark = pytest.mark.django_db
BEGIN, BACK = "/masuk/sso/sso/", "/masuk/sso/sso/kembali/"


@pytest.fixture
def fake(settings: LazySettings) -> Iterator[Provider]:
    """A provider on this machine, set up as the office's own."""
    cache.clear()
    with provider() as fake:
        sso = SingleSignOn("SSO Uji", fake.issuer, CLIENT, SECRET, (fake.issuer,))
        settings.SINGLE_SIGN_ON = sso
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [sso.as_app()]}}
        yield fake


@pytest.fixture
def visitor() -> Client:
    return Client(REMOTE_ADDR="10.0.0.7", headers={"host": "localhost"})


def come(visitor: Client, fake: Provider, **sent: str) -> "_MonkeyPatchedWSGIResponse":
    """Begin, let the provider say who it is, and come back."""
    begun = visitor.post(BEGIN, sent)
    assert begun.status_code == 302, begun.content
    state = fake.remember(begun.headers["Location"])
    return visitor.get(BACK, {"code": "kode-uji", "state": state})


def desk(visitor: Client) -> int:
    return visitor.get("/kantor/daftar/").status_code


def test_whoever_is_linked_comes_in_and_back_to_their_page(fake: Provider, visitor: Client) -> None:
    account = account_with(Role.MANPOWER)
    link_account(login_name="petugas", subject="orang-1")
    answer = come(visitor, fake, next="/kantor/daftar/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/kantor/daftar/")
    assert desk(visitor) == 200
    line = AuditLine.objects.filter(act="sign_in").get()
    assert (line.outcome, line.account_id) == ("done", account.pk)


def test_asks_for_the_identifier_alone_and_keeps_nothing_else(fake: Provider, visitor: Client) -> None:
    account_with(Role.MANPOWER)
    link_account(login_name="petugas", subject="orang-1")
    come(visitor, fake)
    assert (fake.asked[0]["scope"], fake.asked[0]["code_challenge_method"]) == ("openid", "S256")
    assert SocialAccount.objects.get().extra_data == {}
    assert not SocialToken.objects.exists()


def test_whoever_is_not_linked_is_told_their_identifier_and_gets_no_account(fake: Provider, visitor: Client) -> None:
    account_with(Role.MANPOWER)
    answer = come(visitor, fake)
    assert answer.status_code == 403
    assert "orang-1" in answer.content.decode()
    assert Account.objects.count() == 1
    assert desk(visitor) == 302
    assert AuditLine.objects.filter(act="sign_in").get().outcome == "refused"


def test_a_name_or_an_address_of_mail_links_nobody(fake: Provider, visitor: Client) -> None:
    account_with(Role.MANPOWER, login="petugas@contoh.test".partition("@")[0])
    assert come(visitor, fake).status_code == 403


def test_a_second_step_is_asked_for(fake: Provider, visitor: Client) -> None:
    account = account_with(Role.MANPOWER)
    link_account(login_name="petugas", subject="orang-1")
    TOTP.activate(account, generate_totp_secret())
    answer = come(visitor, fake)
    assert answer.headers["Location"] == "/masuk/kode/"
    assert desk(visitor) == 302


def test_a_closed_account_stays_closed(fake: Provider, visitor: Client) -> None:
    account_with(Role.MANPOWER)
    link_account(login_name="petugas", subject="orang-1")
    close_account(login_name="petugas", now=MADE_AT)
    come(visitor, fake)
    assert desk(visitor) == 302


def test_invented_people_come_in_from_this_computer_only(fake: Provider, visitor: Client) -> None:
    account = account_with(Role.MANPOWER)
    Account.objects.filter(pk=account.pk).update(is_sample=True)
    link_account(login_name="petugas", subject="orang-1")
    come(visitor, fake)
    assert desk(visitor) == 302


@pytest.mark.parametrize("sent", [{"process": "connect"}, {"scope": "email"}, {"auth_params": "prompt=none"}])
def test_nothing_else_of_the_library_can_be_asked_for(fake: Provider, visitor: Client, sent: dict[str, str]) -> None:
    assert visitor.post(BEGIN, sent).status_code == 400
    assert visitor.post(f"{BEGIN}?{next(iter(sent))}=x").status_code == 400
    assert visitor.get(BEGIN).status_code == 405


def test_a_return_that_nobody_began_is_refused(fake: Provider, visitor: Client) -> None:
    account_with(Role.MANPOWER)
    link_account(login_name="petugas", subject="orang-1")
    begun = visitor.post(BEGIN)
    state = fake.remember(begun.headers["Location"])
    other = Client(REMOTE_ADDR="10.0.0.8", headers={"host": "localhost"})
    assert other.get(BACK, {"code": "kode-uji", "state": state}).status_code == 401
    assert visitor.get(BACK, {"code": "kode-uji", "state": "tebakan"}).status_code == 401
    assert visitor.get(BACK, {"error": "access_denied", "state": state}).status_code == 401
    assert (desk(other), desk(visitor)) == (302, 302)


def test_a_wrong_code_or_a_token_for_another_is_refused(fake: Provider, visitor: Client) -> None:
    account_with(Role.MANPOWER)
    link_account(login_name="petugas", subject="orang-1")
    fake.code = "lain"
    assert come(visitor, fake).status_code == 401
    fake.code, fake.audience = "kode-uji", "program-lain"
    assert come(visitor, fake).status_code == 401
    assert desk(visitor) == 302


def test_a_provider_that_does_not_answer_is_told(settings: LazySettings, visitor: Client) -> None:
    sso = SingleSignOn("SSO Uji", "http://127.0.0.1:9", CLIENT, SECRET, ())
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [sso.as_app()]}}
    answer = visitor.post(BEGIN)
    assert answer.status_code == 503
    assert "tidak menjawab" in answer.content.decode()


def test_is_not_there_unless_it_is_set_up(visitor: Client) -> None:
    assert (visitor.post(BEGIN).status_code, visitor.get(BACK).status_code) == (404, 404)
    assert "/masuk/sso/" not in visitor.get("/masuk/").content.decode()


def test_the_sign_in_page_offers_it_in_both_languages(fake: Provider, visitor: Client) -> None:
    assert "Masuk dengan SSO Uji" in visitor.get("/masuk/").content.decode()
    visitor.cookies["bahasa"] = "en"
    assert "Sign in with SSO Uji" in visitor.get("/masuk/").content.decode()


def test_one_person_has_one_account_and_a_link_can_be_let_go(fake: Provider, visitor: Client) -> None:
    account_with(Role.MANPOWER)
    account_with(Role.BRANCH, login="lain", name="Petugas Lain")
    link_account(login_name="petugas", subject="orang-1")
    with pytest.raises(AccountError):
        link_account(login_name="lain", subject="orang-1")
    with pytest.raises(AccountError):
        link_account(login_name="lain", subject=" ")
    come(visitor, fake)
    assert desk(visitor) == 200
    assert unlink_account(login_name="petugas") == 1
    assert desk(visitor) == 302
    assert come(visitor, fake).status_code == 403


GOOD = 'name = "SSO"\nissuer = "https://sso.example.go.id/a/"\nclient_id = "lindung"\nclient_secret = "rahasia-uji"\n'


@pytest.mark.parametrize(
    ("text", "mode", "said"),
    [
        (GOOD, 0o644, "everybody"),
        ("bukan toml", 0o600, "TOML"),
        (GOOD.replace("client_id", "client"), 0o600, "must hold"),
        (GOOD + "lebih = 1\n", 0o600, "must hold"),
        (GOOD.replace("https", "http"), 0o600, "https"),
        (GOOD + 'origins = ["http://jauh.example"]\n', 0o600, "https"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_without_its_secret(tmp_path: Path, text: str, mode: int, said: str) -> None:
    (path := tmp_path / "oidc.toml").write_text(text)
    path.chmod(mode)
    with pytest.raises(SettingError, match=said) as refused:
        read_single_sign_on(path)
    assert SECRET not in refused.value.words.id + refused.value.words.en


def test_reads_a_file(tmp_path: Path) -> None:
    (path := tmp_path / "oidc.toml").write_text(GOOD + 'origins = ["https://masuk.example.go.id/x"]\n')
    path.chmod(0o640)
    found = read_single_sign_on(path)
    assert found.issuer == "https://sso.example.go.id/a"
    assert found.origins == ("https://sso.example.go.id", "https://masuk.example.go.id")
    assert SECRET not in repr(replace(found, name="lain"))
