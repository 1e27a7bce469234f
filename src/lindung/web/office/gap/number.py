"""The NIK of one person of a linkage, shown once with a reason."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.role import Deed
from lindung.web.office.gap.refusals import with_refusals
from lindung.web.office.gate import PLACE, allowed, may_in
from lindung.web.office.shown_number import look_of, shown_number
from lindung.workflows.linking.look import linkage_shown
from lindung.workflows.linking.people.number_of import number_of

ROW = "baris"
_MOST_DIGITS = 12


@require_POST
@allowed(Deed.REVEAL_NUMBER, in_parts=True, is_routine=True)
@with_refusals
def number(request: HttpRequest, linkage_id: str) -> HttpResponse:
    """Ask for the reason, then show the number; a row outside one's areas does not exist."""
    row, vault = request.POST.get(ROW, ""), office_vault()
    linkage = linkage_shown(linkage_id)
    if not row.isdecimal() or len(row) > _MOST_DIGITS:
        raise Http404
    person = number_of(vault, linkage_id, int(row))
    if person is None or person.nik_number is None:
        raise Http404
    area = person.village_code or linkage.area_code
    if not may_in(request, Deed.REVEAL_NUMBER, area):
        raise Http404
    fields = {ROW: row, PLACE: request.POST.get(PLACE, "")}
    return shown_number(request, vault, look_of(request, about=linkage_id, area_code=area), person.nik_number, fields)
