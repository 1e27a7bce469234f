"""Round lines of a value axis, and the months worth naming on a time axis."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.month import Month

_MOST_LINES = 5
_ROUND = (1, 2, 5)
_MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240)
_YEAR = 12
SHORT_MONTHS = (
    Words("Jan", "Jan"),
    Words("Feb", "Feb"),
    Words("Mar", "Mar"),
    Words("Apr", "Apr"),
    Words("Mei", "May"),
    Words("Jun", "Jun"),
    Words("Jul", "Jul"),
    Words("Agu", "Aug"),
    Words("Sep", "Sep"),
    Words("Okt", "Oct"),
    Words("Nov", "Nov"),
    Words("Des", "Dec"),
)


@dataclass(frozen=True)
class ValueAxis:
    """Lines at round values, the lowest below all data and the highest not below any."""

    lines: tuple[int, ...]

    @property
    def low(self) -> int:
        """Where the axis starts."""
        return self.lines[0]

    @property
    def high(self) -> int:
        """Where the axis ends."""
        return self.lines[-1]


@dataclass(frozen=True)
class MonthTick:
    """A month named on the time axis, with its year where a year begins to be spoken of."""

    month: Month
    name: str
    year: str


def value_axis(values: Sequence[int]) -> ValueAxis:
    """Choose at most five round lines around values; the axis starts below the lowest, at zero when that is near."""
    high = max(values)
    low = min(values) if min(values) < high else 0
    choices = (_lines(low, high, step) for step in _round_steps())
    return ValueAxis(next(lines for lines in choices if lines))


def month_ticks(first: Month, last: Month, most: int, language: Language) -> tuple[MonthTick, ...]:
    """Choose at most so many months to name, evenly apart, January among them, and the last one."""
    span = first.months_until(last)
    step = next((step for step in _MONTH_STEPS if span // step + 1 <= most), _MONTH_STEPS[-1])
    months = [first.plus(ahead) for ahead in range(span + 1) if (first.ordinal + ahead) % step == 0] or [first]
    ticks: list[MonthTick] = []
    years: set[int] = set()
    for month in months:
        name = "" if step >= _YEAR else SHORT_MONTHS[month.number - 1].in_language(language)
        ticks.append(MonthTick(month, name, "" if month.year in years else str(month.year)))
        years.add(month.year)
    if step < _YEAR and 2 * months[-1].months_until(last) > step:
        name = SHORT_MONTHS[last.number - 1].in_language(language)
        ticks.append(MonthTick(last, name, "" if last.year in years else str(last.year)))
    return tuple(ticks)


def _round_steps() -> Iterator[int]:
    return (times * 10**power for power in count() for times in _ROUND)


def _lines(low: int, high: int, step: int) -> tuple[int, ...]:
    """List round values from clearly below the lowest to the highest; none when they are too many or read alike."""
    room = max((high - low) // 20, min(low, 1))
    start = max((low - room) // step * step, 0)
    steps = max(-(-(high - start) // step), 1)
    is_readable = steps < _MOST_LINES and step % _finest(high) == 0
    return tuple(range(start, start + steps * step + 1, step)) if is_readable else ()


def _finest(high: int) -> int:
    """Return the smallest distance that short counts with one decimal tell apart."""
    return next((size // 10 for size in (1_000_000_000, 1_000_000, 1_000) if high >= size), 1)
