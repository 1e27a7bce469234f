"""Numbers for other programs: one area over months, or all children of an area in one month, as JSON."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from lindung.engines.coverage.observations import Dimension
from lindung.opendata.files.columns import STATES
from lindung.opendata.files.description import mark
from lindung.opendata.models.observation import PUBLISHED, SUPPRESSED
from lindung.opendata.queries.asked import UnknownChoiceError
from lindung.opendata.queries.observation import Cell, children, known_area, series
from lindung.opendata.queries.release import public_releases
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.wilayah import AreaCodeError
from lindung.web.public.opendata.answers import EDITION, opened, plain, remembered, unchanged, unknown_choice
from lindung.web.public.opendata.filters import at_most_one, month_asked, one_value, only_known
from lindung.web.public.opendata.gate import RELEASE, of_asked_release

_SERIES = ("area", "indicator", "dimension", "basis", RELEASE)
_CHILDREN = ("area", "month", *_SERIES[1:])


@of_asked_release
def series_of_area(request: HttpRequest, release: ReleaseInfo) -> HttpResponseBase:
    """Answer an indicator of one area over all months."""
    asked = request.GET
    only_known(asked, _SERIES)
    if (same := unchanged(request, etag := _tag(request, release))) is not None:
        return same
    area, indicator = one_value(asked, "area"), one_value(asked, "indicator", known=release.indicators)
    dimension, basis = at_most_one(asked, "dimension") or Dimension.TOTAL, at_most_one(asked, "basis")

    def content() -> dict[str, Any]:  # Any: plain JSON
        cells = _of_area(release, area, lambda: series(release, area, indicator, dimension, basis=basis))
        head = _head(release, indicator) | {"area": area, "dimension": dimension}
        return head | {"observations": [_series_cell(cell) for cell in cells]}

    return opened(remembered(etag, content), etag=etag)


@of_asked_release
def children_of_area(request: HttpRequest, release: ReleaseInfo) -> HttpResponseBase:
    """Answer an indicator of all children of an area in one month."""
    asked = request.GET
    only_known(asked, _CHILDREN)
    if (same := unchanged(request, etag := _tag(request, release))) is not None:
        return same
    area, indicator = one_value(asked, "area"), one_value(asked, "indicator", known=release.indicators)
    month = month_asked(release, one_value(asked, "month", known=[str(month) for month in release.months]))
    dimension, basis = at_most_one(asked, "dimension") or Dimension.TOTAL, at_most_one(asked, "basis")

    def content() -> dict[str, Any]:  # Any: plain JSON
        cells = _of_area(release, area, lambda: children(release, area, month, indicator, dimension, basis=basis))
        head = _head(release, indicator) | {"area": area, "month": str(month), "dimension": dimension}
        return head | {"observations": [_child_cell(cell) for cell in cells]}

    return opened(remembered(etag, content), etag=etag)


@require_safe
def releases(request: HttpRequest) -> HttpResponseBase:
    """Answer which releases there are, newest first, withdrawn ones as such."""
    try:
        only_known(request.GET, ())
    except UnknownChoiceError as error:
        return unknown_choice(error)
    listed = [
        {
            "release": release.slug,
            "as_of": str(release.as_of),
            "released_at": None if release.released_at is None else release.released_at.isoformat(timespec="seconds"),
            "is_withdrawn": release.withdrawn_at is not None,
            **mark(release),
        }
        for release in public_releases()
    ]
    return opened(plain({"releases": listed}))


def _of_area(release: ReleaseInfo, area: str, query: Callable[[], list[Cell]]) -> list[Cell]:
    """Return what a query finds; where it finds nothing, make sure that the release has the area at all."""
    try:
        cells = query()
    except AreaCodeError:
        cells = []
    if not cells:
        known_area(release, area)
    return cells


def _head(release: ReleaseInfo, indicator: str) -> dict[str, Any]:  # Any: plain JSON
    entry = next((entry for entry in release.dictionary if entry.indicator == indicator), None)
    named = {} if entry is None else {"name": {"id": entry.name.id, "en": entry.name.en}, "unit": entry.unit}
    return {"release": release.slug, "as_of": str(release.as_of), "indicator": indicator, **mark(release), **named}


def _series_cell(cell: Cell) -> dict[str, Any]:  # Any: plain JSON
    return {"month": str(cell.month), **_numbers(cell)}


def _child_cell(cell: Cell) -> dict[str, Any]:  # Any: plain JSON
    return {"area": cell.area_code, **_numbers(cell)}


def _numbers(cell: Cell) -> dict[str, Any]:  # Any: plain JSON
    return {
        "category": cell.category,
        "numerator": cell.numerator,
        "denominator": cell.denominator,
        "state": STATES[SUPPRESSED if cell.is_suppressed else PUBLISHED],
    }


def _tag(request: HttpRequest, release: ReleaseInfo) -> str:
    said = f"{EDITION} {release.slug} {release.sha256} {request.get_full_path()}"
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'
