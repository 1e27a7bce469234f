"""Invented rows of clean columns for the tests of the checks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from lindung.engines.intake.cells.columns import EMPLOYER, PERSON, PROJECT
from lindung.engines.intake.checks.catalogue import reasons_in
from lindung.engines.intake.checks.evaluate import Checker
from lindung.engines.intake.checks.lookups import Lookups
from lindung.engines.intake.checks.scheme import Setting, scheme_in_force
from lindung.engines.intake.checks.verdicts import Verdicts
from lindung.vocabulary.register_kind import RegisterKind

COVERAGE_ON = date(2026, 12, 1)
ALL_COLUMNS = frozenset({*PERSON, *EMPLOYER, *PROJECT})
Row = Mapping[str, Any]  # Any: a cell of any column
_COLUMNS = {RegisterKind.EMPLOYERS: EMPLOYER, RegisterKind.PROJECTS: PROJECT}


def person(number: int = 1, **cells: Any) -> dict[str, Any]:  # Any: a cell of any column
    """An invented worker without faults; each number another one. NIKs with district 81 belong to nobody."""
    nik = 3374815505800000 + number
    name = f"orang {'abcdefghij'[number % 10] * 3} {'klmnopqrst'[number // 10 % 10] * 3}"
    sound = {
        "name": name.upper(),
        "name_key": name,
        "nik": str(nik),
        "nik_number": nik,
        "nik_birth": date(1980, 5, 15),
        "nik_sex": "female",
        "nik_regency": "33.74",
        "kk": str(3374810101100000 + number),
        "kk_number": 3374810101100000 + number,
        "birth_date": date(1980, 5, 15),
        "sex": "female",
        "village": "Tambakaji",
        "village_code": "33.74.15.1001",
        "occupation": "pedagang sayur",
        "occupation_class": "working",
        "phone": f"08000{number:06}",
        "phone_number": 8000000000 + number,
        "consent": True,
        "decile": 2,
    }
    return {**sound, **cells}


def frame_of(rows: Sequence[Row], register: RegisterKind = RegisterKind.WORKERS, *, first: int = 1) -> pl.DataFrame:
    """Put rows into clean columns, numbered from `first`."""
    columns = _COLUMNS.get(register, PERSON)
    placed = [{**row, "row": number, "file_row": number + 1} for number, row in enumerate(rows, first)]
    return pl.DataFrame(placed, schema=columns)


def verdicts_on(
    rows: Sequence[Row],
    *,
    register: RegisterKind = RegisterKind.WORKERS,
    rules: Mapping[str, Setting] | None = None,
    lookups: Lookups | None = None,
    columns_present: Iterable[str] = ALL_COLUMNS,
    payer: str = "Pemkot",
    batch: int = 100,
    **more: Any,  # Any: waived, waived_rows, withdrawn, area_code
) -> Verdicts:
    """Check rows in batches."""
    checker = Checker(
        register,
        scheme_in_force("default", COVERAGE_ON, rules or {}),
        lookups or Lookups(),
        columns_present=frozenset(columns_present),
        coverage_on=COVERAGE_ON,
        as_of=date(2026, 11, 1),
        payer=payer,
        **{"area_code": "33.74", **more},
    )
    for start in range(0, len(rows), batch):
        checker.look_at(frame_of(rows[start : start + batch], register, first=start + 1))
    return checker.finish()


def reasons_by_row(verdicts: Verdicts) -> list[set[str]]:
    """Name the reasons of each row."""
    return [{reason.name for reason in reasons_in(mask)} for mask in verdicts.frame["mask"]]
