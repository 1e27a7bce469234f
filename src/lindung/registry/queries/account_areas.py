"""The areas an account is of: those of the roles it holds or will hold."""

from datetime import date

from lindung.registry.models.account import Account
from lindung.registry.models.granted_role import GrantedRole
from lindung.vocabulary.wilayah import AreaCode


def areas_of_account(login_name: str, on: date) -> tuple[AreaCode, ...] | None:
    """Return the areas of the roles that an account holds on a day or will hold; None when there is no such account."""
    account = Account.objects.filter(login_name=login_name.strip().casefold()).first()
    if account is None:
        return None
    codes = GrantedRole.objects.filter(account=account).not_over(on).order_by("area_code")
    return tuple(AreaCode(code) for code in codes.values_list("area_code", flat=True).distinct())
