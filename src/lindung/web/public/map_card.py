"""The map of the areas below: a choropleth when boundaries are installed, else a treemap."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from markupsafe import Markup

from lindung.opendata.queries.area import AreaSummary
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.web.public.children import ChildRow, ChildTable
from lindung.web.public.map_geometry import Geometry, geometry_of
from lindung.web.shared.language import current_language
from lindung.web.shared.maps.choropleth import MapArea, MapData, choropleth
from lindung.web.shared.maps.classes import coverage_classes, distance_classes
from lindung.web.shared.maps.treemap import TreemapArea, treemap


class Measure(StrEnum):
    """What the map colours."""

    COVERAGE = "cakupan"
    DISTANCE = "jarak"

    @property
    def words(self) -> Words:
        """The button's words."""
        return _MEASURE_WORDS[self]


class MapSource(StrEnum):
    """Where the numbers of the map come from."""

    PUBLISHED = "terbitan"
    REGISTER = "register"

    @property
    def words(self) -> Words:
        """The button's words."""
        return _SOURCE_WORDS[self]


@dataclass(frozen=True)
class MapCard:
    """The map as a page shows it.

    Attributes:
        svg: The drawing.
        measure: What it colours.
        measures: What it could colour.
        caption: What shape and colour mean.
        attribution: Origin and licence of the boundaries, or empty without any.
        source: Where the numbers come from.
        months: Months that can be shown one after the other; empty for published figures.
        month: The month shown.
    """

    svg: Markup
    measure: Measure
    measures: Sequence[Measure]
    caption: Words
    attribution: str
    source: MapSource = MapSource.PUBLISHED
    months: Sequence[Month] = ()
    month: Month | None = None


_MEASURE_WORDS = {
    Measure.COVERAGE: Words("Cakupan", "Coverage"),
    Measure.DISTANCE: Words("Jarak ke target", "Distance to target"),
}
_SOURCE_WORDS = {
    MapSource.PUBLISHED: Words("Angka terbitan", "Published figures"),
    MapSource.REGISTER: Words("Dari register", "From register"),
}
_CAPTIONS = {
    Measure.COVERAGE: Words("Persen pekerja yang menjadi peserta aktif", "Percent of workers who are active members"),
    Measure.DISTANCE: Words(
        "Cakupan dikurangi target tiap wilayah, dalam poin", "Coverage minus each area's own target, in points"
    ),
}
_TREEMAP_CAPTION = Words(
    "Luas kotak: pekerja yang masih kurang; warna: cakupan", "Size of a box: workers still missing; colour: coverage"
)


def map_card(area: AreaSummary, children: ChildTable, *, target_pct: float | None, measure: Measure) -> MapCard | None:
    """Draw the areas below: outlines when a pack has any, else boxes; None where there is nothing to draw."""
    if children.level is None:
        return None
    geometry = geometry_of(area.code)
    if geometry is None:
        return _treemap_card(children, target_pct)
    return MapCard(
        svg=_choropleth(children, geometry, target_pct=target_pct, measure=measure),
        measure=measure,
        measures=list(Measure),
        caption=_CAPTIONS[measure],
        attribution=geometry.attribution,
    )


def _treemap_card(children: ChildTable, target_pct: float | None) -> MapCard | None:
    areas = [
        TreemapArea(
            code=row.area.code,
            name=row.area.name,
            size=max(row.missing or 0, 0),
            value_pct=row.position.coverage_pct if row.position else None,
            href=reverse("dashboard", args=[row.area.code]),
        )
        for row in all_rows(children)
    ]
    if not any(area.size for area in areas):
        return None
    return MapCard(
        svg=treemap(areas, coverage_classes(_coverages(children.rows), target_pct), current_language()),
        measure=Measure.COVERAGE,
        measures=[],
        caption=_TREEMAP_CAPTION,
        attribution="",
    )


def _choropleth(children: ChildTable, geometry: Geometry, *, target_pct: float | None, measure: Measure) -> Markup:
    areas = [
        MapArea(
            code=row.area.code,
            name=row.area.name,
            value_pct=row.position.coverage_pct if row.position else None,
            distance_points=_distance(row),
            outline=geometry.children[row.area.code],
            href=reverse("dashboard", args=[row.area.code]),
        )
        for row in all_rows(children)
        if row.area.code in geometry.children
    ]
    distances = [area.distance_points for area in areas if area.distance_points is not None]
    data = MapData(
        areas=areas,
        neighbours=geometry.neighbours,
        parent_outline=geometry.own,
        coverage=coverage_classes(_coverages(children.rows), target_pct),
        distance=distance_classes(distances) if distances else None,
        measure="coverage" if measure is Measure.COVERAGE else "distance",
    )
    return choropleth(data, current_language())


def all_rows(children: ChildTable) -> list[ChildRow]:
    """List every area by code: the order of the table changes, the prepared outlines stay the same."""
    rows = [*children.rows, *(ChildRow(area, None) for area in children.unknown)]
    return sorted(rows, key=lambda row: row.area.code)


def _coverages(rows: Sequence[ChildRow]) -> list[float]:
    return [row.position.coverage_pct for row in rows if row.position and row.position.coverage_pct is not None]


def _distance(row: ChildRow) -> float | None:
    return -row.position.gap_points if row.position and row.position.gap_points is not None else None
