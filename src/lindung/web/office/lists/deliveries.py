"""Everything that was sent to the clinic, newest first."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed, areas_for
from lindung.web.office.lists.words import LOOK_OF
from lindung.web.shared.asking import unknown_choice
from lindung.web.shared.page import page
from lindung.workflows.deliveries.look import summaries

PER_PAGE = 50
_MOST_DIGITS = 7


@require_GET
@allowed(Deed.SEND_LISTS, asks=("mulai",))
def deliveries(request: HttpRequest) -> HttpResponse:
    """List the delivered files, a page of them at a time."""
    asked = request.GET.get("mulai", "0")
    if not asked.isdecimal() or len(asked) > _MOST_DIGITS:
        return unknown_choice(request)
    start = int(asked)
    found = summaries(PER_PAGE + 1, start, areas=areas_for(request, Deed.SEND_LISTS))
    context = {
        "deliveries": found[:PER_PAGE],
        "looks": LOOK_OF,
        "newer": max(0, start - PER_PAGE) if start else None,
        "older": start + PER_PAGE if len(found) > PER_PAGE else None,
    }
    return page(request, "office/lists/deliveries.html", context)
