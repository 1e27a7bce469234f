"""Accounts of invented people for tests."""

from datetime import UTC, date, datetime

from lindung.registry.models.account import Account
from lindung.registry.models.granted_role import GrantedRole
from lindung.vocabulary.role import Role

MADE_AT = datetime(2026, 1, 2, 3, 0, tzinfo=UTC)
PASSWORD = "batik laut gunung sawah"


def account_with(
    role: Role | None, area: str = "ID", *, login: str = "petugas", name: str = "Petugas Contoh"
) -> Account:
    """Store an account that holds one role, or none."""
    account = Account(login_name=login, full_name=name, created_at=MADE_AT, created_by="uji")
    account.set_password(PASSWORD)
    account.save(force_insert=True)
    if role is not None:
        give(account, role, area)
    return account


def give(account: Account, role: Role, area: str, *, until: date | None = None) -> GrantedRole:
    """Store one more role."""
    return GrantedRole.objects.create(
        account=account, role=role.value, area_code=area, since=MADE_AT.date(), until=until, given_by="uji",
        given_at=MADE_AT,
    )  # fmt: skip
