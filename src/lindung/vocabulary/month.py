"""Calendar months, the unit in which coverage is paid for and counted."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_MONTH_TEXT = re.compile(r"(\d{4})-(\d{2})")


class MonthError(ValueError):
    """The text or numbers do not name a month."""


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month (BLTH); ordered in time and hashable.

    Attributes:
        year: Four-digit year.
        number: 1 for January to 12 for December.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        """Refuse what is no month."""
        if not (1 <= self.year <= 9999 and 1 <= self.number <= 12):
            raise MonthError(f"{self.year}-{self.number} is not a month; a month is written like 2025-04.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a month written like 2025-04."""
        match = _MONTH_TEXT.fullmatch(text.strip())
        if match is None:
            raise MonthError(f"{text!r} is not a month; a month is written like 2025-04.")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the month a day falls in."""
        return cls(day.year, day.month)

    @property
    def ordinal(self) -> int:
        """Months since year 0: differences of ordinals are whole months."""
        return self.year * 12 + self.number - 1

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.number, 1)

    def plus(self, months: int) -> "Month":
        """Return the month that many months later, or earlier when negative."""
        year, number = divmod(self.ordinal + months, 12)
        return Month(year, number + 1)

    def months_until(self, later: "Month") -> int:
        """Count the whole calendar months from this month to a later one."""
        return later.ordinal - self.ordinal

    def __str__(self) -> str:
        """Write the month like 2025-04."""
        return f"{self.year:04d}-{self.number:02d}"
