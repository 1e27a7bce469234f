"""Somebody lost phone and recovery codes; the keeper of accounts lets them begin anew, nobody else does."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from lindung.registry.models.account import Account
from lindung.registry.models.invitation import Invitation
from lindung.vocabulary.role import Role
from tests.sample_accounts import PASSWORD, account_with
from tests.sample_areas import store_areas
from tests.web.conftest import signed_in

pytestmark = pytest.mark.django_db
ADDRESS = "/kantor/akun/petugas/langkah-kedua/"
NEW_PASSWORD = "empat kata yang lain"


@pytest.fixture
def keeper() -> Client:
    store_areas("33.74", "33.72")
    return signed_in(account_with(Role.ADMINISTRATOR, "33.74", login="pengelola", name="Pengelola Contoh"))


@pytest.fixture
def locked_out(keeper: Client) -> Account:
    """Somebody of Semarang with a second step and recovery codes."""
    account = account_with(Role.BRANCH, "33.74")
    for kind in ("totp", "recovery_codes"):
        Authenticator.objects.create(user_id=account.pk, type=kind, data={"secret": "rekaan", "seed": "rekaan"})
    return account


def test_the_step_goes_with_the_password_and_a_link_is_shown(keeper: Client, locked_out: Account) -> None:
    theirs = signed_in(locked_out)
    assert ADDRESS in keeper.get("/kantor/akun/petugas/").text

    answer = keeper.post(ADDRESS)

    assert (answer.status_code, Authenticator.objects.count()) == (201, 0)
    assert theirs.get("/kantor/").status_code == 302  # signed out
    visitor = Client(headers={"host": "localhost"})
    assert visitor.post("/masuk/", {"login": "petugas", "password": PASSWORD}).status_code == 200  # the old one is over
    link = re.search(r"readonly>https?://[^/]+(/\S+?)<", answer.text)[1]  # type: ignore[index]  # the assertion is that it is there
    chosen = visitor.post(link, {"sandi": NEW_PASSWORD, "sandi_lagi": NEW_PASSWORD})
    assert chosen.status_code == 302
    signed = visitor.post("/masuk/", {"login": "petugas", "password": NEW_PASSWORD})
    assert signed.headers["Location"] == "/kantor/"


def test_who_has_no_second_step_keeps_the_password(keeper: Client) -> None:
    account_with(Role.BRANCH, "33.74")
    assert ADDRESS not in keeper.get("/kantor/akun/petugas/").text
    answer = keeper.post(ADDRESS)
    assert (answer.status_code, "tidak memakai langkah kedua" in answer.text) == (422, True)
    assert Account.objects.get(login_name="petugas").check_password(PASSWORD)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("name", ["pengelola", "Pengelola"])
def test_nobody_takes_off_their_own(keeper: Client, name: str) -> None:
    pengelola = Account.objects.get(login_name="pengelola")
    Authenticator.objects.create(user_id=pengelola.pk, type="totp", data={"secret": "rekaan"})
    answer = keeper.post(f"/kantor/akun/{name}/langkah-kedua/")
    assert (answer.status_code, Authenticator.objects.count()) == (422, 1)


def test_a_keeper_of_another_area_and_an_officer_are_refused(keeper: Client, locked_out: Account) -> None:
    elsewhere = signed_in(account_with(Role.ADMINISTRATOR, "33.72", login="jauh", name="Jauh Contoh"))
    officer = signed_in(account_with(Role.MANPOWER, "33.74", login="rekan", name="Rekan Contoh"))
    assert [one.post(ADDRESS).status_code for one in (elsewhere, officer)] == [404, 403]
    assert Authenticator.objects.count() == 2
