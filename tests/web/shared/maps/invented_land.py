"""Invented land: squares that share borders, a coast with many points, a far island."""

from collections.abc import Sequence

from lindung.vocabulary.outline import Outline, Ring
from lindung.web.shared.maps.choropleth import MapArea, MapData
from lindung.web.shared.maps.classes import Classes, coverage_classes, distance_classes
from lindung.web.shared.maps.legend import MapMeasure

SIDE = 10_000  # a tenth of a degree
EAST, SOUTH = 11_000_000, -700_000
TARGET = 55.0


def square(column: float, row: float, size: float = 1.0) -> Outline:
    """One square of a chessboard."""
    west, south, side = round(EAST + column * SIDE), round(SOUTH + row * SIDE), round(size * SIDE)
    return ((((west, south), (west + side, south), (west + side, south + side), (west, south + side)),),)


def coast(wiggles: int) -> Ring:
    """A square whose northern side has many small corners."""
    step = SIDE // wiggles
    north = [(EAST + SIDE - step * at, SOUTH + SIDE + (at % 2) * 4) for at in range(wiggles + 1)]
    return ((EAST, SOUTH), (EAST + SIDE, SOUTH), *north)


def board(
    values: Sequence[float | None],
    columns: int = 4,
    *,
    names: Sequence[str] = (),
    measure: MapMeasure = "coverage",
    has_target: bool = True,
) -> MapData:
    """A map of squares with these percentages, from the south-western one on."""
    known = [value for value in values if value is not None]
    areas = [
        MapArea(
            code=f"91.01.{at + 1:02}",
            name=names[at] if at < len(names) else f"Kotak {at + 1}",
            value_pct=value,
            distance_points=None if value is None or not has_target else value - TARGET,
            outline=square(at % columns, at // columns),
            href=f"/wilayah/91.01.{at + 1:02}/",
        )
        for at, value in enumerate(values)
    ]
    distance: Classes | None = distance_classes([value - TARGET for value in known]) if has_target else None
    return MapData(areas, (), None, coverage_classes(known, TARGET if has_target else None), distance, measure)
