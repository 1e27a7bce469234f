"""Let somebody in again whose second step is lost: phone, keys and recovery codes. The password goes with it.

Whoever asks for this by telephone may be somebody else who knows the password. So the account begins anew, by a link
that its keeper hands over in person.
"""

from datetime import datetime
from typing import Final

from django.db import transaction

from lindung.registry.models.account import Account
from lindung.vocabulary.language import Words
from lindung.workflows.accounts.accept import end_sessions
from lindung.workflows.accounts.errors import AccountError, UnknownAccountError
from lindung.workflows.accounts.invite import Invited, invite_again


@transaction.atomic
def take_off_lost_step(*, login_name: str, by: str, now: datetime) -> Invited:
    """Take the second step, passkeys and recovery codes off an account, with its password; return a new link.

    Raises:
        UnknownAccountError: There is no such account.
        AccountError: The account is closed, or has no second step.
    """
    from allauth.mfa.models import Authenticator

    account = Account.objects.select_for_update().filter(login_name=login_name.strip().casefold()).first()
    if account is None:
        raise UnknownAccountError
    made = invite_again(login_name=account.login_name, by=by, now=now)
    taken_off, _ = Authenticator.objects.filter(user_id=account.pk).delete()
    if not taken_off:
        raise AccountError(NO_STEP)
    account.set_unusable_password()
    account.save(update_fields=["password"])
    end_sessions(account.pk)
    return made


NO_STEP: Final = Words(
    "Akun ini tidak memakai langkah kedua. Bila kata sandinya lupa, buat tautan baru.",
    "This account has no second step. If its password is forgotten, make a new link.",
)
