"""Values into colour classes with round limits; the darkest class of coverage means that the target is reached."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor

_STEPS = (2.5, 5.0, 10.0)
_LOWER_BREAKS = 5
_TARGET_CLASS = 6
_LARGEST_SHARE = 0.5
_LARGEST_OUTER_SHARE = 0.25


@dataclass(frozen=True)
class Classes:
    """Limits between classes; a value equal to a limit belongs to the class above it.

    Attributes:
        breaks: Rising limits.
        first: Number of the class below the first limit: classes count up to the target's, also when a low target
            leaves room for fewer limits.
        target: The limit that is the target, or None.
    """

    breaks: tuple[float, ...]
    first: int = 0
    target: float | None = None

    def number_of(self, value: float) -> int:
        """Return the class of a value, 0 to 6."""
        return self.first + bisect_right(self.breaks, value)


def coverage_classes(values: Sequence[float], target_pct: float | None) -> Classes:
    """Choose limits for percentages: five round ones 2.5, 5 or 10 apart, and the target as the sixth.

    Of the possible limits the first is taken that leaves no class below the target with more than half the areas,
    beginning with the distance that spans the values best. Without a target there are only the round limits.
    """
    ceiling = target_pct if target_pct is not None else max(values, default=100.0)
    below = [value for value in values if target_pct is None or value < target_pct]
    candidates = list(_round_breaks(ceiling, _spanning_step(below, ceiling))) or [_few_breaks(ceiling)]
    limit = _LARGEST_SHARE * len(values)
    fitting = (breaks for breaks in candidates if _fullest(breaks, below) <= limit)
    breaks = next(fitting, None) or min(candidates, key=lambda candidate: _fullest(candidate, below))
    if target_pct is None:
        return Classes(breaks=breaks)
    return Classes(breaks=(*breaks, target_pct), first=_LOWER_BREAKS - len(breaks), target=target_pct)


def distance_classes(values: Sequence[float]) -> Classes:
    """Choose limits for distances to the target: -3s to 2s, zero among them, s wide enough for the outer classes."""
    return Classes(
        breaks=next((b for b in _distance_breaks() if _outer_share(b, values) <= _LARGEST_OUTER_SHARE), _widest())
    )


def _distance_breaks() -> Iterator[tuple[float, ...]]:
    return (tuple(step * times for times in (-3, -2, -1, 0, 1, 2)) for step in _STEPS)


def _widest() -> tuple[float, ...]:
    return list(_distance_breaks())[-1]


def _outer_share(breaks: tuple[float, ...], values: Sequence[float]) -> float:
    if not values:
        return 0.0
    lowest = sum(value < breaks[0] for value in values)
    highest = sum(value >= breaks[-1] for value in values)
    return max(lowest, highest) / len(values)


def _spanning_step(below: Sequence[float], ceiling: float) -> float:
    wanted = (ceiling - min(below, default=0.0)) / (_LOWER_BREAKS + 1)
    return next((step for step in _STEPS if step >= wanted), _STEPS[-1])


def _round_breaks(ceiling: float, preferred: float) -> Iterator[tuple[float, ...]]:
    """Yield every run of five round limits below a ceiling, the preferred distance and the highest run first."""
    for step in sorted(_STEPS, key=lambda step: abs(step - preferred)):
        top = _highest(ceiling, step)
        while top - (_LOWER_BREAKS - 1) * step > 0:
            yield tuple(top - step * times for times in range(_LOWER_BREAKS - 1, -1, -1))
            top -= step


def _few_breaks(ceiling: float) -> tuple[float, ...]:
    """Return the round limits there is room for below a very low target."""
    step = _STEPS[0]
    return tuple(step * times for times in range(1, round(_highest(ceiling, step) / step) + 1))


def _highest(ceiling: float, step: float) -> float:
    """Return the highest round limit that leaves the class below the ceiling at least half as wide as the others."""
    return floor((ceiling - step / 2) / step) * step


def _fullest(breaks: tuple[float, ...], below: Sequence[float]) -> int:
    """Count the areas in the fullest class below the ceiling."""
    return max(Counter(bisect_right(breaks, value) for value in below).values(), default=0)
