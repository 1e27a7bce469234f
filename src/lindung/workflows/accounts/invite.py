"""Invite somebody, or send them a new link: by it they choose their own password; nobody else ever knows one."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from django.db import IntegrityError, transaction

from lindung.registry.models.account import Account
from lindung.registry.models.invitation import Invitation
from lindung.vocabulary.language import Words
from lindung.workflows.accounts.errors import AccountError, UnknownAccountError

HOLDS_FOR: Final = timedelta(days=7)
_TOKEN_BYTES: Final = 32
_LOGIN_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")
_LONGEST: Final = 120


@dataclass(frozen=True)
class Invited:
    """An account with an open link.

    Attributes:
        account_id: Number of the account.
        login_name: Name to sign in with.
        token: The secret part of the link; it is told once and kept nowhere.
        ends_at: When the link ends.
    """

    account_id: int
    login_name: str
    token: str
    ends_at: datetime


@transaction.atomic
def invite(
    *, login_name: str, full_name: str, office: str = "", is_sample: bool = False, by: str, now: datetime
) -> Invited:
    """Make an account without a password, and a link by which its owner chooses one.

    Raises:
        AccountError: The name is taken or cannot be used.
    """
    name = login_name.strip().casefold()
    if not _LOGIN_NAME.fullmatch(name):
        raise AccountError(_UNUSABLE_NAME, "login_name")
    if not full_name.strip():
        raise AccountError(_NO_FULL_NAME, "full_name")
    try:
        with transaction.atomic():
            account = Account(
                login_name=name, full_name=full_name.strip()[:_LONGEST], office=office.strip()[:_LONGEST],
                is_sample=is_sample, created_at=now, created_by=by[:_LONGEST],
            )  # fmt: skip
            account.set_unusable_password()
            account.save(force_insert=True)
    except IntegrityError:
        raise AccountError(_taken(name), "login_name") from None
    return _link(account, by=by, now=now)


@transaction.atomic
def invite_again(*, login_name: str, by: str, now: datetime) -> Invited:
    """Make a new link for an account: its password was forgotten, or its link has ended. The old link ends.

    Raises:
        UnknownAccountError: There is no such account.
        AccountError: The account is closed.
    """
    account = Account.objects.select_for_update().filter(login_name=login_name.strip().casefold()).first()
    if account is None:
        raise UnknownAccountError
    if not account.is_active:
        raise AccountError(CLOSED)
    Invitation.objects.filter(account=account, used_at=None, withdrawn_at=None).update(withdrawn_at=now)
    return _link(account, by=by, now=now)


def digest_of(token: str) -> str:
    """Return what is kept of a token."""
    return sha256(token.encode()).hexdigest()


def _link(account: Account, *, by: str, now: datetime) -> Invited:
    token, ends_at = secrets.token_urlsafe(_TOKEN_BYTES), now + HOLDS_FOR
    Invitation.objects.create(
        account=account, token_sha256=digest_of(token), made_by=by[:_LONGEST], made_at=now, ends_at=ends_at
    )
    return Invited(account.pk, account.login_name, token, ends_at)


def _taken(name: str) -> Words:
    return Words(
        f"Nama masuk {name} sudah dipakai. Pilih yang lain, atau kirim tautan baru ke akun itu.",
        f"The sign-in name {name} is taken. Choose another, or send that account a new link.",
    )


_UNUSABLE_NAME: Final = Words(
    "Nama masuk terdiri atas 3 sampai 60 huruf kecil, angka, titik, garis bawah, atau tanda hubung, tanpa spasi.",
    "A sign-in name has 3 to 60 small letters, digits, dots, underscores or hyphens, and no spaces.",
)
_NO_FULL_NAME: Final = Words("Tulis nama lengkap orangnya.", "Write the full name of the person.")
CLOSED: Final = Words("Akun ini sudah ditutup. Buka kembali dahulu.", "This account is closed. Open it again first.")
