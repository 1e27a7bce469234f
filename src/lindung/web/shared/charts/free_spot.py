"""The spot for a label where it covers the least of a drawing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, hypot

from lindung.web.shared.charts.svg import Anchor

_LETTER, _ABOVE, _BELOW = 6.8, 12, 4
_PACE = 3
_WORST = 1000

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle of a drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: Point) -> bool:
        """Say whether a point lies inside."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def overlaps(self, other: "Box") -> bool:
        """Say whether both share some ground."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def is_within(self, other: "Box") -> bool:
        """Say whether it lies wholly inside another."""
        return other.holds((self.left, self.top)) and other.holds((self.right, self.bottom))


@dataclass(frozen=True)
class Spot:
    """Where a line of text could stand."""

    x: float
    y: float
    anchor: Anchor

    def box(self, words: str) -> Box:
        """Estimate the ground the words would cover."""
        width = text_width(words)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(left, self.y - _ABOVE, left + width, self.y + _BELOW)


def text_width(words: str) -> float:
    """Estimate how wide small words are, rather too wide than too narrow."""
    return _LETTER * len(words)


def freest(spots: Sequence[Spot], words: str, points: Sequence[Point], taken: Sequence[Box], inside: Box) -> Spot:
    """Choose the spot that covers the fewest points, keeps off taken ground and stays inside; the first of equals."""
    boxes = {spot: spot.box(words) for spot in spots}
    reach = _around(boxes.values())
    near = [point for point in points if reach.holds(point)]  # most of a drawing lies far from where a name may stand

    def cost(spot: Spot) -> int:
        box = boxes[spot]
        worst = sum(box.overlaps(other) for other in taken) + (not box.is_within(inside))
        return _WORST * worst + sum(box.holds(point) for point in near)

    return min(spots, key=cost)


def _around(boxes: Iterable[Box]) -> Box:
    """Return the smallest rectangle around others."""
    found = list(boxes)
    return Box(
        min(box.left for box in found), min(box.top for box in found),
        max(box.right for box in found), max(box.bottom for box in found),
    )  # fmt: skip


def along(corners: Sequence[Point]) -> Iterable[Point]:
    """Walk a line in small paces, so that covering it can be counted."""
    for (x, y), (next_x, next_y) in pairwise(corners):
        paces = max(ceil(hypot(next_x - x, next_y - y) / _PACE), 1)
        for pace in range(paces + 1):
            yield (x + (next_x - x) * pace / paces, y + (next_y - y) * pace / paces)
