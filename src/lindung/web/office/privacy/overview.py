"""What the duties of data protection ask of the office now."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed, areas_for
from lindung.web.shared.page import page
from lindung.workflows.linking.people.place_names import area_names
from lindung.workflows.privacy.breaches import breaches
from lindung.workflows.privacy.subject_requests import request_lines


@require_GET
@allowed(Deed.PROTECT_DATA)
def overview(request: HttpRequest) -> HttpResponse:
    """List requests and breaches of one's areas; nobody is named here."""
    areas = areas_for(request, Deed.PROTECT_DATA)
    lines, found = request_lines(areas), breaches(areas)
    names = area_names([*(line.area_code for line in lines), *(one.area_code for one in found)])
    context = {"lines": lines, "breaches": found, "names": names, "now": timezone.now()}
    return page(request, "office/privacy/overview.html", context)
