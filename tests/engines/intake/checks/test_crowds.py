from datetime import date
from typing import Any

import pytest

from lindung.vocabulary.register_kind import RegisterKind
from tests.engines.intake.checks.people import person, reasons_by_row, verdicts_on

ONE_PHONE = {"phone_number": 8000999999}
ONE_FAMILY = {"kk_number": 3374810101109999}
ONE_PLACE = {"one_per_household": True}


@pytest.mark.parametrize(("families", "reasons"), [(4, set()), (5, {"phone_shared"})])
def test_a_phone_is_shared_from_five_families(families: int, reasons: set[str]) -> None:
    verdicts = verdicts_on([person(at, **ONE_PHONE) for at in range(families)])
    assert reasons_by_row(verdicts) == [reasons] * families


def test_one_family_may_share_its_phone() -> None:
    assert reasons_by_row(verdicts_on([person(at, **ONE_PHONE, **ONE_FAMILY) for at in range(6)])) == [set()] * 6


def test_without_family_cards_names_are_families() -> None:
    rows = [person(at, kk_number=None, **ONE_PHONE) for at in range(5)]
    verdicts = verdicts_on(rows, batch=2)
    assert reasons_by_row(verdicts) == [{"phone_shared"}] * 5
    assert verdicts.evidence["count"].to_list() == [5] * 5


def test_rows_without_phones_share_none() -> None:
    rows = [person(at, phone=None, phone_number=None) for at in range(6)]
    assert reasons_by_row(verdicts_on(rows)) == [set()] * 6


def test_a_household_gets_one_place_where_the_rule_says_so() -> None:
    rows = [person(1, **ONE_FAMILY), person(2), person(3, **ONE_FAMILY), person(4, **ONE_FAMILY)]
    verdicts = verdicts_on(rows, rules=ONE_PLACE)
    assert reasons_by_row(verdicts) == [set(), set(), {"second_in_household"}, {"second_in_household"}]
    assert verdicts.evidence.select("row", "place_row").rows() == [(3, 2), (4, 2)]
    assert reasons_by_row(verdicts_on(rows)) == [set()] * 4


def test_a_double_is_no_second_person_of_a_household() -> None:
    assert reasons_by_row(verdicts_on([person(1), person(1)], rules=ONE_PLACE)) == [set(), {"same_person_again"}]


def test_a_double_in_a_conflict_is_no_second_person_either() -> None:
    other = person(1, name_key="budi santoso", kk_number=None)
    verdicts = verdicts_on([person(1), person(1), other], rules=ONE_PLACE)
    assert reasons_by_row(verdicts) == [{"same_nik_other_person"}] * 3


def test_rows_without_family_cards_are_no_household() -> None:
    rows = [person(at, kk=None, kk_number=None) for at in range(3)]
    assert reasons_by_row(verdicts_on(rows, rules=ONE_PLACE)) == [set()] * 3


def hired(at: int, **cells: Any) -> dict[str, Any]:  # Any: a cell of any column
    began = {"segment": "PU", "employer": "CV Contoh", "covered_from": date(2026, 3, 1), "village": f"Desa {at}"}
    return person(at, **{**began, "village_code": None, **cells})


@pytest.mark.parametrize(
    ("cells", "reasons"),
    [
        ({"village": "Tambakaji"}, {"wage_earner_burst"}),
        ({"occupation_class": "not_working"}, {"wage_earner_burst"}),
        ({}, set()),
        ({"village": "Tambakaji", "segment": "BPU"}, set()),
        ({"village": "Tambakaji", "employer": None}, set()),
        ({"village": "Tambakaji", "covered_from": None}, set()),
    ],
)
def test_many_new_wage_earners_of_one_village_stand_out(cells: dict[str, Any], reasons: set[str]) -> None:
    rules = {"burst_members": 10, "burst_share": 80}
    rows = [hired(at, **cells) for at in range(10)]
    verdicts = verdicts_on(rows, register=RegisterKind.PARTICIPANTS, rules=rules, batch=4)
    assert reasons_by_row(verdicts) == [reasons] * 10


def test_few_new_wage_earners_do_not_stand_out() -> None:
    rows = [hired(at, village="Tambakaji") for at in range(9)]
    verdicts = verdicts_on(rows, register=RegisterKind.PARTICIPANTS, rules={"burst_members": 10})
    assert reasons_by_row(verdicts) == [set()] * 9
