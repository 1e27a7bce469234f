"""The wall: one screen without scrolling, dark, for an office or a meeting."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from lindung.opendata.queries.area import children_of
from lindung.opendata.queries.position import positions_of_children
from lindung.vocabulary.wilayah import AreaCode, AreaCodeError
from lindung.web.public.address import lineage_or_404
from lindung.web.public.children import ChildRow
from lindung.web.public.dashboard_data import DashboardData, dashboard_data
from lindung.web.shared.asking import asks
from lindung.web.shared.errors import bad_request
from lindung.web.shared.page import page

_LARGEST_GAPS = 5


@asks("putar")
def wall(request: HttpRequest, code: str) -> HttpResponse:
    """Show one area; ``?putar=CODE`` names the area whose parts take turns."""
    lineage = lineage_or_404(code)
    round_of = request.GET.get("putar", code)
    if not _contains(round_of, code):
        return bad_request(request)
    data = dashboard_data(lineage, with_register=False)
    stops = _stops(round_of)
    context = {
        "data": data,
        "largest": largest_gaps(data),
        "next": _address(_neighbour(stops, code, 1), round_of),
        "previous": _address(_neighbour(stops, code, -1), round_of),
        "stops": len(stops),
    }
    return page(request, "public/wall.html", context)


def largest_gaps(data: DashboardData) -> list[ChildRow]:
    """List the areas below that miss most workers."""
    return [row for row in data.children.rows if (row.missing or 0) > 0][:_LARGEST_GAPS]


def _contains(outer: str, inner: str) -> bool:
    try:
        return AreaCode(outer).contains(AreaCode(inner))
    except AreaCodeError:
        return False


def _stops(round_of: str) -> list[str]:
    """The area itself and those of its parts that have figures to show."""
    known = positions_of_children(round_of)
    return [round_of, *(area.code for area in children_of(round_of) if area.code in known)]


def _neighbour(stops: list[str], code: str, step: int) -> str:
    return stops[(stops.index(code) + step) % len(stops)] if code in stops else stops[0]


def _address(code: str, round_of: str) -> str:
    return f"{reverse('wall', args=[code])}?putar={round_of}"
