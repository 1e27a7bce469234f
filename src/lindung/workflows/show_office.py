"""The demonstration's office: an invented person for each role, with a password drawn now and told once."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from lindung.registry.models.account import Account
from lindung.vocabulary.role import Role
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.accounts.accept import accept
from lindung.workflows.accounts.invite import invite
from lindung.workflows.accounts.roles import grant_role
from lindung.workflows.show_clinic import BY

_PLACES: Final = {
    Role.BRANCH: ("33.74", "Bagas Contoh"),
    Role.MANPOWER: ("33.74", "Dewi Contoh"),
    Role.PLANNING: ("33.74", "Hadi Contoh"),
    Role.DISTRICT: ("33.74.12", "Ratna Contoh"),
    Role.VILLAGE: ("33.74.12.1006", "Sari Contoh"),
    Role.AGENT: ("33.74.12", "Yoga Contoh"),
    Role.SPONSORS: ("33.74", "Lestari Contoh"),
    Role.PROVINCE: ("33", "Wahyu Contoh"),
    Role.AUDITOR: ("ID", "Nur Contoh"),
    Role.ADMINISTRATOR: ("ID", "Eko Contoh"),
}
_PASSWORD_BYTES: Final = 12


@dataclass(frozen=True)
class ShownAccount:
    """An invented person of the demonstration.

    Attributes:
        login_name: Name to sign in with.
        role: Role.
        area: Where it holds.
        password: Told once; only its hash is kept.
    """

    login_name: str
    role: Role
    area: AreaCode
    password: str


@transaction.atomic
def show_office(*, now: datetime) -> list[ShownAccount]:
    """Make the accounts that are not there yet and return them; a second time none is made and none told.

    They can be used from this computer only, whatever the server answers to.
    """
    known = set(Account.objects.filter(is_sample=True).values_list("login_name", flat=True))
    return [_made(role, now) for role in Role if _login(role) not in known]


def _login(role: Role) -> str:
    return f"contoh.{role.value}"


def _made(role: Role, now: datetime) -> ShownAccount:
    area, name = AreaCode(_PLACES[role][0]), _PLACES[role][1]
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    made = invite(login_name=_login(role), full_name=name, office="Kantor contoh", is_sample=True, by=BY, now=now)
    accept(token=made.token, password=password, now=now)
    grant_role(login_name=made.login_name, role=role, area=area, since=timezone.localdate(now), by=BY, now=now)
    return ShownAccount(made.login_name, role, area, password)
