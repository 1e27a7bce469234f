"""A small office whose members move: they join, pay late, lapse, return and die within a few months."""

from datetime import date, timedelta
from typing import Any, Final

import polars as pl

from lindung.engines.linkage.link import quiet
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.month import Month
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.coverage.build import Built
from lindung.workflows.linking.link_registers import link_registers, registers_of
from tests.workflows.linking.office_people import AREA, MONTH, NOW, member, stored, worker

WORKERS: Final = 40
_PLACES: Final = tuple(f"33.74.{place}" for place in ("01.1001", "01.1002", "02.1001", "10.1001"))


def link_moving_office(*, gone: int = 0, has_deaths: bool = True, as_of: date = date(2026, 11, 1)) -> str:
    """Store the registers, link them for the last month, and return the linkage.

    Args:
        gone: How many members a newer extract says left long ago.
        has_deaths: Whether there is a register of deaths.
        as_of: Day of the extract.
    """
    stored(RegisterKind.WORKFORCE, [_worker(number) for number in range(WORKERS)], as_of=as_of)
    members = [_member(number, is_gone=number < gone) for number in range(30)]
    stored(
        RegisterKind.PARTICIPANTS, [*members, *_returned(30), member(60), member(61, village_code="33.74")], as_of=as_of
    )
    if has_deaths:
        stored(RegisterKind.DEATHS, [worker(29, died_on=date(2026, 1, 10))], as_of=as_of)
    registers = registers_of(area=AREA, on=MONTH.plus(1).first_day)
    done = link_registers(registers, month=MONTH, by="Petugas Rekaan", now=NOW + timedelta(days=as_of.day), told=quiet)
    return done.linkage.manifest.linkage_id


def observed(found: Built) -> pl.DataFrame:
    """The observations of a build, in the order of their key."""
    rows = pl.concat([*found.build.observations(office_vault())])
    return rows.sort("area_code", "month", "basis", "indicator", "dimension", "category")


def of_months(rows: pl.DataFrame, first: Month, last: Month) -> pl.DataFrame:
    """Those of some months."""
    return rows.filter(pl.col("month").is_between(first.ordinal, last.ordinal))


def _worker(number: int) -> dict[str, Any]:  # Any: columns of a register
    return worker(number, **_home(number))


def _home(number: int) -> dict[str, Any]:
    sex = {"sex": "female"} if number % 3 == 0 else {}
    return {**sex, "village_code": _PLACES[number % len(_PLACES)], "birth_date": date(1965 + number, 6, 2)}


def _member(number: int, *, is_gone: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"payer": "Pemberi kerja", "programmes": "JKK JKM JHT JP"}
    if number < 12:  # informal workers, paid for until one of four months
        until = (date(2025, 9, 30), date(2025, 10, 31), date(2025, 12, 31), date(2026, 1, 31))[number % 4]
        told = {"segment": "BPU", "membership": "inactive", "covered_until": until, "payer": "Mandiri",
                "programmes": "JKK JKM"}  # fmt: skip
    elif number < 20:
        joined = (date(2025, 7, 1), date(2025, 10, 1), date(2026, 1, 1), date(2026, 2, 1))[number % 4]
        told |= {"covered_from": joined}
    if is_gone:
        told |= {"membership": "inactive", "segment": "BPU", "covered_until": date(2025, 3, 31)}
    return member(number, **_home(number), **told)


def _returned(number: int) -> list[dict[str, Any]]:
    """Somebody who came back after half a year."""
    ended = {"membership": "inactive", "covered_until": date(2025, 6, 30), "kpj": "00099999999"}
    again = {"covered_from": date(2026, 1, 1), "segment": "BPU", "payer": "APBD Kota"}
    return [member(number, **_home(number), **told) for told in (ended, again)]
