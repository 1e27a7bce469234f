"""Give a role in an area for a time, pass a part of one's own on, and end it; roles that do not go together refused."""

from datetime import date, datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from lindung.opendata.queries.area import areas_of
from lindung.registry.models.account import Account
from lindung.registry.models.granted_role import GrantedRole
from lindung.vocabulary.language import Words
from lindung.vocabulary.role import Role
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.accounts.errors import LAST_KEEPER, AccountError, UnknownAccountError
from lindung.workflows.accounts.invite import CLOSED

_LONGEST: Final = 120
_REASONS: Final = {
    "area": Words("Wilayah ini tidak ada. Tulis kode Kemendagri bertitik.", "No such area. Write a dotted code."),
    "until": Words("Hari terakhir mendahului hari pertama.", "The last day is before the first."),
    "twice": Words(
        "Peran ini sudah dipegang di wilayah itu. Akhiri dahulu bila ingin mengubah waktunya.",
        "This role is held in that area already. End it first to change its time.",
    ),
    "not_theirs": Words(
        "Peran ini tidak ada atau sudah berakhir.", "There is no such role, or it has ended."
    ),
    "beyond": Words(
        "Yang dapat didelegasikan hanya peran sendiri, di wilayah sendiri, paling lama sampai peran itu berakhir.",
        "Only one's own role can be delegated, in one's own area, and at most until that role ends.",
    ),
}  # fmt: skip


@transaction.atomic
def grant_role(
    *, login_name: str, role: Role, area: AreaCode, since: date, until: date | None = None, by: str, now: datetime,
    delegated_from: int | None = None,
) -> int:  # fmt: skip
    """Give a role and return the number of the grant.

    Raises:
        UnknownAccountError: There is no such account.
        AccountError: The area is unknown, the time is empty, or the role does not go with another one held.
    """
    account = Account.objects.select_for_update().filter(login_name=login_name.strip().casefold()).first()
    if account is None:
        raise UnknownAccountError
    if not account.is_active:
        raise AccountError(CLOSED)
    if area.text not in areas_of([area.text]):
        raise AccountError(_REASONS["area"], "area")
    if until is not None and until < since:
        raise AccountError(_REASONS["until"], "until")
    _refuse_unfit(account, role, since)
    try:
        with transaction.atomic():
            made = GrantedRole.objects.create(
                account=account, role=role.value, area_code=area.text, since=since, until=until,
                delegated_from_id=delegated_from, given_by=by[:_LONGEST], given_at=now,
            )  # fmt: skip
    except IntegrityError:
        raise AccountError(_REASONS["twice"], "role") from None
    return made.pk


@transaction.atomic
def delegate_role(
    *, grant_id: int, owner_id: int, login_name: str, area: AreaCode, since: date, until: date, by: str, now: datetime
) -> int:
    """Pass a role one holds on to somebody else, in the area or a part of it, for a time that ends.

    Raises:
        AccountError: The role is not held by the owner there and then, or is itself delegated.
    """
    own = (
        GrantedRole.objects.in_force(timezone.localdate(now))
        .filter(pk=grant_id, account_id=owner_id, delegated_from=None)
        .first()
    )
    if own is None:
        raise AccountError(_REASONS["not_theirs"])
    if not AreaCode(own.area_code).contains(area) or (own.until is not None and until > own.until):
        raise AccountError(_REASONS["beyond"])
    return grant_role(
        login_name=login_name, role=Role(own.role), area=area, since=since, until=until, by=by, now=now,
        delegated_from=own.pk,
    )  # fmt: skip


@transaction.atomic
def end_role(*, grant_id: int, by: str, now: datetime) -> int:
    """End a role and what was delegated from it; return how many ended.

    Raises:
        AccountError: There is no such role, it has ended, or nobody else would keep the accounts.
    """
    _refuse_last_keeper(grant_id, now)
    ended = {"ended_at": now, "ended_by": by[:_LONGEST]}
    if not GrantedRole.objects.filter(pk=grant_id, ended_at=None).update(**ended):
        raise AccountError(_REASONS["not_theirs"])
    return 1 + GrantedRole.objects.filter(delegated_from_id=grant_id, ended_at=None).update(**ended)


def _refuse_last_keeper(grant_id: int, now: datetime) -> None:
    keepers = GrantedRole.objects.in_force(timezone.localdate(now)).filter(role=Role.ADMINISTRATOR.value)
    if keepers.filter(pk=grant_id).exists() and not keepers.exclude(pk=grant_id).exists():
        raise AccountError(LAST_KEEPER)


def _refuse_unfit(account: Account, role: Role, since: date) -> None:
    held = [
        Role(other)
        for other in GrantedRole.objects.filter(account=account).not_over(since).values_list("role", flat=True)
    ]
    unfit = next((other for other in held if not role.goes_with(other)), None)
    if unfit is None:
        return
    raise AccountError(
        Words(
            f"{role.words.id} tidak dapat dipegang bersama {unfit.words.id}: yang mengawasi tidak mengerjakan. "
            "Akhiri peran yang lama dahulu, atau beri peran ini kepada orang lain.",
            f"{role.words.en} cannot be held with {unfit.words.en}: who oversees does not do the work. End the other "
            "role first, or give this one to somebody else.",
        ),
        "role",
    )
