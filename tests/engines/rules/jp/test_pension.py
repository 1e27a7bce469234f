from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.rules.machinery.graph import UnresolvableFigureError
from tests.engines.rules.figures import figure_of

DAY = date(2025, 6, 1)
MONTHS = st.integers(180, 600)
WAGES = st.integers(0, 20_000_000)


def test_each_year_earns_one_percent_of_the_mean_wage() -> None:
    pension = figure_of("jp_retirement_pension", DAY, months_paid=192, mean_indexed_wage=6_000_000)

    assert pension == 6_000_000 * 192 // (100 * 12) == 960_000


def test_months_of_a_started_year_earn_their_part() -> None:
    pension = figure_of("jp_retirement_pension", DAY, months_paid=193, mean_indexed_wage=6_000_001)

    assert pension == 965_000  # 965,000.16... rounded once


@pytest.mark.parametrize(
    ("day", "floor"),
    [
        (date(2025, 2, 28), 393_500),
        (date(2025, 3, 1), 399_700),
        (date(2026, 2, 28), 399_700),
        (date(2026, 3, 1), 411_400),
    ],
)
def test_a_small_pension_is_raised_to_the_floor_of_its_day(day: date, floor: int) -> None:
    assert figure_of("jp_retirement_pension", day, months_paid=180, mean_indexed_wage=2_000_000) == floor


@pytest.mark.parametrize(("day", "cap"), [(date(2025, 2, 28), 4_718_200), (date(2025, 3, 1), 4_792_300)])
def test_a_large_pension_is_cut_to_the_cap_of_its_day(day: date, cap: int) -> None:
    assert figure_of("jp_retirement_pension", day, months_paid=600, mean_indexed_wage=10_500_000) == cap


@pytest.mark.parametrize(("months", "pension"), [(179, 0), (180, 900_000)])
def test_a_pension_needs_fifteen_years(months: int, pension: int) -> None:
    assert figure_of("jp_retirement_pension", DAY, months_paid=months, mean_indexed_wage=6_000_000) == pension


@pytest.mark.parametrize(("months", "pension"), [(12, 900_000), (180, 900_000), (192, 960_000)])
def test_an_early_disability_counts_fifteen_years(months: int, pension: int) -> None:
    assert figure_of("jp_disability_pension", DAY, months_paid=months, mean_indexed_wage=6_000_000) == pension


@pytest.mark.parametrize(
    ("survivor", "pension"),
    [("spouse", 960_000 // 2), ("child", 960_000 // 2), ("parent", 399_700)],  # parents: 192,000 is under the floor
)
def test_survivors_get_their_share(survivor: str, pension: int) -> None:
    paid = figure_of("jp_survivor_pension", DAY, months_paid=192, mean_indexed_wage=6_000_000, survivor=survivor)

    assert paid == pension


def test_parents_get_a_fifth() -> None:
    paid = figure_of("jp_survivor_pension", DAY, months_paid=240, mean_indexed_wage=10_000_000, survivor="parent")

    assert paid == 10_000_000 * 240 // (100 * 12) * 20 // 100 == 400_000


def test_an_early_death_counts_fifteen_years() -> None:
    paid = figure_of("jp_survivor_pension", DAY, months_paid=24, mean_indexed_wage=6_000_000)

    assert paid == 6_000_000 * 180 // (100 * 12) // 2 == 450_000


def test_the_cap_holds_after_the_share_of_the_survivor() -> None:
    paid = figure_of("jp_survivor_pension", DAY, months_paid=600, mean_indexed_wage=10_500_000)

    assert paid == 10_500_000 * 600 // (100 * 12) // 2 == 2_625_000  # half of the formula, not of the cap


def test_indexes_a_pension_by_the_inflation_of_the_year_before() -> None:
    assert figure_of("jp_indexed_pension", date(2025, 3, 1), previous_pension=960_000) == 975_072  # 1.57%


def test_knows_no_indexation_in_the_first_year() -> None:
    with pytest.raises(UnresolvableFigureError, match="2016-02-29"):
        figure_of("jp_indexed_pension", date(2016, 2, 29), previous_pension=300_000)


@given(MONTHS, WAGES)
def test_more_wage_or_months_never_mean_a_smaller_pension(months: int, wage: int) -> None:
    pension = figure_of("jp_retirement_pension", DAY, months_paid=months, mean_indexed_wage=wage)

    assert 399_700 <= pension <= 4_792_300
    assert pension <= figure_of("jp_retirement_pension", DAY, months_paid=months + 1, mean_indexed_wage=wage)
    assert pension <= figure_of("jp_retirement_pension", DAY, months_paid=months, mean_indexed_wage=wage + 1)
