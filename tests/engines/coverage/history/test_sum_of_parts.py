"""Figures of the parts of an old area are added only where they compare."""

from dataclasses import fields
from typing import Any

import pytest

from lindung.engines.coverage.history.sum_of_parts import NoSum, PartsTogether, parts_together
from lindung.engines.coverage.position import Outlook, Position

SULA = {"as_of": "2025-05-31", "covered": 8_000, "employed": 40_000}
TALIABU = {"as_of": "2025-05", "covered": 444, "employed": 20_000}


def standing(told: dict[str, Any]) -> Position:  # Any: some values of a position
    values: dict[str, Any] = dict.fromkeys(field.name for field in fields(Position))
    unstated = {"numerator_basis": "unstated", "denominator_kind": "unstated", "outlook": Outlook.NO_TARGET}
    return Position(**(values | unstated | told))


def test_adds_figures_of_one_month_and_definition() -> None:
    found = parts_together([standing(SULA), standing(TALIABU)])
    assert found == PartsTogether("2025-05-31", 8_444, 60_000)
    assert isinstance(found, PartsTogether)
    assert found.coverage_pct == 100 * 8_444 / 60_000


def test_without_all_workers_there_is_a_count_and_no_share() -> None:
    found = parts_together([standing(SULA), standing({**TALIABU, "employed": None})])
    assert isinstance(found, PartsTogether)
    assert (found.covered, found.employed, found.coverage_pct) == (8_444, None, None)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (None, NoSum.MISSING),
        ({**TALIABU, "covered": None}, NoSum.MISSING),
        ({**TALIABU, "as_of": "2025-06-30"}, NoSum.OTHER_MONTH),
        ({**TALIABU, "numerator_basis": "workplace"}, NoSum.OTHER_DEFINITION),
    ],
)
def test_says_why_figures_are_not_added(other: dict[str, Any] | None, why: NoSum) -> None:  # Any: as above
    found = parts_together([standing(SULA), None if other is None else standing(other)])
    assert found is why
    assert why.words.id
    assert why.words.en


def test_nothing_adds_up_to_nothing() -> None:
    assert parts_together([]) is NoSum.MISSING
