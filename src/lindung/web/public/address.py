"""Area codes in addresses; anything else is a page that does not exist."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from lindung.opendata.queries.area import AreaSummary, lineage_of
from lindung.vocabulary.areas.crosswalk import packaged_crosswalk

AreaView = Callable[[HttpRequest, str], HttpResponse]


class AreaCodeConverter:
    """Let only dotted Kemendagri codes, and the country, through."""

    regex = r"ID|[1-9]\d(?:\.\d{2}(?:\.\d{2}(?:\.[1-9]\d{3})?)?)?"

    def to_python(self, value: str) -> str:
        """Keep the text."""
        return value

    def to_url(self, value: str) -> str:
        """Keep the text."""
        return value


def lineage_or_404(code: str) -> list[AreaSummary]:
    """Return the areas from the country down to this one, or answer that the page does not exist."""
    lineage = lineage_of(code)
    if not lineage or lineage[-1].code != code:
        raise Http404
    return lineage


def following_new_codes(view: AreaView) -> AreaView:
    """Lead an address with a code that was only replaced to the area of today: 64.04 is 65.01, Bulungan."""

    @wraps(view)
    def followed(request: HttpRequest, code: str) -> HttpResponse:
        try:
            return view(request, code)
        except Http404:
            then = packaged_crosswalk().territory_ever(code)
            match = request.resolver_match
            if match is None or not then.is_whole or len(then.parts) != 1 or then.parts[0] == code:
                raise
            return redirect(match.view_name, then.parts[0], permanent=True)

    return followed
