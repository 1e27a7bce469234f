"""The months so far, the target and the projection, each labelled where its line ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.month import Month
from lindung.web.shared.charts.axis import ValueAxis, month_ticks, value_axis
from lindung.web.shared.charts.end_labels import EndLabel, spread
from lindung.web.shared.charts.free_spot import Box, Point, Spot, along, freest, text_width
from lindung.web.shared.charts.register_line import register_end, register_parts, register_places
from lindung.web.shared.charts.short_numbers import interval_words
from lindung.web.shared.charts.svg import dot, image, joined, line, polyline, text
from lindung.web.shared.charts.trend_data import TrendData, TrendPoint
from lindung.web.shared.charts.trend_message import trend_message
from lindung.web.shared.numbers import count, short_count


@dataclass(frozen=True)
class _Plot:
    """The rectangle that months and values are drawn in."""

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    first: Month
    last: Month
    axis: ValueAxis
    is_phone: bool

    def x(self, month: Month) -> float:
        return self.left + (self.right - self.left) * self.first.months_until(month) / self.first.months_until(
            self.last
        )

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * (value - self.axis.low) / (self.axis.high - self.axis.low)

    def at(self, month: Month, value: float) -> tuple[float, float]:
        return (self.x(month), self.y(value))


@dataclass(frozen=True)
class _EndWords:
    """What stands where the target or the projection ends: lines of text, each with its class."""

    value: int
    lines: tuple[tuple[str, str], ...]

    def at(self, plot: _Plot) -> EndLabel:
        return EndLabel(self.lines, plot.y(self.value), _LINE * len(self.lines))


_PHONE_BELOW = 480
_FEW_POINTS = 14
_LINE = 15
_NOW = Words("sekarang", "now")
_BREAK = Words("dasar berganti", "base changed")
_TARGET = Words("Target", "Target")
_PROJECTED = Words("Perkiraan", "Projection")
_STARTS = Words("sumbu mulai dari {}", "axis starts at {}")


def trend_chart(data: TrendData, language: Language, *, width: int = 560) -> Markup:
    """Draw the trend; below 480 units of width it is laid out for a phone. Without any point it is empty."""
    if not data.points and data.register is None:
        return Markup()
    plot = _plot(data, width, language)
    parts = [
        _grid(plot, language),
        _months(plot, language),
        _now(plot, data, language),
        _band(plot, data),
        _target_line(plot, data),
        _projected_line(plot, data),
        register_parts(data.register, plot.at) if data.register else Markup(),
        _actual(plot, data),
        _breaks(plot, data),
        _words_inside(plot, data, language),
        _ends(plot, data, language),
    ]
    return image(plot.width, plot.height, trend_message(data, language), "trend", joined(parts))


def _plot(data: TrendData, width: int, language: Language) -> _Plot:
    is_phone = width < _PHONE_BELOW
    months = [*(point.month for point in data.points), data.now]
    values = [point.value for point in data.points]
    if data.register:
        months.extend(data.register.months)
        values.extend(data.register.values)
    if data.target:
        months.append(data.target[0])
        values.append(data.target[1])
    if data.projected:
        months.append(data.projected[0])
        values.extend(data.projected[1:])
    widest = max((text_width(words) for end in _end_words(data, language) for words, _ in end.lines), default=0)
    height = 292 if is_phone else 330
    return _Plot(
        width=width,
        height=height,
        left=50 if is_phone else 56,
        right=width - (max(widest + 16, 92) if widest else 24),
        top=26,
        bottom=height - 58,
        first=min(months),
        last=max(*months, min(months).plus(1)),
        axis=value_axis(values),
        is_phone=is_phone,
    )


def _grid(plot: _Plot, language: Language) -> Markup:
    parts = []
    for value in plot.axis.lines:
        y = plot.y(value)
        parts.append(line((plot.left, y), (plot.right, y), "trend-grid"))
        parts.append(text(plot.left - 8, y + 4, short_count(value, language), "trend-axis", "end"))
    if plot.axis.low > 0:
        words = _STARTS.in_language(language).format(short_count(plot.axis.low, language))
        parts.append(text(plot.left, plot.height - 4, words, "trend-note"))
    return joined(parts)


def _months(plot: _Plot, language: Language) -> Markup:
    parts = []
    for tick in month_ticks(plot.first, plot.last, 5 if plot.is_phone else 8, language):
        x = plot.x(tick.month)
        if tick.name:
            parts.append(text(x, plot.bottom + 18, tick.name, "trend-axis", "middle"))
        if tick.year:
            parts.append(text(x, plot.bottom + (33 if tick.name else 18), tick.year, "trend-year", "middle"))
    return joined(parts)


def _now(plot: _Plot, data: TrendData, language: Language) -> Markup:
    x = plot.x(data.now)
    words = _NOW.in_language(language)
    if x > plot.right - 4:
        return line((x, plot.top - 12), (x, plot.bottom), "trend-now") + text(x - 5, 14, words, "trend-note", "end")
    anchor = "start" if x < plot.left + 60 else "end"
    label = text(x + (5 if anchor == "start" else -5), 14, words, "trend-note", "start" if anchor == "start" else "end")
    return line((x, plot.top - 20), (x, plot.bottom), "trend-now") + label


def _band(plot: _Plot, data: TrendData) -> Markup:
    if data.projected is None:
        return Markup()
    month, _, low, high = data.projected
    last = data.points[-1]
    corners = [plot.at(last.month, last.value), plot.at(month, high), plot.at(month, low)]
    return Markup('<path class="trend-band" d="{}Z"/>').format(polyline(corners))


def _target_line(plot: _Plot, data: TrendData) -> Markup:
    if data.target is None:
        return Markup()
    end = plot.at(*data.target)
    if not data.points:
        return dot(*end, 4.5, "trend-target-end")
    last = data.points[-1]
    start = plot.at(last.month, last.value)
    way = line(start, end, "trend-target") if last.month < data.target[0] else Markup()
    return way + dot(*end, 4.5, "trend-target-end")


def _projected_line(plot: _Plot, data: TrendData) -> Markup:
    if data.projected is None:
        return Markup()
    last, end = data.points[-1], plot.at(data.projected[0], data.projected[1])
    return line(plot.at(last.month, last.value), end, "trend-projected") + dot(*end, 4.5, "trend-projected-end")


def _actual(plot: _Plot, data: TrendData) -> Markup:
    stretches = _stretches(plot, data.points)
    ways = [Markup('<path class="trend-actual" d="{}"/>').format(polyline(way)) for way in stretches if len(way) > 1]
    are_few = len(data.points) <= _FEW_POINTS
    dots = [dot(*place, 3, "trend-dot") for way in stretches if are_few or len(way) == 1 for place in way]
    last = [dot(*_last(plot, data), 5, "trend-last")] if data.points else []
    return joined([*ways, *dots, *last])


def _stretches(plot: _Plot, points: Sequence[TrendPoint]) -> list[list[Point]]:
    """Cut the line where two neighbours do not compare."""
    stretches: list[list[Point]] = [[]]
    for point in points:
        if point.has_break_before and stretches[-1]:
            stretches.append([])
        stretches[-1].append(plot.at(point.month, point.value))
    return stretches


def _last(plot: _Plot, data: TrendData) -> Point:
    return plot.at(data.points[-1].month, data.points[-1].value)


def _breaks(plot: _Plot, data: TrendData) -> Markup:
    """Mark each break by two strokes."""
    return joined(
        line((x - 5, y + 7), (x, y - 7), "trend-break") + line((x, y + 7), (x + 5, y - 7), "trend-break")
        for x, y in _break_places(plot, data)
    )


def _break_places(plot: _Plot, data: TrendData) -> list[Point]:
    """Return the middle between each two neighbours that do not compare."""
    return [
        ((plot.x(before.month) + plot.x(after.month)) / 2, (plot.y(before.value) + plot.y(after.value)) / 2)
        for before, after in pairwise(data.points)
        if after.has_break_before
    ]


def _words_inside(plot: _Plot, data: TrendData, language: Language) -> Markup:
    """Write the newest value, and at the first break that the base changed, where they cover the least."""
    if not data.points:
        return Markup()
    drawn = _drawn(plot, data)
    inside = Box(plot.left, plot.top - 8, plot.right, plot.bottom)
    value = count(data.points[-1].value, language)
    spot = freest(_spots_around(*_last(plot, data)), value, drawn, (), inside)
    written = text(spot.x, spot.y, value, "trend-value", spot.anchor)
    for place in _break_places(plot, data)[:1]:
        words = _BREAK.in_language(language)
        free = freest(_spots_around(*place), words, drawn, [spot.box(value)], inside)
        written += text(free.x, free.y, words, "trend-note", free.anchor)
    return written


def _drawn(plot: _Plot, data: TrendData) -> list[Point]:
    """Return points all along what is drawn between the axes."""
    ends = [plot.at(*data.target)] if data.target else []
    if data.projected:
        ends.extend(plot.at(data.projected[0], value) for value in data.projected[1:])
    ways = [*_stretches(plot, data.points), *([_last(plot, data), end] for end in ends)]
    marks = [[(x, y - 7), (x, y + 7)] for x, y in _break_places(plot, data)]
    beside = register_places(data.register, plot.at) if data.register else []
    return [*beside, *(point for way in [*ways, *marks] for point in [way[0], *along(way)])]


def _spots_around(x: float, y: float) -> list[Spot]:
    """List spots from the usual to the farthest: below, above, to the sides, further off."""
    near = [
        Spot(x, y + 22, "middle"),
        Spot(x + 3, y + 22, "start"),
        Spot(x - 3, y - 12, "end"),
        Spot(x, y - 14, "middle"),
    ]
    beside = [
        Spot(x - 3, y + 24, "end"),
        Spot(x + 3, y - 12, "start"),
        Spot(x + 12, y + 4, "start"),
        Spot(x - 12, y + 4, "end"),
    ]
    offs, asides = (38, -30, 54, -46, 70, -62), (0, 30, -30, 60, -60)
    return [*near, *beside, *(Spot(x + aside, y + off, "middle") for off in offs for aside in asides)]


def _ends(plot: _Plot, data: TrendData, language: Language) -> Markup:
    labels = [end.at(plot) for end in _end_words(data, language)]
    return joined(
        text(plot.right + 11, edge + 11 + _LINE * place, words, look)
        for label, edge in spread(labels, plot.top - 14, plot.bottom)
        for place, (words, look) in enumerate(label.lines)
    )


def _end_words(data: TrendData, language: Language) -> list[_EndWords]:
    ends = []
    if data.target:
        lines = (_TARGET.in_language(language), count(data.target[1], language))
        ends.append(_EndWords(data.target[1], tuple((words, "trend-end trend-end-target") for words in lines)))
    if data.projected:
        _, value, low, high = data.projected
        lines = (_PROJECTED.in_language(language), count(value, language))
        interval = [(interval_words(low, high, language), "trend-end-interval")] if low < high else []
        ends.append(_EndWords(value, (*((words, "trend-end trend-end-projected") for words in lines), *interval)))
    if data.register:
        ends.append(_EndWords(*register_end(data.register, language)))
    return ends
