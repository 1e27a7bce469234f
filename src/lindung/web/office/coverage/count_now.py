"""The buttons that have a linkage counted, all months or its own on top; pressed twice they count once."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from lindung.vocabulary.role import Deed
from lindung.web.office.areas_of import AREA_OF
from lindung.web.office.coverage.refusals import with_refusals
from lindung.web.office.gate import allowed, may_in
from lindung.web.office.jobs.asker import asker_of
from lindung.web.shared.errors import not_found
from lindung.workflows.jobs.ask import ask_to_count


@require_POST
@allowed(Deed.SAVE_REGISTERS)
@with_refusals
def count_now(request: HttpRequest) -> HttpResponseBase:
    """Ask for the coverage of a linkage to be counted, and lead to the work."""
    linkage_id, adds_month = request.POST.get("pemadanan", ""), request.POST.get("bulan") == "tambah"
    if not may_in(request, Deed.SAVE_REGISTERS, AREA_OF["linkage_id"](linkage_id)):
        return not_found(request)
    asked = ask_to_count(linkage_id=linkage_id, adds_month=adds_month, asker=asker_of(request), now=timezone.now())
    return redirect("job", asked.job_id)
