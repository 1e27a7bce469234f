"""The dashboard of one area: target, position, gap, pace, map, trend, segments and the areas below."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lindung.vocabulary.wilayah import COUNTRY_CODE
from lindung.web.public.address import following_new_codes, lineage_or_404
from lindung.web.public.children import DEFAULT_ORDER, UnknownOrderError
from lindung.web.public.dashboard_data import dashboard_data
from lindung.web.public.history import history_context
from lindung.web.public.map_card import Measure
from lindung.web.shared.errors import bad_request
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page, wants_part


def overview(request: HttpRequest) -> HttpResponse:
    """Show the country."""
    return dashboard(request, COUNTRY_CODE)


@following_new_codes
def dashboard(request: HttpRequest, code: str) -> HttpResponse:
    """Show one area; htmx may ask for its map or its table alone."""
    if code == COUNTRY_CODE and request.path != "/":
        return redirect("overview", permanent=True)
    lineage = lineage_or_404(code)
    try:
        measure = Measure(request.GET.get("ukuran", Measure.COVERAGE))
        data = dashboard_data(lineage, order=request.GET.get("urut", DEFAULT_ORDER), measure=measure)
    except (UnknownOrderError, ValueError):
        return bad_request(request)
    return page(
        request, _template(request), {"data": data, "chart_language": current_language(), **history_context(code)}
    )


def _template(request: HttpRequest) -> str:
    if wants_part(request, "peta"):
        return "public/_map.html"
    return "public/_children.html" if wants_part(request, "daftar") else "public/dashboard.html"
