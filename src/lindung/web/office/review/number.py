"""The NIK of one record of a pair, shown once with a reason."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed
from lindung.web.office.review.refusals import with_refusals
from lindung.web.office.shown_number import look_of, shown_number
from lindung.workflows.linking.look import linkage_shown
from lindung.workflows.linking.review.reviewed import one_pair, under_review

SIDE = "sisi"
_SIDES = {"pekerja": "left", "peserta": "right"}


@require_POST
@allowed(Deed.REVEAL_NUMBER, is_routine=True)
@with_refusals
def number(request: HttpRequest, linkage_id: str, pair_ref: str) -> HttpResponse:
    """Ask for the reason, then show the number of the worker's or the member's record."""
    side = request.POST.get(SIDE, "")
    if side not in _SIDES:
        raise Http404
    one = one_pair(under_review(linkage_id), pair_ref)
    told = one.pairs.side(_SIDES[side]).row(0, named=True)
    if told["nik_number"] is None:
        raise Http404
    look = look_of(request, about=f"{linkage_id} {pair_ref}", area_code=linkage_shown(linkage_id).area_code)
    return shown_number(request, one.vault, look, int(told["nik_number"]), {SIDE: side})
