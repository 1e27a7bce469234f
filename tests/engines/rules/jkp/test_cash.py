from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.rules.machinery.graph import UnresolvableFigureError
from tests.engines.rules.figures import figure_of

OLD, NEW = date(2025, 2, 6), date(2025, 2, 7)


def test_pays_sixty_percent_for_six_months() -> None:
    assert figure_of("jkp_cash", NEW, wage=4_200_000) == 2_520_000 * 6 == 15_120_000


def test_paid_less_after_three_months_under_the_old_law() -> None:
    assert figure_of("jkp_cash", OLD, wage=4_200_000) == 1_890_000 * 3 + 1_050_000 * 3 == 8_820_000


@pytest.mark.parametrize(("day", "first", "later"), [(OLD, 2_250_000, 1_250_000), (NEW, 3_000_000, 3_000_000)])
def test_counts_wages_up_to_the_ceiling(day: date, first: int, later: int) -> None:
    assert figure_of("jkp_cash_first_month", day, wage=9_000_000) == first
    assert figure_of("jkp_cash_later_month", day, wage=9_000_000) == later


@pytest.mark.parametrize(
    ("day", "months", "cash"),
    [
        (OLD, 2, 1_890_000 * 2),
        (OLD, 4, 1_890_000 * 3 + 1_050_000),
        (NEW, 4, 2_520_000 * 4),
        (NEW, 9, 2_520_000 * 6),
        (NEW, 0, 0),
    ],
)
def test_pays_the_months_without_work(day: date, months: int, cash: int) -> None:
    assert figure_of("jkp_cash", day, wage=4_200_000, jkp_months_unemployed=months) == cash


@pytest.mark.parametrize(("day", "budget"), [(OLD, 1_000_000), (NEW, 2_400_000)])
def test_pays_for_training(day: date, budget: int) -> None:
    assert figure_of("jkp_training", day, wage=4_200_000) == budget


def test_pays_nothing_while_a_condition_fails() -> None:
    assert figure_of("jkp_cash", NEW, wage=4_200_000, jkp_months_in_24=11) == 0
    assert figure_of("jkp_training", NEW, wage=4_200_000, jkp_months_in_24=11) == 0


def test_knows_no_cash_before_the_programme() -> None:
    with pytest.raises(UnresolvableFigureError, match="2021-02-01"):
        figure_of("jkp_cash", date(2021, 2, 1), wage=4_200_000)


@given(st.integers(0, 20_000_000))
def test_a_larger_wage_never_gets_less(wage: int) -> None:
    cash = figure_of("jkp_cash", NEW, wage=wage)

    assert 0 <= cash <= figure_of("jkp_cash", NEW, wage=wage + 1) <= 18_000_000
