"""When the children of an insured worker have a right to a scholarship."""

from datetime import date
from typing import Any  # inputs as people write them

import pytest

from lindung.engines.rules.machinery.inputs import InputError
from tests.engines.rules.figures import figure_of

OLD, NEW, DAY = date(2019, 12, 1), date(2019, 12, 2), date(2025, 6, 15)
CHILD: dict[str, Any] = {"child_1_level": "smp", "child_1_years_left": 2}


@pytest.mark.parametrize(
    ("day", "months", "amount"),
    [(OLD, 59, 0), (OLD, 60, 12_000_000), (NEW, 35, 0), (NEW, 36, 73_000_000), (DAY, 40, 73_000_000)],
)
def test_death_insurance_asks_for_months_of_contributions(day: date, months: int, amount: int) -> None:
    told: dict[str, Any] = {"segment": "bpu", "membership_months": months, "months_paid": months}
    assert figure_of("jkm_scholarship_child_1", day, **CHILD, **told) == amount


@pytest.mark.parametrize(("day", "amount"), [(OLD, 12_000_000), (NEW, 73_000_000), (DAY, 73_000_000)])
def test_accident_insurance_asks_for_none(day: date, amount: int) -> None:
    assert figure_of("jkk_scholarship_child_1", day, **CHILD) == amount


def test_both_children_have_the_same_right() -> None:
    told: dict[str, Any] = {**CHILD, "child_2_level": "university"}
    assert figure_of("jkk_scholarship_child_2", DAY, **told) == 60_000_000
    assert figure_of("jkm_scholarship_child_2", DAY, segment="pu", months_paid=36, **told) == 60_000_000


def test_heirs_who_get_the_burial_grant_only_get_no_scholarship() -> None:
    told: dict[str, Any] = {"segment": "bpu", "membership_months": 2, "months_paid": 36}
    assert figure_of("jkm_scholarship_child_1", DAY, **CHILD, **told) == 0


@pytest.mark.parametrize("figure", ["jkk_scholarship_child_1", "jkm_scholarship_child_1"])
def test_nothing_is_paid_without_an_active_membership(figure: str) -> None:
    assert figure_of(figure, DAY, is_active=False, segment="pu", months_paid=60, **CHILD) == 0


def test_the_months_are_asked_only_where_there_is_a_child() -> None:
    assert figure_of("jkm_scholarship_child_1", DAY, segment="pu") == 0
    with pytest.raises(InputError, match="months_paid"):
        figure_of("jkm_scholarship_child_1", DAY, segment="pu", **CHILD)
