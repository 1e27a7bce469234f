"""Link an account with a person of the office's own provider, and let go of the link."""

from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction

from lindung.registry.models.account import Account
from lindung.settings.single_sign_on import PROVIDER
from lindung.vocabulary.language import Words
from lindung.workflows.accounts.accept import end_sessions
from lindung.workflows.accounts.errors import AccountError, UnknownAccountError


def link_account(*, login_name: str, subject: str) -> None:
    """Let the person whom the provider calls by an identifier (``sub``) sign in; an older link is replaced.

    Raises:
        UnknownAccountError: There is no such account.
        AccountError: The identifier is empty, or linked with another account.
    """
    account, uid = _account(login_name), subject.strip()
    if not uid:
        raise AccountError(Words("Tanda dari penyedia masuk kosong.", "The provider's identifier is empty."), "subject")
    try:
        with transaction.atomic():
            SocialAccount.objects.update_or_create(user=account, provider=PROVIDER, defaults={"uid": uid})
    except IntegrityError:
        raise AccountError(
            Words("Tanda ini sudah ditautkan dengan akun lain.", "This identifier is linked with another account."),
            "subject",
        ) from None


def unlink_account(*, login_name: str) -> int:
    """Let go of the link and sign the account out everywhere; return how many links there were."""
    account = _account(login_name)
    removed: int = SocialAccount.objects.filter(user=account, provider=PROVIDER).delete()[0]
    end_sessions(account.pk)
    return removed


def _account(login_name: str) -> Account:
    account = Account.objects.filter(login_name=login_name.strip().casefold()).first()
    if account is None:
        raise UnknownAccountError
    return account
