"""Outlines of one view, decoded once for as long as the installed packs stay the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from lindung.opendata.queries.area import areas_of
from lindung.opendata.queries.boundary import PackSummary, packs, shape_of, shapes_around, shapes_of_children
from lindung.vocabulary.outline import Outline


@dataclass(frozen=True)
class Geometry:
    """The areas below one, what lies around, and the area itself.

    Attributes:
        children: Outlines by code.
        neighbours: Names and outlines around.
        own: The area itself, or None.
        attribution: Origin and licence of the boundaries.
    """

    children: dict[str, Outline]
    neighbours: list[tuple[str, Outline]]
    own: Outline | None
    attribution: str


def geometry_of(code: str) -> Geometry | None:
    """Return the outlines of an area's view; None where no pack has any of them."""
    installed = packs()
    geometry = _geometry(code, installed) if installed else None
    return geometry if geometry is not None and geometry.children else None


_CACHE: dict[tuple[str, tuple[str, ...]], Geometry] = {}
_CACHED_VIEWS = 64


def _geometry(code: str, installed: Sequence[PackSummary]) -> Geometry:
    key = (code, tuple(pack.sha256 for pack in installed))
    if key not in _CACHE:
        if len(_CACHE) >= _CACHED_VIEWS:
            _CACHE.clear()
        _CACHE[key] = _read_geometry(code, installed)
    return _CACHE[key]


def _read_geometry(code: str, installed: Sequence[PackSummary]) -> Geometry:
    around = shapes_around(code)
    names = areas_of(around)
    return Geometry(
        children=shapes_of_children(code),
        neighbours=[(names[neighbour].name, outline) for neighbour, outline in around.items()],
        own=shape_of(code),
        attribution="; ".join(dict.fromkeys(f"{pack.origin} ({pack.licence})" for pack in installed)),
    )
