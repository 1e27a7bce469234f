"""When contributions are due: a day of the month, moved to the next working day; and how late a payment is.

Working days are Monday to Friday without public holidays. The holidays come from the library `holidays`: national
holidays by decree up to and including 2026 and most of 2027, among them the days of general elections; later dates of
the moon calendars are its estimates, which `is_estimated` tells. Collective leave (cuti bersama) is known from 2015 to
2027 and moves a due day only where the parameter `collective_leave_moves_due_day` says so; in later years the library
has none.
"""

from calendar import SATURDAY
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from lindung.engines.rules.dues.month_days import first_day, full_months, started_months
from lindung.engines.rules.machinery.in_force import FIRST_DAY
from lindung.engines.rules.machinery.law import Law, law
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import MEMBERSHIP_SEGMENTS, Segment

_ESTIMATED = "perkiraan"  # the library writes it into the name of a holiday whose day is not decreed yet


class DueDateError(ValueError):
    """No due date belongs to the segment; the message names both languages."""

    def __init__(self, segment: Segment) -> None:
        """Name the segments that pay."""
        paying = ", ".join(MEMBERSHIP_SEGMENTS)
        self.words = Words(
            f"Segmen {segment} tidak membayar iuran; yang membayar: {paying}.",
            f"Segment {segment} pays no contribution; those that pay are {paying}.",
        )
        super().__init__(self.words.en)


def due_on(month: Month, segment: Segment, law: Law = law()) -> date:  # noqa: B008  the law is one object
    """Return the last day on which the contribution of a month can be paid in time.

    Args:
        month: Contribution month; its first day is the day of the law.
        segment: PU, Jakon and PMI follow the day of employers, BPU their own.
        law: The law, or a scenario.

    Raises:
        DueDateError: The segment is none of the four of membership.
        ParameterError: The month lies before the law.
    """
    if segment not in MEMBERSHIP_SEGMENTS:
        raise DueDateError(segment)
    return _due_on(month, "bpu" if segment is Segment.BPU else "pu", law)


def last_due_month(day: date, segment: Segment, law: Law = law()) -> Month:  # noqa: B008
    """Return the last month whose contribution is overdue when it is still unpaid on a day.

    In the first weeks of the law nothing is due yet; the month before it is returned then.

    Raises:
        DueDateError: The segment is none of the four of membership.
    """
    month = Month.of(day)
    while month >= Month.of(FIRST_DAY) and due_on(month, segment, law) >= day:
        month = month.plus(-1)
    return month


def days_late(due: date, paid_on: date) -> int:
    """Count the days from the due date to the payment; none when it was in time."""
    return max(0, (paid_on - due).days)


def months_late(due: date, paid_on: date, law: Law = law()) -> int:  # noqa: B008
    """Count the months from the due date to the payment, as the penalty does.

    Whether a started month counts is the parameter `late_penalty_part_month`, not confirmed.

    Args:
        due: Due date, already moved to a working day.
        paid_on: Day of payment, or the day asked while it is unpaid; its law decides.
        law: The law, or a scenario.
    """
    reading = law.in_force("late_penalty_part_month", paid_on).value
    return started_months(due, paid_on) if reading == "started_months" else full_months(due, paid_on)


def is_working_day(day: date, *, collective_leave: bool) -> bool:
    """Whether offices and banks work on a day.

    Args:
        day: The day.
        collective_leave: Whether collective leave (cuti bersama) counts as a holiday.
    """
    return day.weekday() < SATURDAY and day not in _holidays(collective_leave=collective_leave)


def is_estimated(day: date) -> bool:
    """Whether a day is a holiday only by estimate: the decree for its year was not known yet."""
    return _ESTIMATED in _holidays(collective_leave=True).get(day, "")


@cache
def _due_on(month: Month, payer: str, law: Law) -> date:
    on = first_day(month)
    offset, day = (_number(law, f"{payer}_{what}", on) for what in ("due_month_offset", "due_day"))
    due = first_day(month.plus(offset)) + timedelta(days=day - 1)
    if not _number(law, "due_on_working_day", on):
        return due
    leave = bool(_number(law, "collective_leave_moves_due_day", on))
    while not is_working_day(due, collective_leave=leave):
        due += timedelta(days=1)
    return due


def _number(law: Law, id_: str, day: date) -> int:
    return int(str(law.in_force(id_, day).value))


@cache
def _holidays(*, collective_leave: bool) -> Mapping[date, str]:
    """Return the calendar, filled year by year as it is asked; imported late because few questions need it."""
    from holidays.constants import GOVERNMENT, PUBLIC
    from holidays.countries.indonesia import Indonesia

    categories = (PUBLIC, GOVERNMENT) if collective_leave else (PUBLIC,)
    return Indonesia(categories=categories, language="id")
