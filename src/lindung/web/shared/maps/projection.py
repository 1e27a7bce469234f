"""From degrees to the drawing: equirectangular, narrowed by the cosine of the latitude, north above.

Coordinates on the drawing are whole numbers, `GRID` to a pixel, so that points two areas share stay equal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Final, TypeAlias

from lindung.vocabulary.outline import UNITS_PER_DEGREE, Box, Outline, Point, Polygon

GRID: Final = 4
"""Steps of the grid in one pixel."""

Spot: TypeAlias = tuple[int, int]
"""Place on the drawing, in steps of the grid: right, then down."""

Loop: TypeAlias = list[Spot]
"""A closed line on the drawing; the first place is not repeated."""


@dataclass(frozen=True)
class Projection:
    """Where a point of the earth lies on the drawing.

    Attributes:
        west: Longitude at the left edge, in units of an outline.
        north: Latitude at the top edge, in units of an outline.
        across: Steps of the grid per unit of longitude.
        down: Steps of the grid per unit of latitude.
        left: Steps of the grid left of `west`.
        top: Steps of the grid above `north`.
    """

    west: int
    north: int
    across: float
    down: float
    left: float
    top: float

    def spot(self, point: Point) -> Spot:
        """Return the place of one point."""
        return (
            round((point[0] - self.west) * self.across + self.left),
            round((self.north - point[1]) * self.down + self.top),
        )

    def loops(self, polygon: Polygon) -> list[Loop]:
        """Return the rings of a polygon on the drawing, without places that follow themselves."""
        return [_without_repeats([self.spot(point) for point in ring]) for ring in polygon]


def size_in_pixels(box: Box, scale: float) -> tuple[float, float]:
    """Return width and height of a box where one unit of latitude is `scale` pixels."""
    west, south, east, north = box
    return (east - west) * _narrowing(box) * scale, (north - south) * scale


def fitting_scale(box: Box, width: float, height: float) -> float:
    """Return the pixels per unit of latitude with which a box just fits."""
    across, down = size_in_pixels(box, 1.0)
    return min(width / max(across, 1e-9), height / max(down, 1e-9))


def projection_of(box: Box, scale: float, *, left: float, top: float) -> Projection:
    """Place a box with its north-western corner at a pixel of the drawing."""
    return Projection(
        west=box[0],
        north=box[3],
        across=scale * _narrowing(box) * GRID,
        down=scale * GRID,
        left=left * GRID,
        top=top * GRID,
    )


def box_around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around several."""
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def polygons_of(outlines: Sequence[Outline]) -> list[Polygon]:
    """List all polygons of several outlines."""
    return [polygon for outline in outlines for polygon in outline]


def surface(loop: Loop) -> float:
    """Return the area inside a closed line, in squares of the grid."""
    if len(loop) < 3:
        return 0.0
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(loop, (*loop[1:], loop[0]), strict=True))) / 2


def _narrowing(box: Box) -> float:
    return cos(radians((box[1] + box[3]) / 2 / UNITS_PER_DEGREE))


def _without_repeats(loop: Loop) -> Loop:
    kept = [spot for before, spot in zip([loop[-1], *loop], loop, strict=False) if spot != before]
    return kept or loop[:1]
