"""One linkage: from the rows that were read to where everybody stands, place by place, and the same as a file."""

import io

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from lindung.vocabulary.coverage_status import CoverageStatus
from lindung.vocabulary.role import Deed
from lindung.web.office.gap.refusals import with_refusals
from lindung.web.office.gap.words import LOOKS, SIDES, STATUS_PARTS
from lindung.web.office.gate import allowed
from lindung.web.office.lists.hand_out import as_file
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.linking.account.status_files import write_status
from lindung.workflows.linking.look import linkage_shown
from lindung.workflows.linking.people.count_people import status_table
from lindung.workflows.linking.sheets import KINDS


@require_GET
@allowed(Deed.SEE_TOTALS, in_parts=True)
@with_refusals
def linkage(request: HttpRequest, linkage_id: str) -> HttpResponseBase:
    """Show one linkage, or a place in it."""
    found = linkage_shown(linkage_id)
    table = status_table(linkage_id, within=request.GET.get("wilayah", ""))
    context = {
        "linkage": found,
        "table": table,
        "is_whole": table.area_code == found.area_code,
        "statuses": list(CoverageStatus),
        "parts_of": STATUS_PARTS,
        "looks": LOOKS,
        "sides": SIDES,
    }
    return page(request, "office/gap/linkage.html", context)


@require_GET
@allowed(Deed.SEE_TOTALS, in_parts=True)
@with_refusals
def status_file(request: HttpRequest, linkage_id: str, extension: str) -> HttpResponseBase:
    """Hand out the counts by village, status and reason, of the linkage or a place in it; they name nobody."""
    if extension not in KINDS:
        raise Http404
    found, content, place = linkage_shown(linkage_id), io.BytesIO(), request.GET.get("wilayah", "")
    write_status(content, linkage_id, kind=extension, language=current_language(), within=place)
    return as_file(content.getvalue(), f"status-{place or found.area_code}-{found.month}.{extension}")
