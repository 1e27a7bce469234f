"""The page to sign in; where nobody has an account yet it says how the first one is made."""

from allauth.account.views import LoginView

from lindung.registry.models.account import Account


def has_no_account_yet() -> bool:
    """Whether nobody has an account, so that there is nothing to keep from a stranger."""
    return not Account.objects.exists()


sign_in = LoginView.as_view(extra_context={"has_no_account_yet": has_no_account_yet})
