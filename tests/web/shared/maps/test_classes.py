from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.web.shared.maps.classes import Classes, coverage_classes, distance_classes

percentages = st.lists(st.integers(0, 1000).map(lambda tenths: tenths / 10), min_size=1, max_size=60)
targets = st.integers(200, 1000).map(lambda tenths: tenths / 10)


def test_puts_the_target_last_behind_five_round_limits() -> None:
    classes = coverage_classes([27.0, 31.0, 36.0, 38.0, 42.0, 46.0, 52.0, 58.0], 55.3)

    assert classes.breaks == (30, 35, 40, 45, 50, 55.3)


@given(percentages, targets)
def test_limits_rise_and_are_evenly_2_5_or_5_or_10_apart_below_the_target(values: list[float], target: float) -> None:
    *lower, last = coverage_classes(values, target).breaks

    steps = {second - first for first, second in pairwise(lower)}
    assert last == target
    assert lower[-1] < target
    assert len(steps) == 1
    assert steps <= {2.5, 5.0, 10.0}


@given(percentages, targets)
def test_the_darkest_class_means_exactly_that_the_target_is_reached(values: list[float], target: float) -> None:
    classes = coverage_classes(values, target)

    assert [classes.number_of(value) == 6 for value in values] == [value >= target for value in values]


@pytest.mark.parametrize(
    "values",
    [
        [20.0, 24.0, 28.0, 32.0, 36.0, 40.0, 44.0, 48.0],
        [41.0, 42.0, 43.0, 44.0, 46.0, 47.0, 48.0, 49.0],
        [5.0, 12.0, 22.0, 33.0, 44.0, 52.0],
    ],
)
def test_no_class_below_the_target_holds_more_than_half_the_areas(values: list[float]) -> None:
    classes = coverage_classes(values, 55.0)

    fullest = max(Counter(classes.number_of(value) for value in values).values())
    assert fullest <= len(values) / 2


def test_a_low_target_leaves_room_for_fewer_limits_and_stays_the_darkest_class() -> None:
    classes = coverage_classes([1.0, 3.0, 6.0, 9.0], 7.0)

    assert classes.breaks[-1] == 7.0
    assert classes.number_of(9.0) == 6


def test_without_a_target_no_class_claims_that_one_is_reached() -> None:
    classes = coverage_classes([20.0, 30.0, 40.0, 50.0], None)

    assert classes.target is None
    assert classes.number_of(50.0) < 6
    assert coverage_classes([1.0], None).number_of(1.0) < 6


def test_a_value_equal_to_a_limit_belongs_to_the_class_above() -> None:
    classes = Classes(breaks=(10.0, 20.0))

    assert [classes.number_of(value) for value in (9.9, 10.0, 19.9, 20.0)] == [0, 1, 1, 2]


def test_distances_have_zero_as_their_fourth_limit() -> None:
    assert distance_classes([-4.0, -1.0, 0.0, 3.0]).breaks == (-7.5, -5.0, -2.5, 0.0, 2.5, 5.0)


def test_distances_widen_until_the_outer_classes_hold_at_most_a_quarter() -> None:
    assert distance_classes([-14.0, -13.0, -12.0, -2.0, 1.0]).breaks[0] == -15


@given(st.lists(st.integers(-900, 900).map(lambda tenths: tenths / 10), max_size=40))
def test_a_distance_below_zero_never_gets_a_colour_of_above(distances: list[float]) -> None:
    classes = distance_classes(distances)

    assert [classes.number_of(distance) >= 4 for distance in distances] == [distance >= 0 for distance in distances]
