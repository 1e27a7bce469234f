from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import authenticate
from django.contrib.sessions.models import Session
from django.test import Client

from lindung.registry.models.account import Account
from lindung.registry.models.granted_role import GrantedRole
from lindung.registry.models.invitation import Invitation
from lindung.registry.queries.reader import reader_of
from lindung.vocabulary.role import Deed, Role
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.accounts.accept import InvitationOverError, WeakPasswordError, accept, open_invitation
from lindung.workflows.accounts.close import close_account, open_account
from lindung.workflows.accounts.errors import AccountError, UnknownAccountError
from lindung.workflows.accounts.first import make_first_keeper
from lindung.workflows.accounts.invite import HOLDS_FOR, invite, invite_again
from lindung.workflows.accounts.list_accounts import account_shown, accounts
from lindung.workflows.accounts.roles import delegate_role, end_role, grant_role
from lindung.workflows.show_office import show_office
from tests.sample_accounts import PASSWORD, account_with
from tests.sample_areas import store_areas

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
TODAY = NOW.date()
SEMARANG, VILLAGE = AreaCode("33.74"), AreaCode("33.74.12.1006")


@pytest.fixture(autouse=True)
def areas(db: None) -> None:
    store_areas("33.74", "33.72")


def give(login: str, role: Role, area: AreaCode = SEMARANG, *, since: date = TODAY, until: date | None = None) -> int:
    return grant_role(login_name=login, role=role, area=area, since=since, until=until, by="uji", now=NOW)


def test_an_invited_person_chooses_their_own_password_once() -> None:
    made = invite(login_name="Sri.Contoh", full_name="Sri Contoh", office="Disnaker", by="uji", now=NOW)
    assert open_invitation(made.token, NOW).login_name == "sri.contoh"
    assert not Account.objects.get().has_usable_password()
    accept(token=made.token, password=PASSWORD, now=NOW)
    assert Account.objects.get().check_password(PASSWORD)
    with pytest.raises(InvitationOverError):
        accept(token=made.token, password="lain sekali kata sandi", now=NOW)


def test_the_token_is_kept_nowhere() -> None:
    made = invite(login_name="sri", full_name="Sri Contoh", by="uji", now=NOW)
    assert made.token not in str(list(Invitation.objects.values()))


def test_a_link_ends_by_time_and_by_a_new_one() -> None:
    made = invite(login_name="sri", full_name="Sri Contoh", by="uji", now=NOW)
    with pytest.raises(InvitationOverError):
        open_invitation(made.token, NOW + HOLDS_FOR + timedelta(seconds=1))
    again = invite_again(login_name="sri", by="uji", now=NOW)
    with pytest.raises(InvitationOverError):
        open_invitation(made.token, NOW)
    assert open_invitation(again.token, NOW).login_name == "sri"


@pytest.mark.parametrize("password", ["pendek", "123456789012", "password1234", "sri contoh sri"])
def test_a_weak_password_is_refused_and_the_link_stays(password: str) -> None:
    made = invite(login_name="sricontoh", full_name="Sri Contoh Sri", by="uji", now=NOW)
    with pytest.raises(WeakPasswordError):
        accept(token=made.token, password=password, now=NOW)
    assert open_invitation(made.token, NOW).login_name == made.login_name


@pytest.mark.parametrize("name", ["", "ab", "Sri Contoh", "sri/contoh", "a" * 61])
def test_an_unusable_name_is_refused(name: str) -> None:
    with pytest.raises(AccountError):
        invite(login_name=name, full_name="Sri Contoh", by="uji", now=NOW)
    assert not Account.objects.exists()


def test_a_name_is_taken_once_however_it_is_written() -> None:
    invite(login_name="sri", full_name="Sri Contoh", by="uji", now=NOW)
    with pytest.raises(AccountError):
        invite(login_name="SRI", full_name="Sri Lain", by="uji", now=NOW)


def test_a_role_holds_from_its_first_to_its_last_day() -> None:
    account = account_with(None)
    give("petugas", Role.MANPOWER, since=TODAY + timedelta(days=1), until=TODAY + timedelta(days=2))
    held = [reader_of(account, TODAY + timedelta(days=day)).may(Deed.SEE_PEOPLE) for day in range(4)]
    assert held == [False, True, True, False]


def test_roles_that_oversee_each_other_are_refused() -> None:
    account_with(Role.MANPOWER, "33.74")
    with pytest.raises(AccountError) as refused:
        give("petugas", Role.AUDITOR)
    assert "tidak dapat dipegang bersama" in refused.value.words.id
    with pytest.raises(AccountError):
        give("petugas", Role.ADMINISTRATOR)
    assert GrantedRole.objects.count() == 1


def test_a_role_that_is_over_hinders_none() -> None:
    account = account_with(None)
    number = give("petugas", Role.MANPOWER)
    end_role(grant_id=number, by="uji", now=NOW)
    give("petugas", Role.AUDITOR)
    assert reader_of(account, TODAY).may(Deed.READ_AUDIT)
    assert not reader_of(account, TODAY).may(Deed.SEE_PEOPLE)


def test_the_same_role_is_given_once_in_an_area() -> None:
    account_with(Role.MANPOWER, "33.74")
    with pytest.raises(AccountError):
        give("petugas", Role.MANPOWER)
    give("petugas", Role.MANPOWER, AreaCode("33.72"))


def test_unknown_areas_and_empty_times_are_refused() -> None:
    account_with(None)
    with pytest.raises(AccountError) as unknown:
        give("petugas", Role.MANPOWER, AreaCode("33.99"))
    assert unknown.value.field == "area"
    with pytest.raises(AccountError) as empty:
        give("petugas", Role.MANPOWER, until=TODAY - timedelta(days=1))
    assert empty.value.field == "until"
    with pytest.raises(UnknownAccountError):
        give("tidak-ada", Role.MANPOWER)


def test_what_is_delegated_lies_within_and_ends_with_what_it_comes_from() -> None:
    owner, deputy = account_with(None), account_with(None, login="wakil", name="Wakil Contoh")
    number = give("petugas", Role.MANPOWER, until=TODAY + timedelta(days=60))

    def passed_on(
        area: AreaCode, until: date, *, grant_id: int = number, by: Account = owner, to: str = "wakil"
    ) -> int:
        return delegate_role(
            grant_id=grant_id, owner_id=by.pk, login_name=to, area=area, since=TODAY, until=until, by="uji", now=NOW
        )

    for area, until in ((AreaCode("33.72"), TODAY), (SEMARANG, TODAY + timedelta(days=61))):
        with pytest.raises(AccountError):
            passed_on(area, until)
    passed = passed_on(VILLAGE, TODAY + timedelta(days=14))
    assert reader_of(deputy, TODAY).areas(Deed.SEE_PEOPLE) == (VILLAGE,)
    with pytest.raises(AccountError):  # what is delegated is not passed on
        passed_on(VILLAGE, TODAY, grant_id=passed, by=deputy, to="petugas")
    assert end_role(grant_id=number, by="uji", now=NOW) == 2
    assert not reader_of(deputy, TODAY).may(Deed.SEE_PEOPLE)


def test_nobody_delegates_the_role_of_another() -> None:
    account_with(None)
    stranger = account_with(None, login="lain", name="Lain Contoh")
    number = give("petugas", Role.MANPOWER)
    with pytest.raises(AccountError):
        delegate_role(
            grant_id=number, owner_id=stranger.pk, login_name="lain", area=SEMARANG, since=TODAY, until=TODAY, by="uji",
            now=NOW,
        )  # fmt: skip


def test_a_closed_account_is_signed_out_and_stays_out() -> None:
    account, client = account_with(Role.MANPOWER), Client()
    client.force_login(account)
    assert close_account(login_name="petugas", now=NOW) == 1
    assert not Session.objects.exists()
    assert authenticate(username="petugas", password=PASSWORD) is None
    with pytest.raises(AccountError):
        invite_again(login_name="petugas", by="uji", now=NOW)
    open_account(login_name="petugas")
    assert Account.objects.get().is_active


def test_somebody_always_keeps_the_accounts() -> None:
    account_with(Role.ADMINISTRATOR, login="satu", name="Satu Contoh")
    with pytest.raises(AccountError):
        close_account(login_name="satu", now=NOW)
    account_with(Role.ADMINISTRATOR, login="dua", name="Dua Contoh")
    close_account(login_name="satu", now=NOW)


def test_the_last_keeper_keeps_the_role() -> None:
    account_with(Role.ADMINISTRATOR)
    with pytest.raises(AccountError):
        end_role(grant_id=GrantedRole.objects.get().pk, by="uji", now=NOW)
    assert GrantedRole.objects.get().ended_at is None


def test_the_first_keeper_is_made_once() -> None:
    make_first_keeper(login_name="eko", full_name="Eko Contoh", password=PASSWORD, by="uji", now=NOW)
    assert reader_of(Account.objects.get(), TODAY).may(Deed.KEEP_ACCOUNTS)
    with pytest.raises(AccountError):
        make_first_keeper(login_name="lain", full_name="Lain Contoh", password=PASSWORD, by="uji", now=NOW)
    assert Account.objects.count() == 1


def test_a_weak_first_password_leaves_nothing_behind() -> None:
    with pytest.raises(WeakPasswordError):
        make_first_keeper(login_name="eko", full_name="Eko Contoh", password="pendek", by="uji", now=NOW)
    assert not Account.objects.exists()


def test_the_list_tells_who_can_sign_in_and_with_what() -> None:
    account_with(Role.MANPOWER, "33.74")
    invite(login_name="baru", full_name="Baru Contoh", by="uji", now=NOW)
    shown = {one.login_name: one for one in accounts(now=NOW)}
    assert shown["petugas"].has_password
    assert [(held.role, held.area_name) for held in shown["petugas"].roles] == [(Role.MANPOWER, "Kota Semarang")]
    assert shown["baru"].link_until == NOW + HOLDS_FOR
    assert account_shown("BARU", now=NOW).roles == ()
    with pytest.raises(UnknownAccountError):
        account_shown("tidak-ada", now=NOW)


def test_the_sample_office_has_everybody_once_and_other_passwords_each_time() -> None:
    made = show_office(now=NOW)
    assert {one.role for one in made} == set(Role)
    assert len({one.password for one in made}) == len(made)
    assert all(Account.objects.get(login_name=one.login_name).check_password(one.password) for one in made[:2])
    assert show_office(now=NOW) == []
