"""School years that are still paid, level by level."""

from datetime import date
from typing import Any  # inputs as people write them

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engines.rules.figures import figures_of

DAY = date(2025, 6, 15)
LEVELS = ("tk", "sd", "smp", "sma", "university")
LONGEST = {"tk": 2, "sd": 6, "smp": 3, "sma": 3, "university": 5}


def years(child: int = 1, **given: Any) -> list[int]:
    names = [f"child_{child}_years_in_{level}" for level in LEVELS]
    told = {f"child_{child}_{name}": value for name, value in given.items()}
    figures = figures_of(names, DAY, **told)
    return [figures[name] for name in names]


@pytest.mark.parametrize("child", [1, 2])
@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("none", [0, 0, 0, 0, 0]),
        ("below_school", [2, 6, 3, 3, 5]),
        ("tk", [2, 6, 3, 3, 5]),
        ("smp", [0, 0, 3, 3, 5]),
        ("university", [0, 0, 0, 0, 5]),
    ],
)
def test_later_levels_are_paid_whole_and_earlier_ones_not_at_all(child: int, level: str, expected: list[int]) -> None:
    assert years(child, level=level) == expected


@pytest.mark.parametrize(("left", "paid"), [(0, 0), (2, 2), (3, 3), (4, 3)])
def test_of_the_present_level_the_years_that_are_left_are_paid(left: int, paid: int) -> None:
    assert years(level="smp", years_left=left) == [0, 0, paid, 3, 5]


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (14, [0, 0, 2, 3, 4]),  # 23 - 14 = 9 years: 2 in SMP, 3 in SMA, 4 of the 5 at university
        (17, [0, 0, 2, 3, 1]),
        (20, [0, 0, 2, 1, 0]),
        (22, [0, 0, 1, 0, 0]),
        (23, [0, 0, 0, 0, 0]),
        (30, [0, 0, 0, 0, 0]),
        (13, [0, 0, 2, 3, 5]),
    ],
)
def test_the_age_limit_cuts_the_last_years_first(age: int, expected: list[int]) -> None:
    assert years(level="smp", years_left=2, age=age) == expected


@given(level=st.sampled_from(LEVELS), left=st.integers(0, 99), age=st.integers(0, 99))
def test_agrees_with_counting_year_by_year(level: str, left: int, age: int) -> None:
    place = LEVELS.index(level)
    later = [(one, LONGEST[one]) for one in LEVELS[place + 1 :]]
    ahead = [one for one, longest in [(level, min(left, LONGEST[level])), *later] for _ in range(longest)]
    paid = ahead[: max(23 - age, 0)]
    assert years(level=level, years_left=left, age=age) == [paid.count(one) for one in LEVELS]
