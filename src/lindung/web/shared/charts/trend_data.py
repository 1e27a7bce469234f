"""The months, the target and the projection that a trend is drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass

from lindung.vocabulary.month import Month
from lindung.web.shared.charts.register_line import RegisterLine


@dataclass(frozen=True)
class TrendPoint:
    """A published headcount of one month.

    Attributes:
        month: Month it stands for.
        value: Covered workers.
        has_break_before: Whether it does not compare with the point before, so that no line joins them.
    """

    month: Month
    value: int
    has_break_before: bool = False


@dataclass(frozen=True)
class TrendData:
    """What a trend shows.

    Attributes:
        points: Oldest first.
        target: Month and headcount of the target, if there is one.
        projected: Month, headcount, and the low and high end of its interval, if a pace is known.
        now: Month of the newest figure.
        register: Months counted from persons, a line of their own; None without a release.
    """

    points: Sequence[TrendPoint]
    target: tuple[Month, int] | None
    projected: tuple[Month, int, int, int] | None
    now: Month
    register: RegisterLine | None = None
