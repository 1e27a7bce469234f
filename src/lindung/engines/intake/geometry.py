"""Features of a GeoJSON or TopoJSON document with their land as outlines."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from lindung.vocabulary.outline import UNITS_PER_DEGREE, Outline, Point, Polygon, Ring

Json = Mapping[str, Any]  # Any: the document is somebody else's
ReadRing = Callable[[Any], list[Point]]

_EAST_MOST = 180 * UNITS_PER_DEGREE
_NORTH_MOST = 90 * UNITS_PER_DEGREE
_LAND = {"Polygon", "MultiPolygon", "GeometryCollection", None}


class NoFeaturesError(ValueError):
    """The document is neither GeoJSON with features nor TopoJSON."""


class NotDegreesError(ValueError):
    """A coordinate is no longitude and latitude in degrees."""


@dataclass(frozen=True)
class Feature:
    """One feature as the document has it.

    Attributes:
        place: Layer and number, counted from 1, for instance ``villages 12``.
        id: The feature's own id, or None.
        properties: Its properties.
        is_land: False for points, lines and what nobody knows.
        outline: Its land; empty when it has none or it is smaller than the grid.
    """

    place: str
    id: object
    properties: Mapping[str, object]
    is_land: bool
    outline: Outline


def features_of(document: Json) -> list[Feature]:
    """Read all features, of all objects of a topology.

    Raises:
        NoFeaturesError: It is no such document.
        NotDegreesError: A coordinate lies outside 180 degrees east and west, or 90 north and south.
        TypeError, KeyError, IndexError, OverflowError, AttributeError: The document breaks its own format.
    """
    kind = document.get("type")
    if kind == "Topology":
        return list(_topology_features(document))
    if kind == "Feature":
        return list(_geojson_features([document]))
    if kind == "FeatureCollection":
        return list(_geojson_features(document["features"]))
    raise NoFeaturesError


def _geojson_features(features: Sequence[Json]) -> Iterator[Feature]:
    for number, feature in enumerate(features, start=1):
        geometry = feature.get("geometry") or {}
        yield _feature(f"features {number}", feature, geometry, _ring_of_degrees)


def _topology_features(topology: Json) -> Iterator[Feature]:
    arcs = _arcs(topology)

    def ring_of_arcs(indexes: Sequence[int]) -> list[Point]:
        points: list[Point] = []
        for index in indexes:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points

    for layer, content in topology["objects"].items():
        members = content["geometries"] if content["type"] == "GeometryCollection" else [content]
        for number, member in enumerate(members, start=1):
            yield _feature(f"{layer} {number}", member, member, ring_of_arcs)


def _feature(place: str, feature: Json, geometry: Json, read_ring: ReadRing) -> Feature:
    return Feature(
        place=place,
        id=feature.get("id"),
        properties=feature.get("properties") or {},
        is_land=geometry.get("type") in _LAND,
        outline=tuple(_polygons(geometry, read_ring)),
    )


def _polygons(geometry: Json, read_ring: ReadRing) -> Iterator[Polygon]:
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        for member in geometry["geometries"]:
            yield from _polygons(member, read_ring)
    if kind not in {"Polygon", "MultiPolygon"}:
        return
    content = geometry["arcs"] if "arcs" in geometry else geometry["coordinates"]
    for polygon in [content] if kind == "Polygon" else content:
        rings = [_clean(read_ring(ring)) for ring in polygon]
        if rings and rings[0]:
            yield tuple(ring for ring in rings if ring)


def _clean(points: list[Point]) -> Ring:
    """Leave out repeated points and the closing one; a ring of fewer than three points holds no land."""
    ring = [point for point, before in zip(points, [None, *points], strict=False) if point != before]
    if len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    return tuple(ring) if len(set(ring)) > 2 else ()


def _ring_of_degrees(positions: Iterable[Sequence[float]]) -> list[Point]:
    return _checked([_point(position[0], position[1]) for position in positions])


def _arcs(topology: Json) -> list[list[Point]]:
    transform = topology.get("transform")
    if transform is None:
        return [_ring_of_degrees(arc) for arc in topology["arcs"]]
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]

    def dequantised(arc: Sequence[Sequence[int]]) -> list[Point]:
        columns = accumulate(step[0] for step in arc)
        rows = accumulate(step[1] for step in arc)
        points = zip(columns, rows, strict=True)
        return _checked([_point(x * scale_x + move_x, y * scale_y + move_y) for x, y in points])

    return [dequantised(arc) for arc in topology["arcs"]]


def _point(longitude: float, latitude: float) -> Point:
    return round(longitude * UNITS_PER_DEGREE), round(latitude * UNITS_PER_DEGREE)


def _checked(points: list[Point]) -> list[Point]:
    if any(abs(east) > _EAST_MOST or abs(north) > _NORTH_MOST for east, north in points):
        raise NotDegreesError
    return points
