"""What the scholarships of two children are worth at most."""

from datetime import date
from typing import Any  # inputs as people write them

import pytest

from tests.engines.rules.figures import figure_of, figures_of

OLD, NEW, DAY = date(2019, 12, 1), date(2019, 12, 2), date(2025, 6, 15)


@pytest.mark.parametrize(
    ("level", "amount"),
    [
        ("none", 0),
        ("below_school", 87_000_000),
        ("tk", 87_000_000),
        ("sd", 84_000_000),
        ("smp", 75_000_000),
        ("sma", 69_000_000),
        ("university", 60_000_000),
    ],
)
def test_a_child_gets_the_rest_of_its_way_through_school(level: str, amount: int) -> None:
    """3 + 9 + 6 + 9 + 60 = 87 million, less the levels that are behind."""
    assert figure_of("scholarship_child_1", DAY, child_1_level=level) == amount


def test_two_years_of_smp_and_what_follows() -> None:
    assert figure_of("scholarship_child_1", DAY, child_1_level="smp", child_1_years_left=2) == 4_000_000 + 69_000_000


def test_two_small_children_get_174_million() -> None:
    told: dict[str, Any] = {"child_1_level": "tk", "child_2_level": "below_school"}
    assert figure_of("scholarship_children_total", DAY, **told) == 2 * 87_000_000


@pytest.mark.parametrize(("day", "first", "second"), [(OLD, 12_000_000, 0), (NEW, 69_000_000, 60_000_000)])
def test_before_december_2019_one_child_got_one_amount(day: date, first: int, second: int) -> None:
    told: dict[str, Any] = {"child_1_level": "sma", "child_2_level": "university"}
    figures = figures_of(["scholarship_child_1", "scholarship_child_2"], day, **told)
    assert [figures["scholarship_child_1"], figures["scholarship_child_2"]] == [first, second]


def test_the_one_amount_goes_to_whichever_child_is_told() -> None:
    assert figure_of("scholarship_children_total", OLD, child_2_level="sd") == 12_000_000
    assert figure_of("scholarship_children_total", OLD) == 0


def test_ends_at_23() -> None:
    assert figure_of("scholarship_until_age", DAY) == 23
    assert figure_of("scholarship_child_1", DAY, child_1_level="university", child_1_age=23) == 0
    assert figure_of("scholarship_child_1", DAY, child_1_level="university", child_1_age=22) == 12_000_000
