from datetime import date
from typing import Any

import polars as pl
import pytest

from lindung.engines.intake.checks.lookups import Lookups
from lindung.vocabulary.register_kind import RegisterKind
from tests.engines.intake.checks.people import person, reasons_by_row, verdicts_on

YEAR_END = date(2026, 12, 31)
NEEDS_PARTICIPANTS = {"name_differs", "active_wage_earner", "active_self_paid", "active_sponsored"}


def member(number: int = 1, **cells: Any) -> dict[str, Any]:  # Any: a cell of any column
    known = {name: person(number)[name] for name in ("nik_number", "name_key", "birth_date", "kk_number")}
    active = {"membership": "active", "segment": "BPU", "covered_until": YEAR_END, "payer": None}
    return {**known, **active, **cells}


def members(*rows: dict[str, Any]) -> Lookups:
    kinds = {"nik_number": pl.Int64, "kk_number": pl.Int64, "covered_until": pl.Date, "birth_date": pl.Date}
    texts = dict.fromkeys(("name_key", "membership", "segment", "payer"), pl.String)
    return Lookups(participants=pl.DataFrame([*rows], schema={**kinds, **texts}))


@pytest.mark.parametrize(
    ("cells", "reasons"),
    [
        ({"segment": "PU"}, {"active_wage_earner"}),
        ({"segment": "PU", "covered_until": date(2026, 10, 31)}, {"active_wage_earner"}),
        ({"segment": "PU", "membership": "inactive"}, set()),
        ({}, {"active_self_paid"}),
        ({"payer": "Mandiri"}, {"active_self_paid"}),
        ({"payer": "Pemprov"}, {"active_sponsored"}),
        ({"payer": "Pemprov", "covered_until": date(2026, 11, 30)}, set()),
        ({"payer": "Pemprov", "covered_until": None}, {"active_sponsored"}),
        ({"membership": None}, {"active_self_paid"}),
        ({"membership": None, "covered_until": None}, set()),
        ({"membership": "inactive"}, set()),
        ({"segment": "jakon"}, set()),
        ({"name_key": "budi santoso", "membership": "inactive"}, {"name_differs"}),
    ],
)
def test_compares_a_worker_with_the_members(cells: dict[str, Any], reasons: set[str]) -> None:
    assert reasons_by_row(verdicts_on([person()], lookups=members(member(**cells)))) == [reasons]


def test_tells_until_when_and_by_whom_a_member_is_paid() -> None:
    verdicts = verdicts_on([person(2), person()], lookups=members(member(payer="Pemprov")))
    told = verdicts.evidence.select("row", "active_payer", "active_until").rows()
    assert told == [(2, "Pemprov", YEAR_END)]


def test_of_several_memberships_the_active_one_counts() -> None:
    rows = [member(membership="inactive", segment="PU"), member(payer="Pemprov"), member(membership="inactive")]
    assert reasons_by_row(verdicts_on([person()], lookups=members(*rows))) == [{"active_sponsored"}]


def test_a_damaged_nik_meets_nobody() -> None:
    verdicts = verdicts_on([person(nik_fault="cut_to_zero")], lookups=members(member()))
    assert reasons_by_row(verdicts) == [{"nik_cut_to_zero"}]


def test_knows_the_dead_and_the_personnel() -> None:
    lookups = Lookups(
        deaths=pl.DataFrame({"nik_number": [person(1)["nik_number"]], "died_on": [date(2026, 3, 9)]}),
        personnel=pl.DataFrame({"nik_number": [None, person(2)["nik_number"]]}),
    )
    found = reasons_by_row(verdicts_on([person(1), person(2), person(3)], lookups=lookups))
    assert found == [{"deceased_registered"}, {"on_personnel_list"}, set()]


def test_pays_until_the_month_of_death_but_not_after() -> None:
    deaths = pl.DataFrame(
        {"nik_number": [person(at)["nik_number"] for at in (1, 2)], "died_on": [date(2026, 3, 9)] * 2}
    )
    rows = [person(1, covered_until=date(2026, 3, 31)), person(2, covered_until=date(2026, 4, 30)), person(3)]
    verdicts = verdicts_on(rows, register=RegisterKind.PARTICIPANTS, lookups=Lookups(deaths=deaths))
    assert reasons_by_row(verdicts) == [set(), {"paid_after_death"}, set()]


@pytest.mark.parametrize(
    ("own", "reasons"),
    [("Pemprov", set()), (" PEMPROV", set()), ("Desa Contoh", {"other_payer"}), (None, {"other_payer"})],
)
def test_two_payers_meet_only_when_they_differ(own: str | None, reasons: set[str]) -> None:
    others = pl.DataFrame({"nik_number": [person()["nik_number"]], "payer": ["Pemprov"]})
    assert reasons_by_row(verdicts_on([person(payer=own)], lookups=Lookups(workers=others))) == [reasons]


def test_names_the_other_payer() -> None:
    others = pl.DataFrame({"nik_number": [person()["nik_number"]] * 2, "payer": ["Pemkot", "Pemprov"]})
    verdicts = verdicts_on([person(), person(2)], lookups=Lookups(workers=others))
    assert reasons_by_row(verdicts) == [{"other_payer"}, set()]
    assert verdicts.evidence["other_payer"].to_list() == ["Pemprov"]


def test_another_member_of_the_household_holds_its_place() -> None:
    place = member(9, kk_number=person(1)["kk_number"], payer="Pemprov")
    rules = {"one_per_household": True}
    lookups = members(place, member(2, payer="Pemprov"))
    found = reasons_by_row(verdicts_on([person(1), person(2)], lookups=lookups, rules=rules))
    assert found == [{"household_has_place"}, {"active_sponsored"}]


def test_what_cannot_be_compared_is_said() -> None:
    verdicts = verdicts_on([person()], payer="", columns_present={"nik", "name"})
    assert {*verdicts.not_checked} == NEEDS_PARTICIPANTS | {"other_payer", "deceased_registered", "on_personnel_list"}


def test_without_an_own_payer_other_payers_are_not_compared() -> None:
    others = pl.DataFrame({"nik_number": [person()["nik_number"]], "payer": ["Pemprov"]})
    verdicts = verdicts_on([person()], lookups=Lookups(workers=others), payer="", columns_present={"nik", "name"})
    assert "other_payer" in verdicts.not_checked
    assert reasons_by_row(verdicts) == [set()]
