"""Lines over months, what is foretold behind the first of them with its band, and a target; each labelled directly."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.month import Month
from lindung.web.shared.charts.axis import ValueAxis, month_ticks, value_axis
from lindung.web.shared.charts.end_labels import EndLabel, spread
from lindung.web.shared.charts.free_spot import Box, Point, Spot, along, freest, text_width
from lindung.web.shared.charts.short_numbers import interval_words
from lindung.web.shared.charts.svg import dot, image, joined, line, polyline, text
from lindung.web.shared.numbers import count, short_count

PHONE_BELOW: Final = 480


@dataclass(frozen=True)
class Line:
    """One line: its name, its months with their values, and its classes of look for the line and its label."""

    name: str
    points: Sequence[tuple[Month, int]]
    look: str


@dataclass(frozen=True)
class Ahead:
    """A month to come: what is expected, and the ends of its band, None without one."""

    month: Month
    mean: int
    low: int | None
    high: int | None


@dataclass(frozen=True)
class Chart:
    """What is drawn.

    Attributes:
        lines: The highest first; what is foretold goes on from the first.
        ahead: Months to come, in order.
        target: Month and number of the target, or None.
    """

    lines: Sequence[Line]
    ahead: Sequence[Ahead] = ()
    target: tuple[Month, int] | None = None

    @property
    def banded(self) -> list[Ahead]:
        """Months that have a band."""
        return [one for one in self.ahead if one.low is not None and one.high is not None]


@dataclass(frozen=True)
class _Plot:
    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    first: Month
    last: Month
    axis: ValueAxis

    @property
    def is_phone(self) -> bool:
        return self.width < PHONE_BELOW

    def at(self, month: Month, value: float) -> tuple[float, float]:
        along = self.first.months_until(month) / self.first.months_until(self.last)
        up = (value - self.axis.low) / (self.axis.high - self.axis.low)
        return (self.left + (self.right - self.left) * along, self.bottom - (self.bottom - self.top) * up)


_LINE: Final = 15
_STARTS = Words("sumbu mulai dari {}", "axis starts at {}")
_TARGET, _AHEAD, _NOW = Words("Target", "Target"), Words("Perkiraan", "Projection"), Words("terakhir", "latest")


def line_chart(chart: Chart, language: Language, *, label: str, width: int = 640) -> Markup:
    """Draw lines that are known for at least two months; fewer draw nothing.

    Args:
        chart: What is drawn.
        language: Of its words and numbers.
        label: The message of the picture.
        width: Width in units; below 480 it is laid out for a phone.
    """
    if not chart.lines or len(chart.lines[0].points) < 2:
        return Markup()
    plot = _plot(chart, width, language)
    parts = [
        _grid(plot, language), _months(plot, language), _now(plot, chart, language), _band(plot, chart),
        _target(plot, chart), _foretold(plot, chart), *(_line(plot, one) for one in reversed(chart.lines)),
        _names(plot, chart, language), _ends(plot, chart, language),
    ]  # fmt: skip
    return image(plot.width, plot.height, label, "trend", joined(parts))


def _plot(chart: Chart, width: int, language: Language) -> _Plot:
    is_phone = width < PHONE_BELOW
    months = [month for one in chart.lines for month, _ in one.points] + [one.month for one in chart.ahead]
    values = [value for one in chart.lines for _, value in one.points]
    for one in chart.ahead:
        values.extend(value for value in (one.mean, one.low, one.high) if value is not None)
    if chart.target:
        months.append(chart.target[0])
        values.append(chart.target[1])
    widest = max((text_width(words) for end in _end_words(chart, language) for words, _ in end[1]), default=0)
    height = 300 if is_phone else 340
    return _Plot(
        width=width, height=height, left=50 if is_phone else 56, right=width - (max(widest + 16, 60) if widest else 24),
        top=30, bottom=height - 58, first=min(months), last=max(months), axis=value_axis(values),
    )  # fmt: skip


def _grid(plot: _Plot, language: Language) -> Markup:
    parts = []
    for value in plot.axis.lines:
        y = plot.at(plot.first, value)[1]
        parts.append(line((plot.left, y), (plot.right, y), "trend-grid"))
        parts.append(text(plot.left - 8, y + 4, short_count(value, language), "trend-axis", "end"))
    if plot.axis.low > 0:
        words = _STARTS.in_language(language).format(short_count(plot.axis.low, language))
        parts.append(text(plot.left, plot.height - 4, words, "trend-note"))
    return joined(parts)


def _months(plot: _Plot, language: Language) -> Markup:
    parts = []
    for tick in month_ticks(plot.first, plot.last, 5 if plot.is_phone else 8, language):
        x = plot.at(tick.month, plot.axis.low)[0]
        if tick.name:
            parts.append(text(x, plot.bottom + 18, tick.name, "trend-axis", "middle"))
        if tick.year:
            parts.append(text(x, plot.bottom + (33 if tick.name else 18), tick.year, "trend-year", "middle"))
    return joined(parts)


def _now(plot: _Plot, chart: Chart, language: Language) -> Markup:
    """Part what was counted from what is foretold."""
    last = chart.lines[0].points[-1][0]
    if last == plot.last:
        return Markup()
    x = plot.at(last, plot.axis.low)[0]
    words = text(x - 5, 14, _NOW.in_language(language), "trend-note", "end")
    return line((x, plot.top - 20), (x, plot.bottom), "trend-now") + words


def _band(plot: _Plot, chart: Chart) -> Markup:
    if not chart.banded:
        return Markup()
    start = plot.at(*chart.lines[0].points[-1])
    upper = [plot.at(one.month, one.high or 0) for one in chart.banded]
    lower = [plot.at(one.month, one.low or 0) for one in reversed(chart.banded)]
    return Markup('<path class="trend-band" d="{}Z"/>').format(polyline([start, *upper, *lower]))


def _foretold(plot: _Plot, chart: Chart) -> Markup:
    if not chart.ahead:
        return Markup()
    way = [plot.at(*chart.lines[0].points[-1]), *(plot.at(one.month, one.mean) for one in chart.ahead)]
    drawn = Markup('<path class="trend-projected" fill="none" d="{}"/>').format(polyline(way))
    return drawn + dot(*way[-1], 4.5, "trend-projected-end")


def _target(plot: _Plot, chart: Chart) -> Markup:
    if chart.target is None:
        return Markup()
    end = plot.at(*chart.target)
    return line(plot.at(*chart.lines[0].points[-1]), end, "trend-target") + dot(*end, 4.5, "trend-target-end")


def _line(plot: _Plot, one: Line) -> Markup:
    stretches: list[list[tuple[float, float]]] = [[plot.at(*one.points[0])]]
    for before, after in pairwise(one.points):
        if before[0].months_until(after[0]) != 1:
            stretches.append([])
        stretches[-1].append(plot.at(*after))
    ways = [Markup('<path class="{}" d="{}"/>').format(one.look, polyline(way)) for way in stretches if len(way) > 1]
    return joined([*ways, dot(*plot.at(*one.points[-1]), 5, f"{one.look}-end")])


def _names(plot: _Plot, chart: Chart, language: Language) -> Markup:
    """Write name and newest value of each line near its end, before what is foretold, where they cover the least."""
    if not _end_words(chart, language):
        return Markup()
    drawn = [point for one in chart.lines for point in _way(plot, one)]
    inside = Box(plot.left, plot.top - 8, plot.at(chart.lines[0].points[-1][0], plot.axis.low)[0], plot.bottom)
    taken: list[Box] = []
    parts = []
    for place, one in enumerate(chart.lines):
        words = f"{one.name} {count(one.points[-1][1], language)}"
        spot = freest(_spots(*plot.at(*one.points[-1]), is_first=place == 0), words, drawn, taken, inside)
        taken.append(spot.box(words))
        parts.append(text(spot.x, spot.y, words, f"{one.look}-name", spot.anchor))
    return joined(parts)


def _way(plot: _Plot, one: Line) -> list[Point]:
    """Return points all along a line."""
    way = [plot.at(*point) for point in one.points]
    return [way[0], *along(way)]


def _spots(x: float, y: float, *, is_first: bool) -> list[Spot]:
    """List spots before the end of a line: the first line's name stands above it if it can, the others' below."""
    ups, downs = (-12, -30, -48, -66), (22, 40, 58, 76)
    offs = (*ups, *downs) if is_first else (*downs, *ups)
    return [Spot(x - 8 - aside, y + off, "end") for off in offs for aside in (0, 24, 48)]


def _ends(plot: _Plot, chart: Chart, language: Language) -> Markup:
    """Write at the right edge what the picture ends with."""
    wanted = _end_words(chart, language) or [
        (one.points[-1][1], ((one.name, f"{one.look}-name"), (count(one.points[-1][1], language), f"{one.look}-name")))
        for one in chart.lines
    ]
    labels = [EndLabel(lines, plot.at(plot.last, value)[1], _LINE * len(lines)) for value, lines in wanted]
    return joined(
        text(plot.right + 11, edge + 11 + _LINE * place, words, look)
        for label, edge in spread(labels, plot.top - 14, plot.bottom)
        for place, (words, look) in enumerate(label.lines)
    )


def _end_words(chart: Chart, language: Language) -> list[tuple[int, tuple[tuple[str, str], ...]]]:
    """Return value and lines of text of target and forecast; none when neither is drawn."""
    ends: list[tuple[int, tuple[tuple[str, str], ...]]] = []
    if chart.target:
        lines = (_TARGET.in_language(language), count(chart.target[1], language))
        ends.append((chart.target[1], tuple((words, "trend-end trend-end-target") for words in lines)))
    if chart.ahead:
        last = chart.ahead[-1]
        lines = (_AHEAD.in_language(language), count(last.mean, language))
        told = [(words, "trend-end trend-end-projected") for words in lines]
        if last.low is not None and last.high is not None and last.low < last.high:
            told.append((interval_words(last.low, last.high, language), "trend-end-interval"))
        ends.append((last.mean, tuple(told)))
    return ends
