"""What the heirs get after a deadly work accident."""

from datetime import date
from typing import Any  # inputs as people write them

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.rules.machinery.law import law
from tests.engines.rules.figures import figure_of, figures_of

OLD, NEW, DAY = date(2019, 12, 1), date(2019, 12, 2), date(2025, 6, 15)
LINES = ("jkk_death_lump_sum", "jkk_death_periodic", "jkk_burial")


def paid(day: date, **given: Any) -> list[int]:
    figures = figures_of(LINES, day, **given)
    return [figures[line] for line in LINES]


def test_the_self_employed_get_48_times_their_base() -> None:
    assert paid(DAY, segment="bpu", income=1_600_000) == [48 * 1_600_000, 12_000_000, 10_000_000]


@pytest.mark.parametrize(
    ("wage", "lump_sum"), [(400_000, 20_000_000), (416_666, 20_000_000), (416_667, 20_000_016), (0, 20_000_000)]
)
def test_a_small_wage_is_lifted_to_the_floor(wage: int, lump_sum: int) -> None:
    """20,000,000 / 48 = 416,666.67."""
    assert paid(DAY, segment="pu", wage=wage)[0] == lump_sum


@pytest.mark.parametrize(
    ("day", "expected"),
    [(OLD, [192_000_000, 4_800_000, 3_000_000]), (NEW, [192_000_000, 12_000_000, 10_000_000])],
)
def test_pp_82_of_2019_raised_the_periodic_benefit_and_the_burial_grant(day: date, expected: list[int]) -> None:
    assert paid(day, segment="pu", wage=4_000_000) == expected


@pytest.mark.parametrize(("day", "floor"), [(OLD, 16_200_000), (NEW, 20_000_000)])
def test_the_floor_is_what_jkm_pays_at_once(day: date, floor: int) -> None:
    assert paid(day, segment="pu", wage=300_000)[0] == floor
    assert law().in_force("jkm_lump_sum", day).value == floor


def test_nothing_is_paid_without_an_active_membership() -> None:
    assert paid(DAY, segment="pu", wage=4_000_000, is_active=False) == [0, 0, 0]


@given(wage=st.integers(0, 10**12), more=st.integers(0, 10**6))
def test_a_higher_wage_never_pays_less(wage: int, more: int) -> None:
    lump_sum = figure_of("jkk_death_lump_sum", DAY, segment="pu", wage=wage)
    higher = figure_of("jkk_death_lump_sum", DAY, segment="pu", wage=min(wage + more, 10**12))
    assert 20_000_000 <= lump_sum <= higher
