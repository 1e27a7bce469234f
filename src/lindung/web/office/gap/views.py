"""Saved views of the gap list: kept, opened by their address, removed."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from lindung.vocabulary.role import Deed
from lindung.vocabulary.wilayah import AreaCode
from lindung.web.office.gap.refusals import with_refusals
from lindung.web.office.gap.search_form import PARAMETERS
from lindung.web.office.gate import PLACE, allowed
from lindung.web.office.reader import reader_at
from lindung.web.shared.asking import unknown_choice
from lindung.workflows.linking.look import linkage_shown
from lindung.workflows.linking.people.asked_people import Asked, SearchFirstError
from lindung.workflows.linking.people.saved_views import ViewShown, remove_view, save_view

_FILTERS = {part: field for part, field in PARAMETERS.items() if part not in {"name", "nik"}}
_LONGEST = 60
_MOST_DIGITS = 12


@require_POST
@allowed(Deed.SEE_PEOPLE, in_parts=True)
@with_refusals
def keep(request: HttpRequest, linkage_id: str) -> HttpResponse:
    """Keep the filters under a name."""
    linkage = linkage_shown(linkage_id)
    told = {part: request.POST.get(field, "").strip()[:_LONGEST] for part, field in _FILTERS.items()}
    try:
        save_view(
            account_id=reader_at(request).account_id, area=AreaCode(linkage.area_code), asked=Asked(**told),
            name=request.POST.get("tampilan", ""), is_shared=request.POST.get("bagikan") == "1", now=timezone.now(),
        )  # fmt: skip
    except SearchFirstError:
        return unknown_choice(request)
    return redirect(f"{reverse('linked_people', args=[linkage_id])}{query_of(told)}")


@require_POST
@allowed(Deed.SEE_PEOPLE, in_parts=True)
@with_refusals
def remove(request: HttpRequest, linkage_id: str) -> HttpResponse:
    """Remove one of one's own views."""
    number = request.POST.get("nomor", "")
    if not number.isdecimal() or len(number) > _MOST_DIGITS:
        raise Http404
    remove_view(int(number), account_id=reader_at(request).account_id)
    place = request.POST.get(PLACE, "")
    return redirect(f"{reverse('linked_people', args=[linkage_id])}{query_of({'place': place})}")


def address_of_view(linkage_id: str, view: ViewShown) -> str:
    """Return the address that fills the form in with a view's filters."""
    return f"{reverse('linked_people', args=[linkage_id])}{query_of(view.filters)}"


def query_of(filters: dict[str, str]) -> str:
    """Write filters as the query of an address."""
    asked = QueryDict(mutable=True)
    asked.update({_FILTERS[part]: value for part, value in filters.items() if value})
    return f"?{asked.urlencode()}" if asked else ""
