"""Days on which an injured worker cannot work, over the edges of the stages."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.rules import assess
from lindung.engines.rules.machinery.files import packaged_file
from lindung.engines.rules.machinery.law import scenario
from tests.engines.rules.figures import figure_of

OLD, NEW, DAY = date(2019, 12, 1), date(2019, 12, 2), date(2025, 6, 15)
DAILY = 120_000  # 3,600,000 / 30


def stmb(day: date, days: int, wage: int = 3_600_000) -> int:
    return figure_of("jkk_stmb", day, segment="pu", wage=wage, stmb_days=days)


@pytest.mark.parametrize(
    ("days", "full", "half"), [(0, 0, 0), (1, 1, 0), (75, 75, 0), (360, 360, 0), (361, 360, 1), (420, 360, 60)]
)
def test_a_year_is_paid_in_full_and_the_rest_by_half(days: int, full: int, half: int) -> None:
    assert stmb(DAY, days) == DAILY * full + DAILY * half // 2


@pytest.mark.parametrize(
    ("days", "hundredths"),
    [
        (180, 180 * 100),
        (181, 180 * 100 + 75),
        (360, 180 * 100 + 180 * 75),
        (361, 180 * 100 + 180 * 75 + 50),
        (420, 180 * 100 + 180 * 75 + 60 * 50),
    ],
)
def test_before_december_2019_there_was_a_stage_of_three_quarters(days: int, hundredths: int) -> None:
    assert stmb(OLD, days) == DAILY * hundredths // 100


@pytest.mark.parametrize(("day", "amount"), [(OLD, 30 * DAILY * 75 // 100), (NEW, 30 * DAILY)])
def test_the_seventh_month_is_paid_in_full_since_pp_82_of_2019(day: date, amount: int) -> None:
    assert stmb(day, 210) - stmb(day, 180) == amount


def test_is_rounded_once_for_the_whole_time() -> None:
    """1,000,000 / 30 x 3 = 100,000 exactly; a daily wage rounded first would give 99,999."""
    assert stmb(DAY, 3, wage=1_000_000) == 100_000
    assert stmb(DAY, 1, wage=1_000_000) == 33_333
    assert stmb(DAY, 2, wage=1_000_000) == 66_667


def test_another_reading_of_twelve_months_is_365_days() -> None:
    other = scenario(packaged_file("scenarios/stmb_365_days.yaml"))
    paid = figure_of("jkk_stmb", DAY, under=other, segment="pu", wage=3_600_000, stmb_days=420)
    assert paid == 365 * DAILY + 55 * DAILY // 2


@pytest.mark.parametrize(("days", "doubtful"), [(360, []), (361, ["stmb_first_days"])])
def test_a_doubtful_length_is_reported_only_to_those_it_reaches(days: int, doubtful: list[str]) -> None:
    answer = assess.benefit("jkk", "temporary", DAY, segment="pu", wage=3_600_000, stmb_days=days)
    assert [citation.id for citation in answer.unconfirmed] == doubtful


@pytest.mark.parametrize(("kept", "is_active", "expected"), [(True, True, 1), (False, True, 0), (True, False, 0)])
def test_an_employer_who_kept_paying_gets_it_back(kept: bool, is_active: bool, expected: int) -> None:
    goes = figure_of("jkk_stmb_goes_to_employer", DAY, employer_kept_paying_wage=kept, is_active=is_active)
    assert goes == expected


def test_nothing_is_paid_without_an_active_membership() -> None:
    assert figure_of("jkk_stmb", DAY, segment="pu", wage=3_600_000, stmb_days=75, is_active=False) == 0


@given(wage=st.integers(0, 10**12), days=st.integers(0, 36_500))
def test_agrees_with_exact_fractions(wage: int, days: int) -> None:
    exact = Fraction(wage, 30) * (min(days, 360) + Fraction(max(days - 360, 0), 2))
    assert stmb(DAY, days, wage) == (2 * exact + 1) // 2
