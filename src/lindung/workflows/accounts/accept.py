"""Take an invitation: its owner chooses a password, once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction

from lindung.registry.models.account import Account
from lindung.registry.models.invitation import Invitation
from lindung.vocabulary.language import Words
from lindung.workflows.accounts.errors import AccountError
from lindung.workflows.accounts.invite import digest_of


@dataclass(frozen=True)
class OpenInvitation:
    """An invitation that can still be taken.

    Attributes:
        login_name: Name to sign in with.
        full_name: Whom it is for.
        ends_at: When it ends.
    """

    login_name: str
    full_name: str
    ends_at: datetime


class InvitationOverError(AccountError):
    """The link was used, withdrawn, is too old, or never was."""

    def __init__(self) -> None:
        """Say whom to ask."""
        super().__init__(
            Words(
                "Tautan ini sudah dipakai, sudah berakhir, atau keliru. Mintalah tautan baru kepada pengelola akun.",
                "This link was used, has ended, or is mistyped. Ask the keeper of accounts for a new one.",
            )
        )


class WeakPasswordError(AccountError):
    """The password is too easily guessed.

    Attributes:
        reasons: What is wrong with it, in the reader's language.
    """

    def __init__(self, reasons: list[str]) -> None:
        """Keep the reasons."""
        super().__init__(Words("Kata sandi ini terlalu lemah.", "This password is too weak."), "password")
        self.reasons = reasons


def open_invitation(token: str, now: datetime) -> OpenInvitation:
    """Return what a link is for.

    Raises:
        InvitationOverError: The link can no longer be taken.
    """
    found = _open(token, now)
    return OpenInvitation(found.account.login_name, found.account.full_name, found.ends_at)


@transaction.atomic
def accept(*, token: str, password: str, now: datetime) -> str:
    """Set the password, use up the link and return the name to sign in with; of two at once one passes.

    Raises:
        InvitationOverError: The link can no longer be taken.
        WeakPasswordError: The password is too easily guessed.
    """
    found = _open(token, now)
    account: Account = found.account
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise WeakPasswordError(list(error.messages)) from None
    if not Invitation.objects.filter(pk=found.pk, used_at=None, withdrawn_at=None).update(used_at=now):
        raise InvitationOverError
    account.set_password(password)
    account.save(update_fields=["password"])
    end_sessions(account.pk)
    return account.login_name


def end_sessions(account_id: int) -> int:
    """Sign an account out everywhere; return from how many places."""
    theirs = [
        session.session_key
        for session in Session.objects.iterator()
        if session.get_decoded().get(_SESSION_ACCOUNT) == str(account_id)
    ]
    Session.objects.filter(session_key__in=theirs).delete()
    return len(theirs)


def _open(token: str, now: datetime) -> Invitation:
    is_open = Invitation.objects.filter(used_at=None, withdrawn_at=None, ends_at__gt=now, account__is_active=True)
    found = is_open.select_related("account").filter(token_sha256=digest_of(token)).first()
    if found is None:
        raise InvitationOverError
    return found


_SESSION_ACCOUNT: Final = "_auth_user_id"
