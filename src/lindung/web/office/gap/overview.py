"""All linkages, and which areas can be linked now."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_GET

from lindung.vocabulary.month import Month
from lindung.vocabulary.role import Deed
from lindung.web.office.gap.refusals import with_refusals
from lindung.web.office.gate import allowed, may_in, those_within
from lindung.web.shared.page import page
from lindung.workflows.linking.look import linkages_shown
from lindung.workflows.linking.readiness import readiness


@require_GET
@allowed(Deed.SEE_TOTALS)
@with_refusals
def overview(request: HttpRequest) -> HttpResponseBase:
    """List the linkages, newest first, and say what each area needs to be linked.

    Of a linkage of which whoever asks has only a part, no count of the whole is told.
    """
    today = timezone.localdate()
    areas = [one for one in readiness(today) if may_in(request, Deed.SEE_TOTALS, one.area_code)]
    context = {
        "linkages": those_within(request, Deed.SEE_TOTALS, linkages_shown(), lambda one: one.area_code),
        "areas": areas,
        "may_link": {one.area_code for one in areas if may_in(request, Deed.SAVE_REGISTERS, one.area_code)},
        "month": str(Month.of(today)),
    }
    return page(request, "office/gap/overview.html", context)
