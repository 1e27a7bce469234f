"""Whether accident insurance pays, who answers otherwise, and until when it can be claimed."""

from datetime import date

import pytest

from lindung.engines.rules.machinery.graph import UnresolvableFigureError
from tests.engines.rules.figures import figure_of

DAY = date(2025, 6, 15)


@pytest.mark.parametrize(
    ("is_active", "segment", "owes"),
    [(True, "pu", 0), (False, "pu", 1), (False, "jakon", 1), (False, "bpu", 0), (False, "pmi", 0)],
)
def test_the_employer_owes_what_the_insurance_does_not_pay(is_active: bool, segment: str, owes: int) -> None:
    assert figure_of("jkk_is_payable", DAY, is_active=is_active) == int(is_active)
    assert figure_of("jkk_is_owed_by_employer", DAY, is_active=is_active, segment=segment) == owes


def test_a_membership_counts_as_active_unless_told_otherwise() -> None:
    assert figure_of("jkk_is_payable", DAY) == 1


@pytest.mark.parametrize(("day", "years"), [(date(2019, 12, 1), 2), (date(2019, 12, 2), 5), (DAY, 5)])
def test_the_time_to_claim_grew_with_pp_82_of_2019(day: date, years: int) -> None:
    assert figure_of("jkk_claim_within_years", day) == years


def test_the_first_report_is_due_within_two_days() -> None:
    assert figure_of("jkk_report_within_days", DAY) == 2


def test_the_decision_has_a_limit_since_pp_49_of_2023() -> None:
    assert figure_of("jkk_decision_within_days", date(2023, 10, 6)) == 30
    with pytest.raises(UnresolvableFigureError):
        figure_of("jkk_decision_within_days", date(2023, 10, 5))
