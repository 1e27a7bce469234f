"""The buttons that count coverage from a linkage, all months or its own on top; pressed twice they count once."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from lindung.vocabulary.role import Deed
from lindung.web.office.areas_of import AREA_OF
from lindung.web.office.coverage.refusals import with_refusals
from lindung.web.office.gate import allowed, may_in
from lindung.web.office.lists.officer import officer_of
from lindung.web.shared.errors import not_found
from lindung.workflows.coverage.count_once import count_once


@require_POST
@allowed(Deed.SAVE_REGISTERS)
@with_refusals
def count_now(request: HttpRequest) -> HttpResponseBase:
    """Count the coverage of a linkage and lead to it."""
    linkage_id, adds_month = request.POST.get("pemadanan", ""), request.POST.get("bulan") == "tambah"
    if not may_in(request, Deed.SAVE_REGISTERS, AREA_OF["linkage_id"](linkage_id)):
        return not_found(request)
    built = count_once(linkage_id=linkage_id, by=officer_of(request), now=timezone.now(), adds_month=adds_month)
    return redirect("coverage_build", built.build.manifest.build_id)
