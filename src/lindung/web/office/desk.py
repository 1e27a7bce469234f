"""The desk: what needs somebody today."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from lindung.opendata.queries.area import areas_of
from lindung.web.office.gate import for_everyone_signed_in
from lindung.web.office.reader import reader_at
from lindung.web.shared.page import page
from lindung.workflows.desk.waiting import Kind, waiting


@require_GET
@for_everyone_signed_in()
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits, by the roles of whoever signed in."""
    reader = reader_at(request)
    names = areas_of(held.area.text for held in reader.roles)
    context = {
        "names": names,
        "waiting": waiting(reader, now=timezone.localtime()),
        "kinds": Kind,
        "roles": reader.roles,
    }
    return page(request, "office/desk.html", context)
