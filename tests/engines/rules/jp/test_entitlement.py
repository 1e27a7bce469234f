from datetime import date

import pytest

from lindung.engines.rules.machinery.inputs import InputError
from tests.engines.rules.figures import figure_of, figures_of

DAY = date(2025, 6, 1)


@pytest.mark.parametrize(("months", "lump_sum"), [(170, 25_000_000), (179, 25_000_000), (180, 0)])
def test_too_few_months_are_paid_back_at_once(months: int, lump_sum: int) -> None:
    assert figure_of("jp_retirement_lump_sum", DAY, months_paid=months, jp_balance=25_000_000) == lump_sum


def test_asks_for_the_balance_only_where_it_is_paid() -> None:
    assert figure_of("jp_retirement_lump_sum", DAY, months_paid=192) == 0
    with pytest.raises(InputError, match="jp_balance"):
        figure_of("jp_retirement_lump_sum", DAY, months_paid=170)


@pytest.mark.parametrize(("paid", "missed", "is_covered"), [(0, 0, 0), (1, 0, 1), (8, 2, 1), (7, 2, 0), (180, 90, 1)])
def test_a_disability_needs_a_month_and_steady_contributions(paid: int, missed: int, is_covered: int) -> None:
    covered = figure_of("jp_disability_is_covered", DAY, months_paid=paid, jp_missed_months=missed)

    assert covered == is_covered


@pytest.mark.parametrize(
    ("paid", "missed", "is_covered"), [(11, 0, 0), (12, 0, 1), (10, 2, 1), (80, 20, 1), (79, 21, 0), (180, 90, 1)]
)
def test_survivors_need_a_year_and_steady_contributions(paid: int, missed: int, is_covered: int) -> None:
    assert figure_of("jp_survivor_is_covered", DAY, months_paid=paid, jp_missed_months=missed) == is_covered


@pytest.mark.parametrize(
    ("pension", "lump_sum", "balance"),
    [
        ("jp_disability_pension", "jp_disability_lump_sum", 2_000_000),
        ("jp_survivor_pension", "jp_survivor_lump_sum", 2_000_000),
    ],
)
def test_who_gets_no_pension_gets_the_balance(pension: str, lump_sum: str, balance: int) -> None:
    figures = figures_of(
        (pension, lump_sum), DAY, months_paid=5, jp_missed_months=7, mean_indexed_wage=6_000_000, jp_balance=balance
    )

    assert (figures[pension], figures[lump_sum]) == (0, balance)


@pytest.mark.parametrize(
    ("day", "age"),
    [
        (date(2018, 12, 31), 56),
        (date(2019, 1, 1), 57),
        (date(2024, 12, 31), 58),
        (date(2025, 1, 1), 59),
        (date(2027, 12, 31), 59),
        (date(2043, 1, 1), 65),
    ],
)
def test_the_retirement_age_rises_every_three_years(day: date, age: int) -> None:
    assert figure_of("jp_age_of_pension", day) == age


@pytest.mark.parametrize(
    ("fact", "number"),
    [
        ("jp_months_until_first_pension", 1),
        ("jp_years_of_deferral", 3),
        ("jp_most_children", 2),
        ("jp_age_at_end_of_child_pension", 23),
    ],
)
def test_tells_what_else_the_law_says(fact: str, number: int) -> None:
    assert figure_of(fact, DAY) == number
