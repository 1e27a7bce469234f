"""The gap by name: search first, a page at a time, the NIK masked, the same list as a file."""

import io
import logging
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from lindung.vocabulary.role import Deed
from lindung.vocabulary.wilayah import AreaCode
from lindung.web.office.gap.refusals import with_refusals
from lindung.web.office.gap.search_form import IN_ADDRESS, Form, UnknownParameterError, form_of
from lindung.web.office.gap.views import address_of_view
from lindung.web.office.gap.words import LOOKS, PURPOSES
from lindung.web.office.gate import allowed, may_in, written_down
from lindung.web.office.lists.hand_out import as_file
from lindung.web.office.lists.officer import officer_of
from lindung.web.office.reader import reader_at
from lindung.web.office.shown_number import may_reveal
from lindung.web.shared.asking import unknown_choice
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.linking.look import LinkageShown, linkage_shown
from lindung.workflows.linking.people.asked_people import SearchFirstError, filters_of
from lindung.workflows.linking.people.asked_words import CHOICES, FILTERS
from lindung.workflows.linking.people.files import write_people
from lindung.workflows.linking.people.look_line import look_line
from lindung.workflows.linking.people.place_choices import PlaceChoice, place_choices
from lindung.workflows.linking.people.place_names import NO_PLACE
from lindung.workflows.linking.people.saved_views import LONGEST_NAME, ViewShown, views_for
from lindung.workflows.linking.people.search_people import PER_PAGE, Found, search_people
from lindung.workflows.linking.sheets import KINDS

_looks = logging.getLogger("lindung.looks")


@require_http_methods(["GET", "POST"])
@allowed(Deed.SEE_PEOPLE, in_parts=True, asks=IN_ADDRESS)
@with_refusals
def people(request: HttpRequest, linkage_id: str) -> HttpResponseBase:
    """Show the form, or the people it finds."""
    linkage = linkage_shown(linkage_id)
    try:
        form = form_of(request)
    except UnknownParameterError:
        return unknown_choice(request)
    if request.method == "GET":
        return _form(request, linkage, form)
    try:
        found = search_people(linkage_id, form.asked, page=form.page)
    except SearchFirstError as error:
        return _page(request, linkage, form, problems={error.field: error.words.in_language(current_language())})
    _record(request, "search", linkage_id, form, found.total, timezone.now())
    written_down(request, why=form.asked.why, people=found.total)
    return _page(request, linkage, form, found=found)


@require_POST
@allowed(Deed.SEE_PEOPLE, in_parts=True)
@with_refusals
def people_file(request: HttpRequest, linkage_id: str, extension: str) -> HttpResponseBase:
    """Hand out the people that a search found; the NIK stays masked."""
    if extension not in KINDS:
        raise Http404
    linkage, now, content = linkage_shown(linkage_id), timezone.now(), io.BytesIO()
    try:
        form = form_of(request)
    except UnknownParameterError:
        return unknown_choice(request)
    try:
        found = write_people(
            content, linkage_id, form.asked, kind=extension, language=current_language(), now=timezone.localtime(now)
        )
    except SearchFirstError as error:
        return _page(request, linkage, form, problems={error.field: error.words.in_language(current_language())})
    _record(request, "export", linkage_id, form, found, now)
    written_down(request, why=form.asked.why, people=found)
    return as_file(content.getvalue(), f"orang-{linkage.area_code}-{linkage.month}.{extension}")


def _form(request: HttpRequest, linkage: LinkageShown, form: Form) -> HttpResponse:
    """Show the form with the filters that the address asks for; nobody is shown yet."""
    try:
        filters_of(form.asked, AreaCode(linkage.area_code))
    except SearchFirstError:
        return unknown_choice(request)
    return _page(request, linkage, form)


def _record(request: HttpRequest, act: str, linkage_id: str, form: Form, found: int, now: datetime) -> None:
    """Leave who looked and why; the line holds nothing of a person."""
    _looks.warning(
        "%s", look_line(act=act, linkage_id=linkage_id, asked=form.asked, found=found, by=officer_of(request), now=now)
    )


def _places(request: HttpRequest, linkage: LinkageShown) -> list[PlaceChoice]:
    """The places that can be chosen: those in the areas of whoever asks; whoever has the whole also has no place."""
    found = place_choices(linkage.linkage_id)
    if may_in(request, Deed.SEE_PEOPLE, linkage.area_code):
        return found
    return [one for one in found if one.code not in NO_PLACE and may_in(request, Deed.SEE_PEOPLE, one.code)]


def _views(request: HttpRequest, linkage: LinkageShown) -> list[ViewShown]:
    return views_for(
        reader_at(request).account_id,
        AreaCode(linkage.area_code),
        may_in=lambda place: may_in(request, Deed.SEE_PEOPLE, linkage.area_code if place in NO_PLACE else place),
    )


def _page(
    request: HttpRequest, linkage: LinkageShown, form: Form, *, found: Found | None = None,
    problems: dict[str, str] | None = None,
) -> HttpResponse:  # fmt: skip
    context = {
        "linkage": linkage,
        "form": form,
        "asked": form.asked,
        "found": found,
        "problems": problems or {},
        "places": _places(request, linkage),
        "has_whole": may_in(request, Deed.SEE_PEOPLE, linkage.area_code),
        "purposes": PURPOSES,
        "filters": FILTERS,
        "choices": CHOICES,
        "looks": LOOKS,
        "officer": officer_of(request),
        "per_page": PER_PAGE,
        "may_reveal": may_reveal(request),
        "views": [(address_of_view(linkage.linkage_id, view), view) for view in _views(request, linkage)],
        "longest_view": LONGEST_NAME,
    }
    response = page(request, "office/gap/people.html", context, status=422 if problems else 200)
    response.headers["Cache-Control"] = "no-store"
    return response
