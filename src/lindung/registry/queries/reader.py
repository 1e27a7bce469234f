"""The roles somebody holds on a day, as a plain value."""

from datetime import date

from lindung.registry.models.account import Account
from lindung.registry.models.granted_role import GrantedRole
from lindung.vocabulary.reader import HeldRole, Reader
from lindung.vocabulary.role import Role
from lindung.vocabulary.wilayah import AreaCode


def reader_of(account: Account, on: date) -> Reader:
    """Return an account with the roles in force on a day."""
    rows = GrantedRole.objects.filter(account=account).in_force(on).values_list("role", "area_code", "until")
    roles = tuple(HeldRole(Role(role), AreaCode(area), until) for role, area, until in rows.order_by("id"))
    return Reader(account.pk, account.full_name, roles)
