"""Lines at round values around the data, and months named where there is room."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.language import Language
from lindung.vocabulary.month import Month
from lindung.web.shared.charts.axis import month_ticks, value_axis


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        ([262_000, 418_702], (250_000, 300_000, 350_000, 400_000, 450_000)),
        ([31_000, 58_100, 71_000], (20_000, 40_000, 60_000, 80_000)),
        ([1_231_000, 1_353_000], (1_200_000, 1_300_000, 1_400_000)),
    ],
)
def test_starts_at_a_round_number_below_the_data(values: list[int], lines: tuple[int, ...]) -> None:
    assert value_axis(values).lines == lines


@given(st.lists(st.integers(0, 200_000_000), min_size=1, max_size=20))
def test_holds_all_values_between_two_to_five_even_lines(values: list[int]) -> None:
    axis = value_axis(values)

    assert 2 <= len(axis.lines) <= 5
    assert axis.low <= min(values)
    assert max(values) <= axis.high
    assert len({upper - lower for lower, upper in pairwise(axis.lines)}) == 1


def test_names_the_quarters_the_years_once_and_the_last_month() -> None:
    ticks = month_ticks(Month(2024, 1), Month(2025, 12), 8, Language.ID)

    assert [tick.name for tick in ticks] == ["Jan", "Apr", "Jul", "Okt", "Jan", "Apr", "Jul", "Okt", "Des"]
    assert [tick.year for tick in ticks if tick.year] == ["2024", "2025"]


def test_names_years_alone_on_a_long_axis() -> None:
    ticks = month_ticks(Month(2023, 12), Month(2029, 12), 8, Language.ID)

    assert [(tick.name, tick.year) for tick in ticks] == [("", str(year)) for year in range(2024, 2030)]


def test_names_months_in_english() -> None:
    ticks = month_ticks(Month(2025, 4), Month(2025, 8), 8, Language.EN)

    assert [tick.name for tick in ticks] == ["Apr", "May", "Jun", "Jul", "Aug"]
