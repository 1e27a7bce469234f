"""What is taken on the drawing, and where a box such as the legend still finds room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, hypot

from lindung.web.shared.maps.polylabel import is_inside
from lindung.web.shared.maps.projection import GRID, Loop

_CELL = 6  # pixels between two samples
_PACE = 12  # pixels between two places that are tried


@dataclass(frozen=True)
class Rectangle:
    """A box on the drawing, in pixels."""

    left: float
    top: float
    width: float
    height: float

    def overlaps(self, other: "Rectangle") -> bool:
        """Say whether two boxes share any room."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def grown(self, margin: float) -> "Rectangle":
        """Return the box with a margin around it."""
        return Rectangle(self.left - margin, self.top - margin, self.width + 2 * margin, self.height + 2 * margin)


class TakenSpace:
    """The land of the shapes, sampled along its edges, and the boxes put on the drawing since."""

    def __init__(self, shapes: Iterable[Sequence[Loop]]) -> None:
        """Sample the edges of the shapes."""
        self._shapes = [loops for loops in shapes if loops]
        self._samples = {sample for loops in self._shapes for loop in loops for sample in _samples(loop)}
        self._boxes: list[Rectangle] = []

    def put(self, box: Rectangle) -> None:
        """Take the room of a box."""
        self._boxes.append(box)

    def is_free(self, box: Rectangle) -> bool:
        """Say whether a box covers neither land nor another box."""
        if any(box.overlaps(other) for other in self._boxes):
            return False
        columns = range(int(box.left // _CELL), int((box.left + box.width) // _CELL) + 1)
        rows = range(int(box.top // _CELL), int((box.top + box.height) // _CELL) + 1)
        if any((column, row) in self._samples for column in columns for row in rows):
            return False
        x, y = (box.left + box.width / 2) * GRID, (box.top + box.height / 2) * GRID
        return not any(is_inside(loops, x, y) for loops in self._shapes)

    def place(self, width: float, height: float, frame: Rectangle, wish: tuple[float, float]) -> Rectangle | None:
        """Return the free box inside a frame whose middle is nearest to a wish, or None."""
        return next((box for box in self.nearest(width, height, frame, wish) if self.is_free(box)), None)

    def nearest(
        self, width: float, height: float, frame: Rectangle, wish: tuple[float, float], reach: float = 2000
    ) -> list[Rectangle]:
        """List the boxes of a size inside a frame, free or not, those with their middle nearest to a wish first."""
        lefts = _steps(frame.left, frame.left + frame.width - width)
        tops = _steps(frame.top, frame.top + frame.height - height)
        boxes = (Rectangle(left, top, width, height) for left in lefts for top in tops)
        ways = [(hypot(box.left + width / 2 - wish[0], box.top + height / 2 - wish[1]), box) for box in boxes]
        return [box for way, box in sorted(ways, key=lambda one: one[0]) if way <= reach]


def _samples(loop: Loop) -> Iterable[tuple[int, int]]:
    stride = _CELL * GRID
    for (ax, ay), (bx, by) in zip([loop[-1], *loop], loop, strict=False):
        parts = ceil(max(abs(bx - ax), abs(by - ay)) / stride * 2) or 1
        for part in range(parts):
            yield int((ax + (bx - ax) * part / parts) // stride), int((ay + (by - ay) * part / parts) // stride)


def _steps(first: float, last: float) -> list[float]:
    return (
        [first + _PACE * times for times in range(int((last - first) // _PACE) + 1)] + [last] if last >= first else []
    )
