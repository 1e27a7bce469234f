"""What the heirs get after a death that was no work accident."""

from datetime import date
from typing import Any  # inputs as people write them

import pytest

from lindung.engines.rules import assess
from tests.engines.rules.figures import figures_of

OLD, NEW, DAY = date(2019, 12, 1), date(2019, 12, 2), date(2025, 6, 15)
LINES = ("jkm_death_lump_sum", "jkm_death_periodic", "jkm_burial")


def paid(day: date, **given: Any) -> list[int]:
    figures = figures_of(LINES, day, **given)
    return [figures[line] for line in LINES]


@pytest.mark.parametrize(
    ("day", "expected"), [(OLD, [16_200_000, 4_800_000, 3_000_000]), (NEW, [20_000_000, 12_000_000, 10_000_000])]
)
def test_pp_82_of_2019_raised_every_part(day: date, expected: list[int]) -> None:
    assert paid(day, segment="pu") == expected


@pytest.mark.parametrize(("day", "total"), [(OLD, 24_000_000), (NEW, 42_000_000), (DAY, 42_000_000)])
def test_the_parts_add_up(day: date, total: int) -> None:
    assert assess.benefit("jkm", "death", day, segment="pu").total == total


def test_heirs_of_new_self_employed_members_get_the_burial_grant_only() -> None:
    assert paid(DAY, segment="bpu", membership_months=2) == [0, 0, 10_000_000]
    assert paid(DAY, segment="bpu", membership_months=3) == [20_000_000, 12_000_000, 10_000_000]


@pytest.mark.parametrize("day", [OLD, NEW, DAY])
def test_nothing_is_paid_without_an_active_membership(day: date) -> None:
    assert paid(day, segment="bpu", membership_months=40, is_active=False) == [0, 0, 0]
