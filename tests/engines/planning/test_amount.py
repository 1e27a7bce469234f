from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.planning.amount import (
    PERCENT_SCALE,
    people_of_increase,
    people_of_percent,
    percent_of_people,
    yearly_increase,
)
from lindung.vocabulary.target_plan import TwentyReading

SEMARANG = 756_873  # workers that 418,702 = 55.32 percent implies


def test_a_percentage_becomes_the_published_headcount() -> None:
    assert people_of_percent(55_320_000, SEMARANG) == 418_702


def test_half_a_person_is_rounded_up() -> None:
    assert people_of_percent(50 * PERCENT_SCALE, 3) == 2


def test_the_two_readings_of_twenty_percent_more_differ() -> None:
    # November 2025: 390,498 covered, 51.59 percent; 61.91 percent relative, 71.59 percent in points
    relative = people_of_increase(TwentyReading.RELATIVE, workers=SEMARANG, covered=390_498)
    points = people_of_increase(TwentyReading.POINTS, workers=SEMARANG, covered=390_498)
    assert relative == 390_498 + 78_100
    assert points == 390_498 + 151_375
    percents = [percent_of_people(people, SEMARANG) or 0 for people in (relative, points)]
    assert [round(percent / PERCENT_SCALE, 2) for percent in percents] == [61.91, 71.59]


def test_the_guideline_names_its_regulation() -> None:
    assert yearly_increase().percent == 20
    assert "15/2024" in yearly_increase().source


def test_nobody_has_no_percentage() -> None:
    assert percent_of_people(0, 0) is None


@given(workers=st.integers(1, 2_000_000), people=st.integers(0, 2_000_000))
def test_a_headcount_comes_back_from_its_percentage(workers: int, people: int) -> None:
    percent = percent_of_people(people, workers)
    assert percent is not None
    assert people_of_percent(percent, workers) == people
