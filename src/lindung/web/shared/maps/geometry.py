"""The part of a map that depends on outlines alone, prepared once for as long as the outlines stay the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lindung.vocabulary.outline import Box, Outline, Polygon, box_of
from lindung.web.shared.maps.borders import simplified
from lindung.web.shared.maps.far_islands import far_islands
from lindung.web.shared.maps.free_space import Rectangle, TakenSpace
from lindung.web.shared.maps.paths import clipped, open_path_of, path_of
from lindung.web.shared.maps.polylabel import Pole, pole_of
from lindung.web.shared.maps.projection import (
    GRID,
    Loop,
    Projection,
    box_around,
    fitting_scale,
    polygons_of,
    projection_of,
    size_in_pixels,
    surface,
)
from lindung.web.shared.maps.quiet_names import QuietName, quiet_names

MARGIN: Final = 28
_EDGE = 10  # between the frame and what lies in its corners
_LOWEST, _HIGHEST = 0.46, 0.96  # height of the frame as a share of its width
_INSET_WIDTH, _INSET_HEIGHT, _INSET_PADDING, _INSET_TITLE = 150, 110, 10, 18
_SMALLEST_LAND = 1.2 * GRID * GRID  # smaller islands are left out, unless an area has no other land
_DOT = 2 * GRID


@dataclass(frozen=True)
class Shape:
    """An area as it is drawn.

    Attributes:
        path: Path data, in steps of the grid.
        pole: Where its label belongs, or None without any land.
    """

    path: str
    pole: Pole | None


@dataclass(frozen=True)
class Inset:
    """A box with islands that lie far away.

    Attributes:
        box: Where it lies.
        is_to_scale: Whether the islands are as large as on the map itself.
        members: Positions of the areas whose land it shows.
    """

    box: Rectangle
    is_to_scale: bool
    members: tuple[int, ...]


@dataclass(frozen=True)
class Drawing:
    """Everything on the map that the figures do not change.

    Attributes:
        width: Pixels.
        height: Pixels.
        shapes: The areas, in their order.
        neighbours: Paths of the land around.
        parent: Path of the land in which the areas lie.
        edge: Path of the outer edge of all areas.
        legend: Room for the legend.
        inset: Far islands, or None.
        quiet: Names of the land around, where they cover nothing.
    """

    width: int
    height: int
    shapes: tuple[Shape, ...]
    neighbours: tuple[str, ...]
    parent: str
    edge: str
    legend: Rectangle
    inset: Inset | None
    quiet: tuple[QuietName, ...]


@dataclass(frozen=True)
class _Fit:
    projection: Projection
    scale: float
    height: int


@dataclass
class _Land:
    """Polygons of all areas: whose they are, which are far, and their loops on the drawing."""

    owners: list[int]
    polygons: list[Polygon]
    far: frozenset[int]


_CACHE: dict[tuple[object, ...], tuple[object, Drawing]] = {}
_CACHED_DRAWINGS = 48


def prepared(
    areas: Sequence[Outline],
    neighbours: Sequence[tuple[str, Outline]],
    parent: Outline | None,
    *,
    width: int,
    legend: tuple[int, int],
) -> Drawing:
    """Return the drawing of these outlines; the same outlines are drawn only once."""
    # Outlines are large: they are told apart by identity, and kept, so that an identity is never given again.
    key = (tuple(map(id, areas)), tuple((name, id(outline)) for name, outline in neighbours), id(parent), width, legend)
    if key not in _CACHE:
        if len(_CACHE) >= _CACHED_DRAWINGS:
            _CACHE.clear()
        _CACHE[key] = ((tuple(areas), tuple(neighbours), parent), drawn(areas, neighbours, parent, width, legend))
    return _CACHE[key][1]


def drawn(
    areas: Sequence[Outline],
    neighbours: Sequence[tuple[str, Outline]],
    parent: Outline | None,
    width: int,
    legend: tuple[int, int],
) -> Drawing:
    """Fit, simplify and place everything."""
    land = _land(areas)
    fit = _fit([polygon for at, polygon in enumerate(land.polygons) if at not in land.far], width)
    main = [fit.projection.loops(polygon) for polygon in land.polygons]
    taken = TakenSpace(loops for at, loops in enumerate(main) if at not in land.far)
    height, legend_box = _corner(taken, legend, width, fit.height)
    height, inset, loops = _with_inset(land, main, fit, taken, width, height)
    shapes, edge = _shapes(loops, land.owners, len(areas))
    frame = Rectangle(0, 0, width, height)
    around = [(name, _visible(outline, fit.projection, frame)) for name, outline in neighbours]
    land_around = tuple(path_of(loop for polygon in polygons for loop in polygon) for _, polygons in around)
    ground = _clipped_path(parent, fit.projection, frame) if parent else ""
    return Drawing(
        width, height, shapes, land_around, ground, edge, legend_box, inset, quiet_names(around, taken, frame)
    )


def _land(areas: Sequence[Outline]) -> _Land:
    owners = [position for position, outline in enumerate(areas) for _ in outline]
    polygons = polygons_of(areas)
    return _Land(owners, polygons, far_islands(polygons))


def _fit(polygons: Sequence[Polygon], width: int) -> _Fit:
    box: Box = box_around(box_of((polygon,)) for polygon in polygons)
    room = width - 2 * MARGIN
    scale = fitting_scale(box, room, width * _HIGHEST - 2 * MARGIN)
    across, down = size_in_pixels(box, scale)
    height = max(round(down + 2 * MARGIN), round(width * _LOWEST))
    projection = projection_of(box, scale, left=(width - across) / 2, top=(height - down) / 2)
    return _Fit(projection, scale, height)


def _corner(taken: TakenSpace, legend: tuple[int, int], width: int, height: int) -> tuple[int, Rectangle]:
    """Put the legend into a free corner; without one the frame grows downwards."""
    wide, high = legend
    corners = [
        Rectangle(left, top, wide, high)
        for top in (height - high - _EDGE, _EDGE)
        for left in (_EDGE, width - wide - _EDGE)
    ]
    box = next((corner for corner in corners if taken.is_free(corner.grown(4))), None)
    if box is None:
        below = _lower_edge(taken, wide, high, width, height)
        box, height = below, max(height, round(below.top + high + _EDGE))
    taken.put(box.grown(6))
    return height, box


def _lower_edge(taken: TakenSpace, wide: int, high: int, width: int, height: int) -> Rectangle:
    """Go down at the left or the right edge until there is room: at most below all land."""
    lowest = height - high - _EDGE
    boxes = (
        Rectangle(left, top, wide, high)
        for top in range(lowest, height + 1, 4)
        for left in (_EDGE, width - wide - _EDGE)
    )
    return next((box for box in boxes if taken.is_free(box.grown(4))), Rectangle(_EDGE, height, wide, high))


def _with_inset(
    land: _Land, loops: list[list[Loop]], fit: _Fit, taken: TakenSpace, width: int, height: int
) -> tuple[int, Inset | None, list[list[Loop]]]:
    """Move far islands into a box as near to their direction as there is room."""
    if not land.far:
        return height, None, loops
    islands = [land.polygons[at] for at in sorted(land.far)]
    around = box_around(box_of((polygon,)) for polygon in islands)
    scale = min(fit.scale, fitting_scale(around, _INSET_WIDTH, _INSET_HEIGHT))
    across, down = size_in_pixels(around, scale)
    wide, high = max(across, 120) + 2 * _INSET_PADDING, down + 2 * _INSET_PADDING + _INSET_TITLE
    middle = fit.projection.spot(((around[0] + around[2]) // 2, (around[1] + around[3]) // 2))
    frame = Rectangle(_EDGE, _EDGE, width - 2 * _EDGE, height - 2 * _EDGE)
    box = taken.place(wide, high, frame, (middle[0] / GRID, middle[1] / GRID))
    if box is None:
        box = Rectangle(width - wide - _EDGE, height, wide, high)
        height = round(height + high + _EDGE)
    taken.put(box.grown(6))
    left, top = box.left + (wide - across) / 2, box.top + _INSET_PADDING + _INSET_TITLE
    projection = projection_of(around, scale, left=left, top=top)
    moved = [projection.loops(land.polygons[at]) if at in land.far else own for at, own in enumerate(loops)]
    members = tuple(sorted({land.owners[at] for at in land.far}))
    return height, Inset(box, scale == fit.scale, members), moved


def _shapes(loops: Sequence[Sequence[Loop]], owners: Sequence[int], areas: int) -> tuple[tuple[Shape, ...], str]:
    flat = [loop for polygon in loops for loop in polygon]
    borders = simplified(flat)
    simple = iter(borders.loops)
    of_area: list[list[list[Loop]]] = [[] for _ in range(areas)]
    for owner, polygon in zip(owners, loops, strict=True):
        of_area[owner].append([next(simple) for _ in polygon])
    edge = [piece for piece in borders.outer if _is_seen(piece)]
    return tuple(_shape(polygons) for polygons in of_area), open_path_of(edge)


def _shape(polygons: Sequence[list[Loop]]) -> Shape:
    if not polygons:
        return Shape("", None)
    largest = max(polygons, key=lambda polygon: surface(polygon[0]))
    if surface(largest[0]) < _SMALLEST_LAND:
        return _dot(largest[0])
    seen = [loop for polygon in polygons if surface(polygon[0]) >= _SMALLEST_LAND for loop in polygon]
    return Shape(path_of(seen), pole_of(largest))


def _dot(loop: Loop) -> Shape:
    """Draw an area that is smaller than a pixel as a small square, so that it can be seen and reached."""
    x, y = loop[0]
    square = [(x - _DOT, y - _DOT), (x + _DOT, y - _DOT), (x + _DOT, y + _DOT), (x - _DOT, y + _DOT)]
    return Shape(path_of([square]), Pole(x / GRID, y / GRID, 0.0))


def _clipped_path(outline: Outline, projection: Projection, frame: Rectangle) -> str:
    return path_of(loop for polygon in _visible(outline, projection, frame) for loop in polygon)


def _visible(outline: Outline, projection: Projection, frame: Rectangle) -> list[list[Loop]]:
    """Return what of an outline lies inside the frame, simplified."""
    far = 6 * GRID
    right, bottom = round(frame.width * GRID) + far, round(frame.height * GRID) + far
    seen = []
    for polygon in outline:
        cut = [clipped(loop, -far, -far, right, bottom) for loop in projection.loops(polygon)]
        if surface(cut[0]) >= _SMALLEST_LAND:
            seen.append(simplified([loop for loop in cut if len(loop) > 2]).loops)
    return seen


def _is_seen(piece: Sequence[tuple[int, int]]) -> bool:
    if piece[0] != piece[-1]:
        return True
    return surface(list(piece[:-1])) >= _SMALLEST_LAND
