"""Find an area by name or code; the two Semarangs are told apart by kind and by what they lie in."""

from django.http import HttpRequest, HttpResponse

from lindung.opendata.queries.area import find_areas
from lindung.web.shared.asking import asks
from lindung.web.shared.page import page

LIMIT = 30
_LONGEST = 100


@asks("q")
def search(request: HttpRequest) -> HttpResponse:
    """Show what a text finds."""
    asked = request.GET.get("q", "").replace("\x00", "").strip()[:_LONGEST]
    found = find_areas(asked, limit=LIMIT) if asked else []
    return page(request, "public/search.html", {"asked": asked, "found": found, "limit": LIMIT})
