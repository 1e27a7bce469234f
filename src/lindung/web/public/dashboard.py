"""The dashboard of one area: target, position, gap, pace, map, trend, segments and the areas below."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from lindung.vocabulary.wilayah import COUNTRY_CODE
from lindung.web.public.address import following_new_codes, lineage_or_404
from lindung.web.public.children import DEFAULT_ORDER, UnknownOrderError
from lindung.web.public.dashboard_data import Asked, dashboard_data
from lindung.web.public.history import history_context
from lindung.web.public.map_card import MapSource, Measure
from lindung.web.shared.asking import asks
from lindung.web.shared.errors import bad_request
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page, wants_part

_CHOICES = ("urut", "ukuran", "sumber", "bulan")


@asks(*_CHOICES)
def overview(request: HttpRequest) -> HttpResponse:
    """Show the country."""
    return _shown(request, COUNTRY_CODE)


@asks(*_CHOICES)
@following_new_codes
def dashboard(request: HttpRequest, code: str) -> HttpResponse:
    """Show one area; htmx may ask for its map or its table alone."""
    if code == COUNTRY_CODE:
        return redirect("overview", permanent=True)
    return _shown(request, code)


def _shown(request: HttpRequest, code: str) -> HttpResponse:
    lineage = lineage_or_404(code)
    try:
        data = dashboard_data(lineage, _asked(request.GET), with_register=True)
    except (UnknownOrderError, ValueError):
        return bad_request(request)
    return page(
        request, _template(request), {"data": data, "chart_language": current_language(), **history_context(code)}
    )


def _asked(query: QueryDict) -> Asked:
    return Asked(
        order=query.get("urut", DEFAULT_ORDER),
        measure=Measure(query.get("ukuran", Measure.COVERAGE)),
        source=None if (source := query.get("sumber")) is None else MapSource(source),
        month=query.get("bulan", ""),
    )


def _template(request: HttpRequest) -> str:
    if wants_part(request, "bingkai"):
        return "public/_map_frame.html"
    if wants_part(request, "peta"):
        return "public/_map.html"
    return "public/_children.html" if wants_part(request, "daftar") else "public/dashboard.html"
