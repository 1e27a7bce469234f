"""Memberships become spells; what covers no month that anybody could name is counted apart."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.areas import AreaIndex
from lindung.vocabulary.month import Month
from lindung.workflows.coverage.categories import categories_of
from lindung.workflows.coverage.spells import BEFORE_ALL, Counted, deaths_of, spells_of, workers_of
from lindung.workflows.linking.stored_tables import MEMBERSHIP_ROWS, STATUS_ROWS

FIRST, LAST = Month(2026, 1), Month(2026, 11)
HERE, AWAY = "33.74.15.1001", "33.22.01.2001"
AREAS = AreaIndex.of(["33.74", HERE], root="33.74")
ACTIVE = {
    "person": -1, "membership": "active", "segment": "BPU", "covered_from": date(2025, 3, 1),
    "covered_until": date(2026, 8, 31), "payer": "APBD Kota", "programmes": "JKK JKM", "village_code": HERE,
    "domicile_from": "extract", "is_deceased": False,
}  # fmt: skip
LISTED = {
    "id": 0, "person": 0, "status": "uncovered", "reason": "never_member", "sex": "female",
    "birth_date": date(1990, 11, 1), "village_code": HERE,
}  # fmt: skip


def memberships(*rows: dict[str, Any]) -> pl.DataFrame:  # Any: cells
    return pl.DataFrame([dict.fromkeys(MEMBERSHIP_ROWS) | ACTIVE | row for row in rows], schema=MEMBERSHIP_ROWS)


def listed(*rows: dict[str, Any]) -> pl.DataFrame:  # Any: cells
    return pl.DataFrame([dict.fromkeys(STATUS_ROWS) | LISTED | row for row in rows], schema=STATUS_ROWS)


def spells(rows: pl.DataFrame, status: pl.DataFrame | None = None) -> Counted:
    known = listed() if status is None else status
    return spells_of(rows, known, areas=AREAS, categories=categories_of(rows), first=FIRST, last=LAST)


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ({}, Month(2025, 3), Month(2026, 8)),
        ({"covered_from": None}, BEFORE_ALL, Month(2026, 8)),
        ({"segment": "PU"}, Month(2025, 3), None),  # until the employer says otherwise
        ({"segment": "PU", "membership": "inactive"}, Month(2025, 3), Month(2026, 8)),
        ({"covered_until": None}, Month(2025, 3), None),
        ({"segment": "PU", "died_on": date(2026, 5, 9)}, Month(2025, 3), Month(2026, 5)),
        ({"membership": None}, Month(2025, 3), Month(2026, 8)),
    ],
)
def test_covers_from_the_first_to_the_last_month(told: dict[str, Any], first: Month, last: Month | None) -> None:
    spell = spells(memberships(told)).rows
    assert spell.select("first_month", "last_month").rows() == [(first.ordinal, last.ordinal if last else None)]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"village_code": AWAY}, "outside_area"),
        ({"village_code": "33"}, "perhaps_outside"),
        ({"membership": "inactive", "covered_until": None}, "without_end"),
        ({"covered_from": date(2026, 9, 1)}, "ends_before_begins"),
    ],
)
def test_what_is_not_counted_is_told(told: dict[str, Any], why: str) -> None:
    counted = spells(memberships({}, told))
    fates = ("outside_area", "perhaps_outside", "without_end", "ends_before_begins")
    assert counted.totals == {**dict.fromkeys(fates, 0), "counted": 1, why: 1}
    assert sum(counted.totals.values()) == 2
    assert counted.rows.height == 1


def test_the_list_tells_sex_and_whether_somebody_is_a_worker() -> None:
    rows = memberships({"person": 0}, {"person": -2})
    told = spells(rows, listed({})).rows
    names = categories_of(rows).texts
    assert [names[Dimension.SEX][code] for code in told["sex"]] == ["female", "unknown"]
    assert [names[Dimension.AGE_BAND][code] for code in told["age_band"]] == ["35-44", "unknown"]
    assert told["worker_from"].to_list() == [FIRST.ordinal, None]


def test_categories_are_read_from_what_offices_write() -> None:
    rows = memberships({}, {"payer": "Mandiri", "programmes": None}, {"payer": "entah"})
    names, told = categories_of(rows).texts, spells(rows).rows
    assert [names[Dimension.PAYER][code] for code in told["payer"]] == ["regency_budget", "self", "other"]
    assert [names[Dimension.PROGRAMME][code] for code in told["programme"]] == ["JKK+JKM", "unknown", "JKK+JKM"]


def test_workers_are_those_who_work_whether_the_law_covers_them_or_not() -> None:
    status = listed(
        {},
        {"id": 1, "person": 1, "status": "outside_scope", "reason": "civil_servant"},
        {"id": 2, "person": 2, "status": "outside_scope", "reason": "student"},
        {"id": 3, "person": 3, "status": "dead", "reason": "on_death_list"},
        {"id": 4, "person": 4, "status": "moved", "reason": "move_noted"},
        {"id": 5, "person": 0},  # another row of the first
        {"id": 6, "person": 6, "village_code": AWAY},
    )
    counted = workers_of(status, areas=AREAS, categories=categories_of(memberships()), first=FIRST, last=LAST)
    assert counted.rows.select("person", "in_scope").rows() == [(0, True), (1, False)]
    assert counted.totals == {"counted": 2, "outside_area": 1, "dead": 1, "moved": 1, "not_a_worker": 1}


def test_deaths_are_those_with_a_day() -> None:
    rows = memberships(
        {"died_on": date(2026, 5, 9)}, {"is_deceased": True}, {"person": -3, "died_on": date(2026, 6, 1)},
        {"person": -3, "died_on": date(2026, 6, 1)},
    )  # fmt: skip
    told = deaths_of(rows).sort("died_in")
    assert told.rows() == [(-1, Month(2026, 5).ordinal, False), (-3, Month(2026, 6).ordinal, False)]
