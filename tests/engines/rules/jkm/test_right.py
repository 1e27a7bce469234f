"""Whether death insurance pays in full: the three-month rule of Permenaker 1/2025 and its readings."""

from datetime import date
from typing import Any  # inputs as people write them

import pytest

from lindung.engines.rules import assess
from lindung.engines.rules.machinery.files import packaged_file
from lindung.engines.rules.machinery.inputs import InputError
from lindung.engines.rules.machinery.law import Law, law, scenario
from tests.engines.rules.figures import figure_of

BEFORE, SINCE, DAY = date(2025, 2, 23), date(2025, 2, 24), date(2025, 6, 15)


def reading(name: str) -> Law:
    return scenario(packaged_file(f"scenarios/{name}.yaml"))


EVERYONE = reading("three_month_rule_for_everyone")
IN_DAYS = reading("three_month_rule_in_days")


def doubts(**given: Any) -> list[str]:
    return [citation.id for citation in assess.benefit("jkm", "death", DAY, **given).unconfirmed]


@pytest.mark.parametrize(("day", "is_full"), [(BEFORE, 1), (SINCE, 0)])
def test_new_self_employed_members_wait_from_24_february_2025(day: date, is_full: int) -> None:
    assert figure_of("jkm_is_full", day, segment="bpu", membership_months=2) == is_full


@pytest.mark.parametrize(("months", "is_full"), [(0, 0), (1, 0), (2, 0), (3, 1), (4, 1), (40, 1)])
def test_three_full_months_are_enough(months: int, is_full: int) -> None:
    assert figure_of("jkm_is_full", DAY, segment="bpu", membership_months=months) == is_full


@pytest.mark.parametrize("segment", ["pu", "jakon"])
def test_others_do_not_wait(segment: str) -> None:
    assert figure_of("jkm_is_full", DAY, segment=segment) == 1


@pytest.mark.parametrize(("months", "is_full"), [(2, 0), (3, 1)])
def test_by_another_reading_everyone_waits(months: int, is_full: int) -> None:
    assert figure_of("jkm_is_full", DAY, under=EVERYONE, segment="pu", membership_months=months) == is_full


@pytest.mark.parametrize(("months", "days", "is_full"), [(2, 89, 0), (2, 90, 1), (3, 89, 0), (3, 92, 1)])
def test_by_another_reading_ninety_days_are_counted(months: int, days: int, is_full: int) -> None:
    told: dict[str, Any] = {"segment": "bpu", "membership_months": months, "membership_days": days}
    assert figure_of("jkm_is_full", DAY, under=IN_DAYS, **told) == is_full


@pytest.mark.parametrize("under", [law(), IN_DAYS])
@pytest.mark.parametrize(("months", "is_full"), [(1, 0), (4, 1)])
def test_the_count_does_not_matter_where_every_count_agrees(months: int, is_full: int, under: Law) -> None:
    assert figure_of("jkm_is_full", DAY, under=under, segment="bpu", membership_months=months) == is_full


@pytest.mark.parametrize(
    ("months", "expected"),
    [(1, []), (2, ["jkm_three_month_rule_counting"]), (3, ["jkm_three_month_rule_counting"]), (4, [])],
)
def test_the_count_is_reported_as_doubtful_only_where_it_could_matter(months: int, expected: list[str]) -> None:
    assert doubts(segment="bpu", membership_months=months) == expected


def test_the_scope_is_reported_as_doubtful_to_those_it_might_touch() -> None:
    assert doubts(segment="pu") == ["jkm_three_month_rule_scope"]


def test_asks_the_self_employed_how_long_they_have_been_members() -> None:
    with pytest.raises(InputError, match="membership_months"):
        figure_of("jkm_is_full", DAY, segment="bpu")


@pytest.mark.parametrize(
    ("is_active", "segment", "owes"), [(True, "pu", 0), (False, "pu", 1), (False, "jakon", 1), (False, "bpu", 0)]
)
def test_the_employer_owes_what_the_insurance_does_not_pay(is_active: bool, segment: str, owes: int) -> None:
    assert figure_of("jkm_is_payable", DAY, is_active=is_active) == int(is_active)
    assert figure_of("jkm_is_owed_by_employer", DAY, is_active=is_active, segment=segment) == owes
