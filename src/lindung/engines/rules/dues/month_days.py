"""Days and months of the calendar: ends of months, the same day months later, months that have started or are full."""

from calendar import monthrange
from datetime import date, timedelta

from lindung.vocabulary.month import Month


def first_day(month: Month) -> date:
    """Return the first day of a month."""
    return date(month.year, month.number, 1)


def last_day(month: Month) -> date:
    """Return the last day of a month."""
    return first_day(month.plus(1)) - timedelta(days=1)


def month_at(ordinal: int) -> Month:
    """Return the month of an ordinal; the other way round than `Month.ordinal`."""
    year, number = divmod(ordinal, 12)
    return Month(year, number + 1)


def months_later(day: date, months: int) -> date:
    """Return the same day of the month that many months later, or the month's last day where it is shorter."""
    month = Month.of(day).plus(months)
    return first_day(month).replace(day=min(day.day, monthrange(month.year, month.number)[1]))


def full_months(start: date, day: date) -> int:
    """Count the whole months from one day to another; none when the other is not later."""
    apart = Month.of(start).months_until(Month.of(day))
    return max(0, apart - (months_later(start, apart) > day))


def started_months(start: date, day: date) -> int:
    """Count the months from one day to another, one that has started as a whole; none when the other is not later."""
    full = full_months(start, day)
    return full + (months_later(start, full) < day)
