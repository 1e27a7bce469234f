"""The months counted from persons: a line of their own beside the published points, and what may be expected."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.sample_mark import SAMPLE_DATA
from lindung.web.shared.charts.free_spot import Point
from lindung.web.shared.charts.short_numbers import interval_words
from lindung.web.shared.charts.svg import dot, joined, polyline
from lindung.web.shared.numbers import as_of_words, count

At = Callable[[Month, float], Point]
"""Where a month and a value lie on the drawing."""

_NAME = Words("Dari register", "From register")
_SAMPLE_NAME = Words("Register contoh", "Sample register")
_COURSE = Words(
    "dari register: {first} ({first_month}) ke {last} ({last_month})",
    "from the register: {first} ({first_month}) to {last} ({last_month})",
)
_HIDDEN = Words("{months} bulan ditutup", "{months} months suppressed")
_AHEAD = Words("ramalan {month}: {value}", "forecast for {month}: {value}")


@dataclass(frozen=True)
class RegisterPoint:
    """Persons covered in a month; None where the number is suppressed."""

    month: Month
    value: int | None


@dataclass(frozen=True)
class RegisterForecast:
    """Persons expected in a month to come, with the ends of the 80 % and the 95 % band where there are any."""

    month: Month
    mean: int
    band_80: tuple[int, int] | None
    band_95: tuple[int, int] | None


@dataclass(frozen=True)
class RegisterLine:
    """A series of a release; at least one month has a number.

    Attributes:
        points: Oldest first.
        forecast: Months to come, nearest first; empty without a forecast.
        is_sample: Whether the persons are invented.
    """

    points: Sequence[RegisterPoint]
    forecast: Sequence[RegisterForecast]
    is_sample: bool = False

    @property
    def known(self) -> list[tuple[Month, int]]:
        """The months that have a number."""
        return [(point.month, point.value) for point in self.points if point.value is not None]

    @property
    def months(self) -> list[Month]:
        """First and last month that is drawn."""
        return [self.points[0].month, (self.forecast or self.points)[-1].month]

    @property
    def values(self) -> list[int]:
        """All numbers that are drawn, ends of the bands included."""
        bands = [band for one in self.forecast for band in (one.band_80, one.band_95) if band]
        return [
            *(value for _, value in self.known),
            *(one.mean for one in self.forecast),
            *(e for b in bands for e in b),
        ]


def register_parts(line: RegisterLine, at: At) -> Markup:
    """Draw bands, forecast and months; the line is cut where a month is suppressed."""
    stretches = _stretches(line, at)
    ways = [Markup('<path class="register-line" d="{}"/>').format(polyline(way)) for way in stretches if len(way) > 1]
    dots = [dot(*place, 3, "register-dot") for way in stretches for place in (way if len(way) == 1 else ())]
    end = at(*line.known[-1])
    return joined([*_bands(line, at), _expected(line, at), *ways, *dots, dot(*end, 4.5, "register-last")])


def register_places(line: RegisterLine, at: At) -> list[Point]:
    """Return the points that are drawn, so that words can keep off them; months lie closer than words are wide."""
    return [*(at(*known) for known in line.known), *(at(one.month, one.mean) for one in line.forecast)]


def register_end(line: RegisterLine, language: Language) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Return the value at the end of the line, and the words beside it with their classes."""
    name = _SAMPLE_NAME if line.is_sample else _NAME
    if not line.forecast:
        value = line.known[-1][1]
        return value, ((name.in_language(language), _END), (count(value, language), _END))
    last = line.forecast[-1]
    lines = [(name.in_language(language), _END), (count(last.mean, language), _END)]
    if last.band_80:
        lines.append((interval_words(*last.band_80, language), "trend-end-interval register-end"))
    return last.mean, tuple(lines)


def register_message(line: RegisterLine, language: Language) -> str:
    """State where the line starts and ends, how many months are suppressed, and what is expected last."""
    (first_month, first), (last_month, last) = line.known[0], line.known[-1]
    parts = [
        _COURSE.in_language(language).format(
            first=count(first, language),
            first_month=as_of_words(str(first_month), language),
            last=count(last, language),
            last_month=as_of_words(str(last_month), language),
        )
    ]
    if line.is_sample:
        parts.insert(0, SAMPLE_DATA.in_language(language))
    if hidden := len(line.points) - len(line.known):
        parts.append(_HIDDEN.in_language(language).format(months=hidden))
    if line.forecast:
        ahead = line.forecast[-1]
        month = as_of_words(str(ahead.month), language)
        parts.append(_AHEAD.in_language(language).format(month=month, value=count(ahead.mean, language)))
    return "; ".join(parts)


_END = "trend-end register-end"


def _stretches(line: RegisterLine, at: At) -> list[list[Point]]:
    stretches: list[list[Point]] = [[]]
    for point in line.points:
        if point.value is None:
            stretches.append([])
        else:
            stretches[-1].append(at(point.month, point.value))
    return [way for way in stretches if way]


def _bands(line: RegisterLine, at: At) -> list[Markup]:
    wide = [(one.month, one.band_95) for one in line.forecast if one.band_95]
    narrow = [(one.month, one.band_80) for one in line.forecast if one.band_80]
    return [_band(line, wide, at, "register-band-95"), _band(line, narrow, at, "register-band-80")]


def _band(line: RegisterLine, ends: list[tuple[Month, tuple[int, int]]], at: At, look: str) -> Markup:
    if not ends:
        return Markup()
    start = [at(*line.known[-1])] if line.known[-1][0] == line.points[-1].month else []
    highs, lows = [at(month, high) for month, (_, high) in ends], [at(month, low) for month, (low, _) in ends]
    return Markup('<path class="{}" d="{}Z"/>').format(look, polyline([*start, *highs, *reversed(lows)]))


def _expected(line: RegisterLine, at: At) -> Markup:
    if not line.forecast:
        return Markup()
    start = [at(*line.known[-1])] if line.known[-1][0] == line.points[-1].month else []
    way = [*start, *(at(one.month, one.mean) for one in line.forecast)]
    return Markup('<path class="register-expected" d="{}"/>').format(polyline(way)) + dot(
        *way[-1], 4, "register-end-dot"
    )
