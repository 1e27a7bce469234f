"""The retention schedule as the office sees it; what is past its time is removed by a command."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed, areas_for
from lindung.web.office.privacy.refusals import with_refusals
from lindung.web.shared.page import page
from lindung.workflows.privacy.retention import schedule


@require_GET
@allowed(Deed.PROTECT_DATA)
@with_refusals
def retention(request: HttpRequest) -> HttpResponse:
    """Show for how long each kind of file is kept, and what is past its time; numbers only."""
    areas = areas_for(request, Deed.PROTECT_DATA)
    lines = [line.within(areas) for line in schedule(office_vault(), timezone.now())]
    return page(request, "office/privacy/retention.html", {"lines": lines})
