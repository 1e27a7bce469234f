"""Ages by date arithmetic, without a loop over persons."""

from datetime import date

import polars as pl


def years_before(day: date, years: int) -> date:
    """Return the last birth date of those who have reached an age on a day.

    Who was born on 29 February reaches an age on 1 March of a common year.
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February of a common year
        return date(day.year - years, 2, 28)


def months_before(day: date, months: int) -> date:
    """Return the same day some months earlier, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, 28)


def age_expr(birth: pl.Expr, on: date) -> pl.Expr:
    """Completed years on a day, as Int16."""
    had_birthday = birth.dt.month().cast(pl.Int32) * 100 + birth.dt.day() <= on.month * 100 + on.day
    return (on.year - birth.dt.year() - 1 + had_birthday.cast(pl.Int32)).cast(pl.Int16)
