"""The pole of inaccessibility: the place inside a shape that is farthest from its edge, where a label fits best."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from math import sqrt

from lindung.web.shared.maps.projection import GRID, Loop

_PRECISION = 1.5 * GRID
_MOST_CELLS = 400


@dataclass(frozen=True)
class Pole:
    """A place and the radius of the circle around it that lies inside the shape, in pixels."""

    x: float
    y: float
    radius: float


def pole_of(loops: Sequence[Loop]) -> Pole:
    """Search the pole of a shape given by its outside and its holes, by ever smaller squares (after Mapbox)."""
    left, top, right, bottom = _box(loops[0])
    size = max(min(right - left, bottom - top), 1)
    best = _measured(loops, (left + right) / 2, (top + bottom) / 2)
    order = count()  # of two equal squares the first one comes first
    waiting: list[tuple[float, int, float, float, float]] = []
    squares = [
        (x + size / 2, y + size / 2, size / 2)
        for x in range(left, right + 1, size)
        for y in range(top, bottom + 1, size)
    ]
    for _ in range(_MOST_CELLS):
        for x, y, half in squares:
            found = _measured(loops, x, y)
            best = max(best, found)
            heappush(waiting, (-(found[0] + half * sqrt(2)), next(order), x, y, half))
        reach, _, x, y, half = heappop(waiting)
        if -reach - best[0] <= _PRECISION:
            break
        half /= 2
        squares = [(x + dx * half, y + dy * half, half) for dx in (-1, 1) for dy in (-1, 1)]
    return Pole(best[1] / GRID, best[2] / GRID, max(best[0], 0.0) / GRID)


def is_inside(loops: Sequence[Loop], x: float, y: float) -> bool:
    """Say whether a place, in steps of the grid, lies inside a shape."""
    return _measured(loops, x, y)[0] > 0


def _measured(loops: Sequence[Loop], x: float, y: float) -> tuple[float, float, float]:
    """Return the distance to the edge, negative outside, and the place."""
    is_in = False
    nearest = float("inf")
    for loop in loops:
        ax, ay = loop[-1]
        for bx, by in loop:
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                is_in = not is_in
            dx, dy = bx - ax, by - ay
            length = dx * dx + dy * dy
            share = ((x - ax) * dx + (y - ay) * dy) / length if length else 0.0
            share = 0.0 if share < 0 else 1.0 if share > 1 else share
            px, py = x - ax - share * dx, y - ay - share * dy
            far = px * px + py * py
            nearest = far if far < nearest else nearest
            ax, ay = bx, by
    distance = sqrt(nearest)
    return (distance if is_in else -distance), x, y


def _box(loop: Loop) -> tuple[int, int, int, int]:
    xs, ys = [x for x, _ in loop], [y for _, y in loop]
    return min(xs), min(ys), max(xs), max(ys)
