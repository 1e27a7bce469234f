"""A failure of data protection: noted, counted down, reported to the authority, told to the people concerned."""

import io
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed
from lindung.web.office.lists.hand_out import as_file
from lindung.web.office.lists.officer import officer_of
from lindung.web.office.privacy.fields import AREA, area_of_form, moment_of_form, number_of_form, own_area
from lindung.web.office.privacy.refusals import with_refusals
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.linking.people.place_names import area_names
from lindung.workflows.privacy.breach_file import write_breach
from lindung.workflows.privacy.breaches import (
    NEEDED,
    BreachShown,
    breach_shown,
    enter_breach,
    note_report,
    note_told,
)
from lindung.workflows.privacy.errors import NotCompleteError, PrivacyError

_FIELDS = (AREA, "ditemukan", "orang", *NEEDED)
_LONGEST = 2000
_HOUR = 3600


@require_http_methods(["GET", "POST"])
@allowed(Deed.PROTECT_DATA)
@with_refusals
def new(request: HttpRequest) -> HttpResponse:
    """Note a breach."""
    if request.method == "GET":
        at = f"{timezone.localtime():%Y-%m-%dT%H:%M}"
        return _form(request, {**dict.fromkeys(_FIELDS, ""), AREA: own_area(request), "ditemukan": at})
    typed = {name: request.POST.get(name, "").strip()[:_LONGEST] for name in _FIELDS}
    try:
        number = enter_breach(
            area=area_of_form(request), found_at=moment_of_form(request, "ditemukan"), told=typed,
            people=number_of_form(request, "orang"), by=officer_of(request), now=timezone.now(),
        )  # fmt: skip
    except NotCompleteError as error:
        return _form(request, typed, error)
    return redirect("breach", breach_id=number)


@require_GET
@allowed(Deed.PROTECT_DATA)
@with_refusals
def shown(request: HttpRequest, breach_id: str) -> HttpResponse:
    """Show one breach with the time left."""
    return _shown(request, breach_shown(breach_id))


@require_POST
@allowed(Deed.PROTECT_DATA)
@with_refusals
def reported(request: HttpRequest, breach_id: str) -> HttpResponse:
    """Note that the authority was told."""
    to = request.POST.get("kepada", "")
    return _done(request, breach_id, lambda: note_report(breach_id, to=to, by=officer_of(request), now=timezone.now()))


@require_POST
@allowed(Deed.PROTECT_DATA)
@with_refusals
def told(request: HttpRequest, breach_id: str) -> HttpResponse:
    """Note that the people concerned were told."""
    how = request.POST.get("cara", "")
    return _done(request, breach_id, lambda: note_told(breach_id, how=how, by=officer_of(request), now=timezone.now()))


@require_GET
@allowed(Deed.PROTECT_DATA)
@with_refusals
def letter(request: HttpRequest, breach_id: str) -> HttpResponse:
    """Show the notice, to be printed."""
    return page(request, "office/privacy/breach_letter.html", _context(breach_shown(breach_id)))


@require_GET
@allowed(Deed.PROTECT_DATA)
@with_refusals
def report_file(request: HttpRequest, breach_id: str) -> HttpResponseBase:  # noqa: ARG001 - Django's signature
    """Hand the notice out as a workbook."""
    content = io.BytesIO()
    write_breach(content, breach_shown(breach_id), current_language())
    return as_file(content.getvalue(), f"laporan-{breach_id}.xlsx")


def _done(request: HttpRequest, breach_id: str, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except PrivacyError as error:
        return _shown(request, breach_shown(breach_id), error)
    return redirect("breach", breach_id=breach_id)


def _form(request: HttpRequest, typed: dict[str, str], error: NotCompleteError | None = None) -> HttpResponse:
    context = {
        "typed": typed, "longest": NEEDED, "field": error.field if error else "",
        "problem": error.words.in_language(current_language()) if error else "",
    }  # fmt: skip
    return page(request, "office/privacy/breach_new.html", context, status=422 if error else 200)


def _shown(request: HttpRequest, found: BreachShown, error: PrivacyError | None = None) -> HttpResponse:
    problem = error.words.in_language(current_language()) if error else ""
    context = {**_context(found), "problem": problem, "field": error.field if error else ""}
    return page(request, "office/privacy/breach.html", context, status=422 if error else 200)


def _context(found: BreachShown) -> dict[str, object]:
    hours = int(found.left(timezone.now()).total_seconds() // _HOUR)
    return {"found": found, "hours": hours, "area_name": area_names([found.area_code])[found.area_code]}
