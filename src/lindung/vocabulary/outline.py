"""The shape of an area on the map, in whole numbers.

Units are degrees multiplied by `UNITS_PER_DEGREE`, longitude before latitude, so that an outline is exact, compares
equal to itself and takes no floating point to store.
"""

import json
import zlib
from itertools import accumulate, pairwise
from typing import Final, TypeAlias

UNITS_PER_DEGREE: Final = 100_000

Point: TypeAlias = tuple[int, int]
"""Longitude and latitude, in degrees multiplied by `UNITS_PER_DEGREE`: about one metre."""

Ring: TypeAlias = tuple[Point, ...]
"""A closed line: the last point leads back to the first, which is not repeated."""

Polygon: TypeAlias = tuple[Ring, ...]
"""The first ring is the outside, the rings after it are holes."""

Outline: TypeAlias = tuple[Polygon, ...]
"""All the land of one area, islands included."""

Box: TypeAlias = tuple[int, int, int, int]
"""West, south, east, north."""


def box_of(outline: Outline) -> Box:
    """Return the smallest box around an outline that has at least one point."""
    points = [point for polygon in outline for point in polygon[0]]
    longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def encode_rings(outline: Outline) -> bytes:
    """Write an outline as compressed JSON; each ring is its first point and then the steps from point to point."""
    rings = [[_steps(ring) for ring in polygon] for polygon in outline]
    return zlib.compress(json.dumps(rings, separators=(",", ":")).encode("ascii"))


def decode_rings(data: bytes) -> Outline:
    """Read back what :func:`encode_rings` wrote."""
    return tuple(tuple(_ring(steps) for steps in polygon) for polygon in json.loads(zlib.decompress(data)))


def _steps(ring: Ring) -> list[int]:
    steps = list(ring[0])
    for (west, south), (east, north) in pairwise(ring):
        steps += (east - west, north - south)
    return steps


def _ring(steps: list[int]) -> Ring:
    return tuple(zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True))
