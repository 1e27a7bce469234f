"""Fill an office with invented people: a list of workers and a roster, linked and counted, and people who sign in.

The two lists are those of scripts/linkage_lists.py, stored as sealed registers of one city and linked by the
office's own workflows. The people of the office get sessions as signing in gives them; no password is made.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import polars as pl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the other scripts are found from the root

from lindung.engines.intake.cells.columns import PERSON  # noqa: E402  after the path
from lindung.vocabulary.month import Month  # noqa: E402  after the path
from lindung.vocabulary.persons.naming import name_key_expr  # noqa: E402  after the path
from lindung.vocabulary.register_kind import RegisterKind  # noqa: E402  after the path
from lindung.vocabulary.role import Role  # noqa: E402  after the path
from scripts.linkage_lists import make_linkage_lists  # noqa: E402  after the path

CITY: Final = "33.74"
MONTH: Final = Month(2026, 11)
NOW: Final = datetime(2026, 11, 30, 2, tzinfo=UTC)
BY: Final = "Petugas Rekaan"
_BATCH: Final = 100_000


@dataclass(frozen=True)
class Person:
    """Somebody of the office who has signed in.

    Attributes:
        role: Their role.
        area: The area they hold it in.
        session: Key of their session.
    """

    role: str
    area: str
    session: str


@dataclass(frozen=True)
class Filled:
    """What the office holds.

    Attributes:
        linkage_id: The linkage.
        build_id: The count of coverage.
        people: Workers on the list.
        users: People who have signed in.
    """

    linkage_id: str
    build_id: str
    people: int
    users: tuple[Person, ...]


def fill_office(folder: Path, *, workers: int, participants: int, users: int) -> Filled:
    """Make registers, linkage, count, and people who have signed in; Django is set up."""
    from lindung.engines.linkage.link import quiet
    from lindung.workflows.coverage.build import build_coverage
    from lindung.workflows.linking.link_registers import link_registers, registers_of

    made = make_linkage_lists(area_code=CITY, workers=workers, participants=participants, seed=2026, out=folder)
    _store(RegisterKind.WORKFORCE, pl.read_parquet(folder / "left.parquet"), occupation_class="working")
    members = {"membership": "active", "segment": "PU", "covered_from": date(2025, 1, 1)}
    roster = pl.read_parquet(folder / "right.parquet").with_columns(kpj=pl.col("id").cast(pl.String).str.zfill(11))
    _store(RegisterKind.PARTICIPANTS, roster, **members)
    found = registers_of(area=CITY, on=MONTH.plus(1).first_day)
    linkage_id = link_registers(found, month=MONTH, by=BY, now=NOW, told=quiet).linkage.manifest.linkage_id
    build_id = build_coverage(area=CITY, by=BY, now=NOW, told=quiet).build.manifest.build_id
    return Filled(linkage_id, build_id, made["left"], tuple(_users(users)))


def _store(register: RegisterKind, listed: pl.DataFrame, **told: object) -> None:
    """Seal a list as a register of the city."""
    from lindung.registry.snapshots.manifest import Origin
    from lindung.registry.snapshots.snapshot import new_snapshot_id, write_snapshot
    from lindung.registry.snapshots.vault import office_vault

    origin = Origin(
        register=register, as_of=date(2026, 11, 1), area_code=CITY, payer="", file_name="rekaan.csv",
        file_sha256="0" * 64, profile="invented", delivery_id="0" * 12, rows_read=listed.height, code_version="0",
        is_sample=True, made_by=BY, made_at=NOW, note="",
    )  # fmt: skip
    parts = (_clean(listed.slice(start, _BATCH), start, told) for start in range(0, listed.height, _BATCH))
    write_snapshot(office_vault(), parts, origin=origin, columns=PERSON, snapshot_id=new_snapshot_id())


def _clean(listed: pl.DataFrame, start: int, told: dict[str, object]) -> pl.DataFrame:
    """Lay rows out as a clean list."""
    digits = pl.col("nik").str.replace_all(r"[^0-9]", "")
    is_nik = digits.str.len_chars() == 16
    rows = listed.with_row_index("row", offset=start + 1).with_columns(
        name_key=name_key_expr(pl.col("name")),
        nik=pl.when(is_nik).then(digits),
        nik_number=pl.when(is_nik).then(digits.cast(pl.Int64, strict=False)),
        file_row=pl.col("row") + 1,
        **{name: pl.lit(value) for name, value in told.items()},
    )
    return rows.select((pl.col(name) if name in rows.columns else pl.lit(None)).cast(kind).alias(name)
                       for name, kind in PERSON.items())  # fmt: skip


def _users(count: int) -> Iterator[Person]:
    """Sign people of every role in: half of them operators of a kelurahan, as in a city."""
    from lindung.vocabulary.areas.gazetteer import gazetteer

    inside = gazetteer().filter(pl.col("code").str.starts_with(f"{CITY}.")).sort("code")
    villages = inside.filter(pl.col("level") == 4)["code"].to_list()
    districts = inside.filter(pl.col("level") == 3)["code"].to_list()
    mix = [
        (Role.VILLAGE, villages), (Role.BRANCH, [CITY]), (Role.VILLAGE, villages), (Role.MANPOWER, [CITY]),
        (Role.VILLAGE, villages), (Role.DISTRICT, districts), (Role.VILLAGE, villages), (Role.PLANNING, [CITY]),
        (Role.VILLAGE, villages), (Role.AUDITOR, [CITY]),
    ]  # fmt: skip
    for number in range(count):
        role, areas = mix[number % len(mix)]
        area = areas[number * 7 % len(areas)]
        yield Person(role.value, area, _signed_in(f"uji-{number:03}", role, area))


def _signed_in(login: str, role: Role, area: str) -> str:
    """Make an account with one role and a session of it; return the key of the session."""
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.utils import timezone

    from lindung.registry.models.account import Account
    from lindung.registry.models.granted_role import GrantedRole

    account = Account(login_name=login, full_name=f"Rekaan {login}", created_at=timezone.now(), created_by=BY)
    account.set_unusable_password()
    account.save(force_insert=True)
    GrantedRole.objects.create(
        account=account, role=role.value, area_code=area, since=date(2026, 1, 1), given_by=BY, given_at=timezone.now()
    )
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return str(session.session_key)
