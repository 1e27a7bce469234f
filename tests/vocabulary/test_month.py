from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.month import Month, MonthError

months = st.builds(Month, st.integers(1900, 2200), st.integers(1, 12))


@given(months)
def test_reads_what_it_writes(month: Month) -> None:
    assert Month.parse(str(month)) == month


@given(months, st.integers(-1200, 1200))
def test_counts_back_what_it_counted_on(month: Month, steps: int) -> None:
    assert month.plus(steps).plus(-steps) == month
    assert month.months_until(month.plus(steps)) == steps


@given(months, months)
def test_orders_months_in_time(one: Month, other: Month) -> None:
    assert (one < other) == (one.months_until(other) > 0)
    assert (one < other) == (str(one) < str(other))


@given(st.dates())
def test_holds_every_day_of_its_days(day: date) -> None:
    month = Month.of(day)
    assert (month.year, month.number) == (day.year, day.month)


def test_ends_on_the_day_before_the_next_begins() -> None:
    assert Month.of(date(2024, 12, 31)).plus(1) == Month.of(date(2024, 12, 31) + timedelta(days=1))


def test_counts_eight_months_from_april_to_december() -> None:
    assert Month.parse("2025-04").months_until(Month.parse("2025-12")) == 12 - 4


@pytest.mark.parametrize(
    "text", ["", "2025", "2025-13", "2025-00", "25-04", "2025-4", "2025/04", "2025-04-01", "0000-01"]
)
def test_refuses_what_is_no_month(text: str) -> None:
    with pytest.raises(MonthError, match="is not a month"):
        Month.parse(text)


def test_is_frozen_and_hashable() -> None:
    month = Month(2025, 4)
    assert {month: 1}[Month(2025, 4)] == 1
    with pytest.raises(AttributeError):
        month.year = 2026  # type: ignore[misc]  # that it is refused is the test
