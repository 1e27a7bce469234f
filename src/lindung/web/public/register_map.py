"""The map of the areas below as a release counts them, one month at a time; the legend is the same in all months."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from markupsafe import Markup

from lindung.opendata.queries.area import AreaSummary
from lindung.opendata.queries.observation import Cell
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.release_totals import totals_of_children
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.web.public.children import ChildTable
from lindung.web.public.from_register import NET, percent_of
from lindung.web.public.map_card import MapCard, MapSource, Measure, all_rows
from lindung.web.public.map_geometry import Geometry, geometry_of
from lindung.web.shared.language import current_language
from lindung.web.shared.maps.choropleth import MapArea, MapData, choropleth
from lindung.web.shared.maps.classes import Classes, coverage_classes
from lindung.web.shared.maps.treemap import BoxWords, TreemapArea, treemap

SUPPRESSED = Words("ditutup untuk melindungi orang", "suppressed to protect people")
_BRIEFLY = Words("ditutup", "suppressed")
_NOBODY = Words("tidak ada pada rilis", "not in the release")
_NO_DATA = Words("ditutup atau tidak ada pada rilis", "suppressed or not in the release")
_NOTHING_BELOW = Words("Rilis ini tidak memuat wilayah di bawahnya.", "This release has nothing of the areas below.")
_CAPTION = Words("Persen pekerja di daftar yang iurannya dibayar", "Percent of workers on the lists who are paid for")
_BOX_CAPTION = Words(
    "Luas kotak: pekerja di daftar yang dicakup hukum; warna: cakupan bersih",
    "Size of a box: workers on the lists whom the law covers; colour: net coverage",
)
_BOX_WORDS = BoxWords(
    one=Words("{name}: {count} pekerja di daftar", "{name}: {count} workers on the lists"),
    every=Words(
        "{areas} wilayah menurut pekerja di daftar, bersama {count}; terbanyak {first}",
        "{areas} areas by workers on the lists, {count} together; most {first}",
    ),
    nothing=Words("Tidak ada wilayah dengan jumlah yang terbit", "No area with a published number"),
    reached=Words("wilayah tanpa jumlah pekerja", "areas without a number of workers"),
    uncounted=Words("wilayah tanpa jumlah pekerja", "areas without a number of workers"),
    unknown=_NO_DATA,
    no_data=_NO_DATA,
)


class NoSuchMonthError(ValueError):
    """The release has no such month of these areas."""


@dataclass(frozen=True)
class _Frames:
    """All months of one view; each frame is drawn from the same classes and the same sizes.

    Attributes:
        cells: Net coverage of the shown month by code.
        sizes: Workers by code, as last published: a box must not move while the months are played.
        classes: Colours of all months together.
    """

    cells: Mapping[str, Cell]
    sizes: Mapping[str, int]
    classes: Classes


def register_map(
    area: AreaSummary, children: ChildTable, release: ReleaseInfo, *, target_pct: float | None, month: str
) -> MapCard | None:
    """Draw one month of a release, the newest unless another is asked for; None where there is nothing below.

    Raises:
        NoSuchMonthError: The release has no such month of the areas below.
    """
    if children.level is None:
        return None
    cells = totals_of_children(release, area.code, NET)
    months = tuple(sorted({cell.month for cell in cells}))
    shown = next((one for one in months if str(one) == month), None) if month else (months or (None,))[-1]
    if shown is None:
        if month:
            raise NoSuchMonthError(month)
        return MapCard(Markup(), Measure.COVERAGE, [], _NOTHING_BELOW, "", source=MapSource.REGISTER)
    frames = _frames(cells, shown, target_pct)
    geometry = geometry_of(area.code)
    return MapCard(
        svg=_boxes(children, frames) if geometry is None else _outlines(children, frames, geometry),
        measure=Measure.COVERAGE,
        measures=[],
        caption=_BOX_CAPTION if geometry is None else _CAPTION,
        attribution="" if geometry is None else geometry.attribution,
        source=MapSource.REGISTER,
        months=months,
        month=shown,
    )


def _frames(cells: Sequence[Cell], shown: Month, target_pct: float | None) -> _Frames:
    percents = [percent for cell in cells if (percent := percent_of(cell)) is not None]
    return _Frames(
        cells={cell.area_code: cell for cell in cells if cell.month == shown},
        sizes={cell.area_code: cell.denominator for cell in cells if cell.denominator},
        classes=coverage_classes(percents, target_pct),
    )


def _outlines(children: ChildTable, frames: _Frames, geometry: Geometry) -> Markup:
    areas = [
        MapArea(
            code=row.area.code,
            name=row.area.name,
            value_pct=_percent(frames, row.area.code),
            distance_points=None,
            outline=geometry.children[row.area.code],
            href=reverse("dashboard", args=[row.area.code]),
            absent=_absent(frames, row.area.code, SUPPRESSED),
        )
        for row in all_rows(children)
        if row.area.code in geometry.children
    ]
    data = MapData(areas, geometry.neighbours, geometry.own, frames.classes, None, "coverage", _NO_DATA)
    return choropleth(data, current_language())


def _boxes(children: ChildTable, frames: _Frames) -> Markup:
    areas = [
        TreemapArea(
            code=row.area.code,
            name=row.area.name,
            size=frames.sizes.get(row.area.code, 0),
            value_pct=_percent(frames, row.area.code),
            href=reverse("dashboard", args=[row.area.code]),
            absent=_absent(frames, row.area.code, _BRIEFLY),
        )
        for row in all_rows(children)
    ]
    return treemap(areas, frames.classes, current_language(), words=_BOX_WORDS)


def _percent(frames: _Frames, code: str) -> float | None:
    cell = frames.cells.get(code)
    return None if cell is None else percent_of(cell)


def _absent(frames: _Frames, code: str, suppressed: Words) -> Words:
    cell = frames.cells.get(code)
    return suppressed if cell is not None and cell.is_suppressed else _NOBODY
