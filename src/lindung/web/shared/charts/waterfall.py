"""Steps that add up to a total, one under another: each bar begins where the one above ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from lindung.vocabulary.language import Language
from lindung.web.shared.charts.free_spot import text_width
from lindung.web.shared.charts.svg import Anchor, image, joined, line, short, text
from lindung.web.shared.numbers import count, signed

PHONE_BELOW = 480


@dataclass(frozen=True)
class Step:
    """One step: its name, what it adds or takes, its class of look."""

    name: str
    amount: int
    look: str


@dataclass(frozen=True)
class _Plot:
    """Where things stand: bars lie between left and right, rows are so high, names stand beside or above the bar."""

    width: int
    left: float
    right: float
    row: int
    bar_top: int
    low: int
    high: int

    def x(self, value: int) -> float:
        return self.left + (self.right - self.left) * (value - self.low) / max(self.high - self.low, 1)


_BAR = 18
_LEAST = 2.0
_VALUES = 96
_TOP = 6
_AIR = 28
_NAME_SCALE = 1.1  # names are larger and the sum is bold


def waterfall(steps: Sequence[Step], total: str, language: Language, *, label: str, width: int = 860) -> Markup:
    """Draw steps and the total they come to; below 480 units of width names stand above their bars.

    Args:
        steps: What adds and takes, in order.
        total: Name of the sum.
        language: Of the numbers.
        label: The message of the picture.
        width: Width in units.
    """
    ends = [*accumulate((step.amount for step in steps), initial=0)]
    plot = _plot(ends, width, widest=max(text_width(name) for name in (total, *(step.name for step in steps))))
    rows = [_row(plot, at, step, ends[at], language) for at, step in enumerate(steps)]
    sum_row = _row(plot, len(steps), Step(total, ends[-1], "waterfall-total"), 0, language, is_total=True)
    height = _TOP + plot.row * (len(steps) + 1)
    is_crossed = width >= PHONE_BELOW or plot.low < 0  # on a phone the names begin where the bars do
    zero = [line((plot.x(0), 0), (plot.x(0), height), "waterfall-zero")] if is_crossed else []
    return image(width, height, label, "waterfall", joined([*zero, *rows, sum_row]))


def _plot(ends: Sequence[int], width: int, *, widest: float) -> _Plot:
    is_phone = width < PHONE_BELOW
    return _Plot(
        width=width,
        left=4 if is_phone else min(widest * _NAME_SCALE + _AIR, width / 2),
        right=width - _VALUES,
        row=46 if is_phone else 36,
        bar_top=22 if is_phone else 9,
        low=min(0, *ends),
        high=max(0, *ends),
    )


def _row(plot: _Plot, at: int, step: Step, start: int, language: Language, *, is_total: bool = False) -> Markup:
    top = _TOP + at * plot.row
    begins, ends = sorted((plot.x(start), plot.x(start + step.amount)))
    bar = Markup('<rect class="waterfall-bar {}" x="{}" y="{}" width="{}" height="{}" rx="2"/>').format(
        step.look, short(begins), top + plot.bar_top, short(max(ends - begins, _LEAST)), _BAR
    )
    is_phone = plot.width < PHONE_BELOW
    name_look = "waterfall-name waterfall-sum" if is_total else "waterfall-name"
    anchor: Anchor = "start" if is_phone else "end"
    name = text(plot.left if is_phone else plot.left - 14, top + (14 if is_phone else 23), step.name, name_look, anchor)
    said = count(step.amount, language) if is_total else signed(step.amount, language)
    value = text(plot.width - 2, top + plot.bar_top + 14, said, "waterfall-value", "end")
    return joined([name, bar, _bridge(plot, at, start + step.amount, is_total=is_total), value])


def _bridge(plot: _Plot, at: int, end: int, *, is_total: bool) -> Markup:
    """Lead from the end of a bar to the beginning of the next."""
    if is_total:
        return Markup()
    top = _TOP + at * plot.row + plot.bar_top
    return line((plot.x(end), top + _BAR), (plot.x(end), top + plot.row), "waterfall-bridge")
