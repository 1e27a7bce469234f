"""The audit trail, newest first: who did or read what, when, why, from where; and whether the chain is whole."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed, areas_for
from lindung.web.shared.asking import unknown_choice
from lindung.web.shared.page import page
from lindung.workflows.audit.look import lines_shown

PER_PAGE = 100
_MOST_DIGITS = 15


@require_GET
@allowed(Deed.READ_AUDIT, asks=("sebelum",))
def audit(request: HttpRequest) -> HttpResponse:
    """Show the lines about the areas of whoever reads."""
    before = request.GET.get("sebelum", "")
    if before and not (before.isdecimal() and len(before) <= _MOST_DIGITS):
        return unknown_choice(request)
    number = int(before) if before else None
    found = lines_shown(areas_for(request, Deed.READ_AUDIT), before=number, limit=PER_PAGE + 1)
    context = {"lines": found[:PER_PAGE], "older": found[PER_PAGE - 1].number if len(found) > PER_PAGE else None}
    return page(request, "office/audit.html", context)
