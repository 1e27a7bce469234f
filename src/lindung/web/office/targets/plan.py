"""One version of a target: its size, the share of each area, and the same as a file."""

import io
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from lindung.opendata.queries.area import AreaSummary, lineage_of
from lindung.opendata.queries.target_plan import (
    PlannedShare,
    PlanSummary,
    plan_of,
    shares_of,
    sums_of_levels,
    versions_of,
)
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed, may_in
from lindung.web.office.lists.hand_out import as_file
from lindung.web.office.lists.officer import officer_of
from lindung.web.office.targets.sums import Sums, sums_of
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.linking.sheets import KINDS
from lindung.workflows.targets.plan_file import write_plan


@dataclass(frozen=True)
class ShareTable:
    """The shares directly inside one area, with their sums.

    Attributes:
        place: The area they lie in.
        above: The areas from the plan's area down to that place, without it.
        rows: The shares, by code.
        own: What the place itself has to reach: its share, or the whole target.
        sums: What the shares and the numbers underneath add up to.
    """

    place: AreaSummary
    above: list[AreaSummary]
    rows: list[PlannedShare]
    own: int
    sums: Sums


@require_GET
@allowed(Deed.SEE_TOTALS, in_parts=True)
def plan(request: HttpRequest, plan_id: int) -> HttpResponseBase:
    """Show a version, or the shares inside one of its areas."""
    return plan_page(request, plan_or_404(plan_id), within=request.GET.get("wilayah", ""))


@require_GET
@allowed(Deed.SEE_TOTALS, in_parts=True)
def plan_file(request: HttpRequest, plan_id: int, extension: str) -> HttpResponseBase:
    """Hand out a version, or the shares of one of its areas and of those in it, as csv or xlsx."""
    found = plan_or_404(plan_id)
    if extension not in KINDS:
        raise Http404
    content, place = io.BytesIO(), request.GET.get("wilayah", "")
    write_plan(content, plan_id, kind=extension, language=current_language(), within=place)
    return as_file(content.getvalue(), f"target-{place or found.area_code}-{found.due}-v{found.version}.{extension}")


def plan_or_404(plan_id: int) -> PlanSummary:
    """Return a version, or answer that the page does not exist."""
    found = plan_of(plan_id)
    if found is None:
        raise Http404
    return found


def plan_page(
    request: HttpRequest,
    found: PlanSummary,
    *,
    within: str,
    typed: Mapping[str, str] | None = None,
    message: str = "",
    status: int = 200,
) -> HttpResponse:
    """Write the page of a version; after a refusal with what was typed and why it was refused."""
    table = share_table(found, within or found.area_code)
    context = {
        "plan": found,
        "table": table,
        "is_whole": table.place.code == found.area_code,
        "levels": sums_of_levels(found.plan_id),
        "versions": versions_of(found),
        "typed": typed or {},
        "message": message,
        "officer": officer_of(request),
        "has_whole": may_in(request, Deed.SEE_TOTALS, found.area_code),
        "may_change": may_in(request, Deed.SET_TARGETS, found.area_code),
    }
    return page(request, "office/targets/plan.html", context, status=status)


def share_table(found: PlanSummary, code: str) -> ShareTable:
    """Gather the shares inside one area of a version, or its own where it is not divided; others do not exist there."""
    inside, lineage, own = shares_of(found.plan_id, within=code), lineage_of(code), found.target_count
    itself = [share for share in shares_of(found.plan_id) if share.code == code] if code != found.area_code else []
    rows = inside or itself
    if not rows:
        raise Http404
    if itself:
        own = itself[0].share or 0
    start = next(place for place, area in enumerate(lineage) if area.code == found.area_code)
    return ShareTable(
        place=lineage[-1],
        above=lineage[start:-1],
        rows=rows,
        own=own,
        sums=sums_of(rows),
    )
