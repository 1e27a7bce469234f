"""The first keeper of accounts, made at the machine itself; there is never a default account or password."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from lindung.registry.models.granted_role import GrantedRole
from lindung.vocabulary.language import Words
from lindung.vocabulary.role import Role
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode
from lindung.workflows.accounts.accept import accept
from lindung.workflows.accounts.errors import AccountError
from lindung.workflows.accounts.invite import invite
from lindung.workflows.accounts.roles import grant_role

_SECOND: Final = Words(
    "Sudah ada pengelola akun. Ia mengundang yang lain; bila tidak dapat masuk lagi: lindung accounts link NAMA.",
    "There is a keeper of accounts already. They invite others; if they cannot sign in: lindung accounts link NAME.",
)


def refuse_second(*, now: datetime) -> None:
    """Refuse when somebody keeps the accounts already.

    Raises:
        AccountError: Somebody does.
    """
    keepers = GrantedRole.objects.in_force(timezone.localdate(now)).filter(
        role=Role.ADMINISTRATOR.value, account__is_sample=False
    )
    if keepers.exists():
        raise AccountError(_SECOND)


@transaction.atomic
def make_first_keeper(*, login_name: str, full_name: str, password: str, by: str, now: datetime) -> int:
    """Make the account, set its password and let it keep accounts everywhere; return its number.

    Raises:
        AccountError: Somebody keeps accounts already, or the name cannot be used.
        WeakPasswordError: The password is too easily guessed.
    """
    refuse_second(now=now)
    made = invite(login_name=login_name, full_name=full_name, by=by, now=now)
    accept(token=made.token, password=password, now=now)
    grant_role(
        login_name=made.login_name, role=Role.ADMINISTRATOR, area=AreaCode(COUNTRY_CODE),
        since=timezone.localdate(now), by=by, now=now,
    )  # fmt: skip
    return made.account_id
