"""All targets that count."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from lindung.opendata.queries.target_plan import current_plans
from lindung.web.office.gate import for_editors
from lindung.web.shared.page import page


@require_GET
@for_editors
def plans(request: HttpRequest) -> HttpResponseBase:
    """List the version of each target that counts."""
    return page(request, "office/targets/plans.html", {"plans": current_plans()})
