from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.rules.machinery.files import packaged_file
from lindung.engines.rules.machinery.inputs import InputError
from lindung.engines.rules.machinery.law import scenario
from tests.engines.rules.figures import figure_of

DAY = date(2026, 3, 1)
FULL_MONTHS = scenario(packaged_file("scenarios/part_months_free.yaml"))


def test_an_employer_pays_two_percent_a_month() -> None:
    penalty = figure_of("late_penalty", DAY, segment="pu", unpaid_contribution=2_500_000, months_late=2)

    assert penalty == 2_500_000 * 2 * 2 // 100 == 100_000


def test_a_month_that_has_started_counts() -> None:
    assert figure_of("late_penalty_months", DAY, months_late=2, days_late=1) == 3


def test_a_month_that_has_started_is_free_by_the_other_reading() -> None:
    assert figure_of("late_penalty_months", DAY, under=FULL_MONTHS, months_late=2, days_late=30) == 2


def test_days_of_a_completed_month_are_not_days_beyond_it() -> None:
    with pytest.raises(InputError, match="between 0 and 30"):
        figure_of("late_penalty_months", DAY, days_late=31)


@pytest.mark.parametrize("segment", ["bpu", "pmi"])
def test_those_who_insure_themselves_pay_none(segment: str) -> None:
    assert figure_of("late_penalty", DAY, segment=segment, unpaid_contribution=28_800, months_late=2) == 0


@pytest.mark.parametrize(
    ("day", "penalty"),
    [
        (date(2020, 7, 31), 50_000),
        (date(2020, 8, 1), 12_500),
        (date(2021, 1, 31), 12_500),
        (date(2021, 2, 1), 50_000),
    ],
)
def test_a_month_late_cost_a_quarter_during_the_pandemic(day: date, penalty: int) -> None:
    assert figure_of("late_penalty", day, segment="pu", unpaid_contribution=2_500_000, months_late=1) == penalty


def test_the_relief_gives_no_penalty_to_those_who_have_none() -> None:
    assert figure_of("late_penalty", date(2020, 8, 1), segment="bpu", unpaid_contribution=16_800, months_late=1) == 0


@given(st.integers(0, 1_000_000_000_000), st.integers(0, 1_200), st.integers(0, 29))
def test_a_day_more_never_costs_less(unpaid: int, months: int, days: int) -> None:
    one, next_day = (
        figure_of(
            "late_penalty", DAY, segment="pu", unpaid_contribution=unpaid, months_late=months, days_late=days + more
        )
        for more in (0, 1)
    )

    assert one <= next_day
