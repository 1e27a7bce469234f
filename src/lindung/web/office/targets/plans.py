"""All targets that count."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from lindung.opendata.queries.target_plan import current_plans
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed, those_within
from lindung.web.shared.page import page


@require_GET
@allowed(Deed.SEE_TOTALS)
def plans(request: HttpRequest) -> HttpResponseBase:
    """List the version of each target that counts."""
    return page(
        request,
        "office/targets/plans.html",
        {"plans": those_within(request, Deed.SEE_TOTALS, current_plans(), lambda one: one.area_code)},
    )
