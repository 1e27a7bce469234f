"""Outlines of areas from the installed packs; the newest pack that has an area is the one drawn."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from lindung.opendata.models import Area, BoundaryPack, BoundaryShape
from lindung.vocabulary.outline import Box, Outline, box_of, decode_rings
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaLevel

_MARGIN_SHARE = 4  # neighbours are drawn within a quarter of the area's own size


@dataclass(frozen=True)
class PackSummary:
    """An installed pack of boundaries.

    Attributes:
        pack_id: Its id.
        name: Name of the file.
        licence: Licence as stated at the import.
        origin: Origin as stated at the import.
        sha256: Checksum of the file.
        imported_at: When it was imported.
        shapes: How many outlines it has.
    """

    pack_id: int
    name: str
    licence: str
    origin: str
    sha256: str
    imported_at: datetime
    shapes: int


def shape_of(code: str) -> Outline | None:
    """Return the outline of one area, or None when no pack has it."""
    return _newest(area_id=code).get(code)


def shapes_of_children(area_code: str) -> dict[str, Outline]:
    """Return the outlines of the areas directly below one, by code; areas without an outline are absent."""
    return _newest(area__parent_id=area_code)


def shapes_at(area_code: str, level: AreaLevel) -> dict[str, Outline]:
    """Return the outlines of all areas of one level inside an area, by code."""
    if area_code == COUNTRY_CODE:
        return _newest(area__level=level)
    return _newest(area__level=level, area__code__startswith=f"{area_code}.")


def shapes_around(area_code: str) -> dict[str, Outline]:
    """Return the outlines of an area's siblings that lie beside it, by code: the quiet land around a map."""
    own = shape_of(area_code)
    parent = Area.objects.filter(code=area_code).values_list("parent_id", flat=True).first()
    if own is None or parent is None:
        return {}
    view = _widened(box_of(own))
    siblings = shapes_of_children(parent)
    return {code: shape for code, shape in siblings.items() if code != area_code and _touch(box_of(shape), view)}


def packs() -> list[PackSummary]:
    """List the installed packs, newest first."""
    columns = ("pk", "name", "licence", "origin", "sha256", "imported_at")
    rows = BoundaryPack.objects.annotate(outlines=Count("shapes")).order_by("-imported_at", "-pk")
    return [PackSummary(*row) for row in rows.values_list(*columns, "outlines")]


def _newest(**where: str | AreaLevel) -> dict[str, Outline]:
    """Read the outlines by code; only the newest of each area is decoded."""
    rows = BoundaryShape.objects.filter(**where).order_by("area_id", "pack__imported_at", "pack_id")
    newest = dict(rows.values_list("area_id", "rings"))
    return {code: decode_rings(bytes(rings)) for code, rings in newest.items()}


def _widened(box: Box) -> Box:
    west, south, east, north = box
    margin = max(east - west, north - south) // _MARGIN_SHARE
    return west - margin, south - margin, east + margin, north + margin


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
