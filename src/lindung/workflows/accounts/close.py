"""Close an account, so that nobody signs in with it any more, and open it again; what its owner did stays theirs."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lindung.registry.models.account import Account
from lindung.registry.models.granted_role import GrantedRole
from lindung.registry.models.invitation import Invitation
from lindung.vocabulary.role import Role
from lindung.workflows.accounts.accept import end_sessions
from lindung.workflows.accounts.errors import LAST_KEEPER, AccountError, UnknownAccountError


@transaction.atomic
def close_account(*, login_name: str, now: datetime) -> int:
    """Close an account and sign it out everywhere; return from how many places it was signed out.

    Raises:
        UnknownAccountError: There is no such account.
        AccountError: Nobody else could keep the accounts.
    """
    account = _locked(login_name)
    keepers = GrantedRole.objects.in_force(timezone.localdate(now)).filter(role=Role.ADMINISTRATOR.value)
    if keepers.filter(account=account).exists() and not keepers.exclude(account=account).exists():
        raise AccountError(LAST_KEEPER)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    Invitation.objects.filter(account=account, used_at=None, withdrawn_at=None).update(withdrawn_at=now)
    return end_sessions(account.pk)


@transaction.atomic
def open_account(*, login_name: str) -> None:
    """Open a closed account again, with the roles that still run.

    Raises:
        UnknownAccountError: There is no such account.
    """
    Account.objects.filter(pk=_locked(login_name).pk).update(is_active=True)


def _locked(login_name: str) -> Account:
    account = Account.objects.select_for_update().filter(login_name=login_name.strip().casefold()).first()
    if account is None:
        raise UnknownAccountError
    return account
