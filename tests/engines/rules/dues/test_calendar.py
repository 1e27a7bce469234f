from datetime import date
from subprocess import run
from sys import executable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.rules.dues.calendar import (
    DueDateError,
    days_late,
    due_on,
    is_estimated,
    is_working_day,
    last_due_month,
    months_late,
)
from lindung.engines.rules.dues.month_days import first_day, full_months, months_later, started_months
from lindung.engines.rules.machinery.law import scenario
from lindung.engines.rules.machinery.parameters import ParameterError
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment

DAYS = st.dates(date(2015, 7, 1), date(2040, 12, 31))
LEAVE = scenario(
    {
        "name": "leave",
        "meaning": {"id": "Cuti bersama adalah hari libur", "en": "Collective leave is a holiday"},
        "parameters": {
            "collective_leave_moves_due_day": {
                "values": {date(2015, 7, 1): {"value": True, "source": "Draf", "confidence": "L"}}
            }
        },
    }
)
FULL = scenario(
    {
        "name": "full",
        "meaning": {"id": "Bulan penuh saja", "en": "Full months only"},
        "parameters": {
            "late_penalty_part_month": {
                "values": {date(2015, 7, 1): {"value": "full_months", "source": "Draf", "confidence": "L"}}
            }
        },
    }
)


@pytest.mark.parametrize(
    ("month", "segment", "due"),
    [
        (Month(2026, 3), Segment.PU, date(2026, 4, 15)),  # a Wednesday
        (Month(2026, 3), Segment.JAKON, date(2026, 4, 15)),
        (Month(2026, 3), Segment.PMI, date(2026, 4, 15)),
        (Month(2026, 4), Segment.BPU, date(2026, 4, 15)),
        (Month(2026, 2), Segment.PU, date(2026, 3, 16)),  # 15 March 2026 is a Sunday
        (Month(2026, 8), Segment.BPU, date(2026, 8, 18)),  # Saturday, Sunday, and 17 August
        (Month(2025, 12), Segment.PU, date(2026, 1, 15)),  # over the turn of the year
        (Month(2015, 7), Segment.PU, date(2015, 8, 18)),  # the first month of the law
    ],
)
def test_a_contribution_is_due_on_the_15th_or_the_next_working_day(month: Month, segment: Segment, due: date) -> None:
    assert due_on(month, segment) == due


def test_collective_leave_moves_a_due_day_only_where_the_law_is_read_so() -> None:
    # 15 May 2026 is the Friday after Ascension Day, collective leave.
    assert due_on(Month(2026, 5), Segment.BPU) == date(2026, 5, 15)
    assert due_on(Month(2026, 5), Segment.BPU, LEAVE) == date(2026, 5, 18)


def test_a_segment_that_is_no_membership_pays_nothing() -> None:
    with pytest.raises(DueDateError, match="formal pays no contribution"):
        due_on(Month(2026, 5), Segment.FORMAL)


def test_refuses_a_month_before_the_law() -> None:
    with pytest.raises(ParameterError):
        due_on(Month(2015, 6), Segment.PU)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 2, 20), True),  # a Friday
        (date(2026, 2, 21), False),  # a Saturday
        (date(2026, 2, 17), False),  # Lunar New Year
        (date(2026, 2, 16), True),  # collective leave before it
        (date(2024, 2, 14), False),  # general election
    ],
)
def test_knows_working_days(day: date, *, working: bool) -> None:
    assert is_working_day(day, collective_leave=False) is working


def test_collective_leave_can_count_as_a_holiday() -> None:
    assert not is_working_day(date(2026, 2, 16), collective_leave=True)


def test_says_when_a_holiday_is_an_estimate() -> None:
    assert is_estimated(date(2027, 3, 10))  # Eid of 2027, before the decree
    assert not is_estimated(date(2026, 3, 21))


def test_the_last_due_month_changes_on_the_day_after_the_due_date() -> None:
    assert last_due_month(date(2026, 4, 15), Segment.PU) == Month(2026, 2)
    assert last_due_month(date(2026, 4, 16), Segment.PU) == Month(2026, 3)


def test_nothing_is_due_in_the_first_weeks_of_the_law() -> None:
    assert last_due_month(date(2015, 8, 18), Segment.PU) == Month(2015, 6)
    assert last_due_month(date(2015, 8, 19), Segment.PU) == Month(2015, 7)


@given(DAYS)
def test_the_last_due_month_is_overdue_and_the_next_is_not(day: date) -> None:
    month = last_due_month(day, Segment.BPU)
    assert month < Month(2015, 7) or due_on(month, Segment.BPU) < day
    assert due_on(month.plus(1), Segment.BPU) >= day


def test_days_late_are_never_negative() -> None:
    assert days_late(date(2026, 4, 15), date(2026, 4, 20)) == 20 - 15
    assert days_late(date(2026, 4, 15), date(2026, 4, 1)) == 0


@pytest.mark.parametrize(
    ("paid_on", "started", "full"),
    [
        (date(2026, 4, 15), 0, 0),
        (date(2026, 4, 16), 1, 0),
        (date(2026, 5, 15), 1, 1),
        (date(2026, 5, 16), 2, 1),
        (date(2027, 4, 15), 12, 12),
        (date(2026, 1, 1), 0, 0),
    ],
)
def test_months_late_count_started_months_unless_the_law_is_read_otherwise(
    paid_on: date, started: int, full: int
) -> None:
    assert months_late(date(2026, 4, 15), paid_on) == started
    assert months_late(date(2026, 4, 15), paid_on, FULL) == full


def test_a_month_from_the_31st_ends_with_the_shorter_month() -> None:
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert full_months(date(2026, 1, 31), date(2026, 2, 28)) == 1
    assert started_months(date(2026, 1, 31), date(2026, 3, 1)) == 2


@given(DAYS, st.integers(0, 300))
def test_so_many_months_later_are_so_many_full_months(day: date, months: int) -> None:
    assert full_months(day, months_later(day, months)) == months
    assert started_months(day, months_later(day, months)) == months


@given(DAYS, DAYS)
def test_started_months_are_full_months_and_at_most_one_more(day: date, later: date) -> None:
    assert started_months(day, later) - full_months(day, later) in (0, 1)


def test_the_first_day_of_a_month_is_its_own() -> None:
    assert Month.of(first_day(Month(2026, 2))) == Month(2026, 2)


def test_the_calendar_of_holidays_is_loaded_only_when_asked() -> None:
    code = "import sys, lindung.engines.rules.dues.calendar; sys.exit('holidays' in sys.modules)"
    assert run([executable, "-c", code], check=False).returncode == 0
