from datetime import date
from typing import Any

import pytest

from lindung.engines.linkage.status.membership import best_memberships, last_day, with_standing
from lindung.vocabulary.month import Month
from tests.engines.linkage.status_people import ACTIVE, LAPSED, MONTH, RULES, Row, members


def standing_of(**cells: Any) -> str:  # Any: a cell of any column
    standing: str = with_standing(members({**ACTIVE, **cells}), MONTH, RULES)["standing"].item()
    return standing


@pytest.mark.parametrize(
    ("cells", "standing"),
    [
        ({"segment": "PU"}, "wage_earner"),
        ({"segment": "PU", "covered_until": date(2026, 10, 31)}, "wage_earner"),
        ({"segment": "PU", "covered_until": None}, "wage_earner"),
        ({"segment": "PU", "membership": "inactive"}, "lapsed"),
        ({"segment": "PU", "membership": None}, "wage_earner"),
        ({"segment": "PU", "membership": None, "covered_until": date(2026, 11, 30)}, "lapsed"),
        ({"payer": None}, "self_paid"),
        ({"payer": " Mandiri "}, "self_paid"),
        ({"payer": "Pemprov"}, "sponsored"),
        ({"segment": None}, "sponsored"),
        ({"covered_until": None}, "sponsored"),
        ({"membership": None}, "sponsored"),
        ({"membership": None, "covered_until": None}, "lapsed"),
        ({"segment": "jakon"}, "construction"),
        ({"segment": "jakon", "covered_until": date(2026, 11, 30)}, "lapsed"),
        ({"segment": "PMI"}, "migrant"),
    ],
)
def test_is_active_as_the_list_clinic_says(cells: Row, standing: str) -> None:
    assert standing_of(**cells) == standing


@pytest.mark.parametrize(
    ("paid_until", "standing"),
    [
        (date(2026, 12, 31), "sponsored"),
        (date(2026, 11, 30), "in_grace"),
        (date(2026, 9, 30), "in_grace"),  # three months unpaid: October, November, December
        (date(2026, 8, 31), "lapsed"),
    ],
)
def test_a_self_employed_member_has_three_months_of_grace(paid_until: date, standing: str) -> None:
    assert standing_of(covered_until=paid_until) == standing


@pytest.mark.parametrize("segment", ["PU", "jakon", "PMI"])
def test_only_the_self_employed_have_grace(segment: str) -> None:
    assert standing_of(segment=segment, membership="inactive", covered_until=date(2026, 11, 30)) == "lapsed"


def test_a_member_whom_the_extract_calls_inactive_for_arrears_is_in_grace() -> None:
    assert standing_of(membership="inactive", covered_until=date(2026, 10, 31)) == "in_grace"


def test_a_member_who_was_stopped_though_paid_up_is_not_in_grace() -> None:
    assert standing_of(membership="inactive") == "lapsed"


@pytest.mark.parametrize(
    ("begins", "standing"), [(date(2026, 12, 31), "sponsored"), (date(2027, 1, 1), "starts_later")]
)
def test_nobody_is_active_before_coverage_begins(begins: date, standing: str) -> None:
    assert standing_of(covered_from=begins, covered_until=date(2027, 12, 31)) == standing


def test_of_several_memberships_the_best_counts() -> None:
    several = [{**LAPSED, "segment": "PU"}, ACTIVE, {**ACTIVE, "segment": "PU"}, {**ACTIVE, "payer": None}]
    known = with_standing(members(*({**row, "person": 0} for row in several)), MONTH, RULES)
    assert best_memberships(known).select("id", "standing").rows() == [(2, "wage_earner")]


def test_of_equal_memberships_the_one_paid_for_longest_counts() -> None:
    several = [{**ACTIVE, "covered_until": until} for until in (None, date(2026, 12, 31), date(2027, 1, 31))]
    known = with_standing(members(*({**row, "person": 0} for row in several)), MONTH, RULES)
    assert best_memberships(known)["id"].to_list() == [2]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"segment": "formal"}, "segment holds formal; it may hold PU, BPU, jakon, PMI or nothing"),
        ({"membership": "AKTIF"}, "membership holds AKTIF; it may hold active, inactive or nothing"),
    ],
)
def test_refuses_words_that_nobody_declared(cells: Row, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        standing_of(**cells)


def test_an_empty_register_has_no_members() -> None:
    assert with_standing(members(), MONTH, RULES).is_empty()


@pytest.mark.parametrize(
    ("month", "day"),
    [(Month(2026, 12), date(2026, 12, 31)), (Month(2028, 2), date(2028, 2, 29)), (Month(2026, 4), date(2026, 4, 30))],
)
def test_knows_the_last_day_of_a_month(month: Month, day: date) -> None:
    assert last_day(month) == day
