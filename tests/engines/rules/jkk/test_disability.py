"""Lasting disability: parts of the body, their function, and all of it."""

from datetime import date
from fractions import Fraction
from typing import Any  # inputs as people write them

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.rules import assess
from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.engines.rules.machinery.law import law
from tests.engines.rules.figures import figure_of

OLD, NEW, DAY = date(2019, 12, 1), date(2019, 12, 2), date(2025, 6, 15)
WORKER: dict[str, Any] = {"segment": "pu", "wage": 3_000_000}
EIGHTY_WAGES = 240_000_000  # 80 x 3,000,000


def anatomical(**given: Any) -> int:
    return figure_of("jkk_disability_anatomical", DAY, **{**WORKER, **given})


def functional(**given: Any) -> int:
    return figure_of("jkk_disability_functional", DAY, **{**WORKER, **given})


def test_the_loss_of_one_eye_is_35_percent_of_80_wages() -> None:
    assert anatomical(disability_item="one_eye") == EIGHTY_WAGES * 35 // 100


def test_a_table_with_half_percents_stays_exact() -> None:
    assert anatomical(disability_item="index_first_joint_right") == EIGHTY_WAGES * 45 // 1000


@pytest.mark.parametrize(
    ("item", "left_handed", "percent"),
    [
        ("arm_from_shoulder_right", False, 40),
        ("arm_from_shoulder_right", True, 35),
        ("arm_from_shoulder_left", False, 35),
        ("arm_from_shoulder_left", True, 40),
        ("one_eye", True, 35),
    ],
)
def test_the_sides_are_exchanged_for_the_left_handed(item: str, left_handed: bool, percent: int) -> None:
    assert anatomical(disability_item=item, left_handed=left_handed) == EIGHTY_WAGES * percent // 100


@pytest.mark.parametrize(
    ("item", "units", "percent"),
    [("other_toe", 2, 4), ("hearing_both_ears_per_10_db", 4, 24), ("one_eye", 2, 35), ("other_toe", 1, 2)],
)
def test_only_rows_that_count_are_multiplied(item: str, units: int, percent: int) -> None:
    assert anatomical(disability_item=item, disability_units=units) == EIGHTY_WAGES * percent // 100


def test_the_percentage_of_the_doctor_comes_before_the_table() -> None:
    assert anatomical(disability_item="scalp_least", disability_percent=25) == EIGHTY_WAGES * 25 // 100
    assert anatomical(disability_percent=4, disability_half_percent=True) == EIGHTY_WAGES * 45 // 1000


def test_asks_for_a_part_of_the_body_or_a_percentage() -> None:
    with pytest.raises(InputError, match="disability_item"):
        anatomical()


def test_no_percentage_is_more_than_the_whole() -> None:
    assert anatomical(disability_percent=100, disability_half_percent=True) == EIGHTY_WAGES


def test_a_loss_of_function_is_that_part_of_the_percentage() -> None:
    paid = functional(disability_item="arm_from_shoulder_right", function_loss_percent=40)
    assert paid == EIGHTY_WAGES * 40 // 100 * 40 // 100


def test_a_loss_of_the_whole_function_is_paid_like_the_loss_of_the_part() -> None:
    assert functional(disability_item="one_eye", function_loss_percent=100) == anatomical(disability_item="one_eye")


@pytest.mark.parametrize(("day", "periodic"), [(OLD, 4_800_000), (NEW, 12_000_000), (DAY, 12_000_000)])
def test_total_disability_is_56_wages_and_the_periodic_benefit(day: date, periodic: int) -> None:
    assert figure_of("jkk_disability_total_lump_sum", day, segment="pu", wage=2_750_000) == 56 * 2_750_000
    assert figure_of("jkk_disability_periodic", day) == periodic


@pytest.mark.parametrize(
    "figure",
    [
        "jkk_disability_anatomical",
        "jkk_disability_functional",
        "jkk_disability_total_lump_sum",
        "jkk_disability_periodic",
    ],
)
def test_nothing_is_paid_without_an_active_membership(figure: str) -> None:
    told: dict[str, Any] = {"is_active": False, "disability_percent": 40, "function_loss_percent": 40}
    assert figure_of(figure, DAY, **WORKER, **told) == 0


def test_every_row_of_the_table_can_be_told_and_every_side_has_its_mirror() -> None:
    rows = set(law().in_force("jkk_disability_rate", DAY).table)
    assert set(inputs()["disability_item"].members) == rows
    rights = {row.removesuffix("_right") for row in rows if row.endswith("_right")}
    assert rights == {row.removesuffix("_left") for row in rows if row.endswith("_left")}


def test_the_explanation_shows_the_percentage_of_the_side_that_counts() -> None:
    told: dict[str, Any] = {"disability_item": "arm_from_shoulder_right", "left_handed": True}
    answer = assess.benefit("jkk", "disability_partial", DAY, **WORKER, **told)
    step = next(step for step in answer.steps if step.figure == "disability_share_of_item")
    assert step.numbers.en == "35%"


@given(wage=st.integers(0, 10**12), percent=st.integers(1, 100), loss=st.integers(0, 100))
def test_agrees_with_exact_fractions(wage: int, percent: int, loss: int) -> None:
    exact = Fraction(80 * wage * percent * loss, 10_000)
    paid = functional(wage=wage, disability_percent=percent, function_loss_percent=loss)
    assert paid == (2 * exact + 1) // 2
