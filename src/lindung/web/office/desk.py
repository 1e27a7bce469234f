"""The desk: what needs somebody today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from lindung.opendata.queries.area import areas_of
from lindung.web.office.reader import NOBODY, reader_at
from lindung.web.shared.asking import asks_only, unknown_choice
from lindung.web.shared.page import page
from lindung.workflows.desk.waiting import Kind, waiting


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits, by the roles of whoever signed in."""
    reader = reader_at(request)
    if reader == NOBODY:
        return redirect(f"{resolve_url('account_login')}?{urlencode({'next': request.path})}")
    if not asks_only(request, ()):
        return unknown_choice(request)
    names = areas_of(held.area.text for held in reader.roles)
    context = {
        "names": names,
        "waiting": waiting(reader, now=timezone.localtime()),
        "kinds": Kind,
        "roles": reader.roles,
    }
    return page(request, "office/desk.html", context)
