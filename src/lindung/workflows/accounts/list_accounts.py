"""Who has an account, with which roles, and whether they can sign in."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from lindung.opendata.queries.area import areas_of
from lindung.registry.models.account import Account
from lindung.registry.models.granted_role import GrantedRole
from lindung.registry.models.invitation import Invitation
from lindung.vocabulary.role import Role
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.accounts.errors import UnknownAccountError


@dataclass(frozen=True)
class RoleShown:
    """A role of an account.

    Attributes:
        grant_id: Number of the grant.
        role: The role.
        area: The area.
        area_name: Its name.
        since: First day.
        until: Last day, or None.
        is_delegated: Whether somebody else passed it on.
        is_in_force: Whether it holds today.
    """

    grant_id: int
    role: Role
    area: AreaCode
    area_name: str
    since: date
    until: date | None
    is_delegated: bool
    is_in_force: bool


@dataclass(frozen=True)
class AccountShown:
    """An account as the keeper of accounts sees it.

    Attributes:
        account_id: Number.
        login_name: Name to sign in with.
        full_name: Name under what they do.
        office: Where they work.
        is_active: Whether the account is open.
        is_sample: Whether it is an invented person of the demonstration.
        has_password: Whether a password was chosen.
        has_second_factor: Whether signing in takes a second step.
        link_until: When the open link ends, or None.
        last_login: When they signed in last, or None.
        roles: Roles that hold or will hold.
    """

    account_id: int
    login_name: str
    full_name: str
    office: str
    is_active: bool
    is_sample: bool
    has_password: bool
    has_second_factor: bool
    link_until: datetime | None
    last_login: datetime | None
    roles: tuple[RoleShown, ...]


def accounts(*, now: datetime) -> list[AccountShown]:
    """Return all accounts by name."""
    return _shown(list(Account.objects.all()), now)


def account_shown(login_name: str, *, now: datetime) -> AccountShown:
    """Return one account.

    Raises:
        UnknownAccountError: There is no such account.
    """
    found = _shown(list(Account.objects.filter(login_name=login_name.strip().casefold())), now)
    if not found:
        raise UnknownAccountError
    return found[0]


def _shown(rows: list[Account], now: datetime) -> list[AccountShown]:
    from allauth.mfa.models import Authenticator

    ids = [row.pk for row in rows]
    roles = _roles(ids, timezone.localdate(now))
    factors = set(
        Authenticator.objects.filter(user_id__in=ids, type__in=["totp", "webauthn"]).values_list("user_id", flat=True)
    )
    open_links = Invitation.objects.filter(account_id__in=ids, used_at=None, withdrawn_at=None, ends_at__gt=now)
    links = dict(open_links.values_list("account_id", "ends_at"))
    return [
        AccountShown(
            account_id=row.pk, login_name=row.login_name, full_name=row.full_name, office=row.office,
            is_active=row.is_active, is_sample=row.is_sample, has_password=row.has_usable_password(),
            has_second_factor=row.pk in factors, link_until=links.get(row.pk), last_login=row.last_login,
            roles=tuple(roles[row.pk]),
        )
        for row in rows
    ]  # fmt: skip


def _roles(ids: list[int], on: date) -> dict[int, list[RoleShown]]:
    grants = list(GrantedRole.objects.filter(account_id__in=ids).not_over(on).order_by("area_code", "role"))
    named = areas_of({grant.area_code for grant in grants})
    shown: dict[int, list[RoleShown]] = defaultdict(list)
    for grant in grants:
        name = named[grant.area_code].name if grant.area_code in named else grant.area_code
        shown[grant.account_id].append(
            RoleShown(
                grant_id=grant.pk, role=Role(grant.role), area=AreaCode(grant.area_code), area_name=name,
                since=grant.since, until=grant.until, is_delegated=grant.delegated_from_id is not None,
                is_in_force=grant.since <= on,
            )
        )  # fmt: skip
    return shown
