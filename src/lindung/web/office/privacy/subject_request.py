"""A request of somebody about their own data: entered, answered, with what is held and the letter."""

import io
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Words
from lindung.vocabulary.role import Deed
from lindung.vocabulary.subject_right import SubjectRequestState, SubjectRight
from lindung.web.office.gate import allowed, may_in, written_down
from lindung.web.office.lists.hand_out import as_file
from lindung.web.office.lists.officer import officer_of
from lindung.web.office.privacy.fields import AREA, area_of_form, own_area
from lindung.web.office.privacy.refusals import with_refusals
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.linking.people.place_names import area_names
from lindung.workflows.privacy.access_file import write_access
from lindung.workflows.privacy.errors import NotCompleteError, PrivacyError
from lindung.workflows.privacy.held_about import held_about
from lindung.workflows.privacy.law import grounds
from lindung.workflows.privacy.subject_requests import RequestShown, answer_request, enter_request, request_shown

_FIELDS = ("hak", AREA, "nama", "nik", "kontak", "permintaan", "diterima")
_LONGEST = 4000


@require_http_methods(["GET", "POST"])
@allowed(Deed.PROTECT_DATA)
@with_refusals
def new(request: HttpRequest) -> HttpResponse:
    """Enter a request."""
    if request.method == "GET":
        today = timezone.localdate().isoformat()
        return _form(request, {**dict.fromkeys(_FIELDS, ""), AREA: own_area(request), "diterima": today})
    typed = {name: request.POST.get(name, "").strip()[:_LONGEST] for name in _FIELDS}
    try:
        number = _enter(request, typed)
    except NotCompleteError as error:
        return _form(request, typed, error)
    return redirect("subject_request", request_id=number)


@require_GET
@allowed(Deed.PROTECT_DATA)
@with_refusals
def shown(request: HttpRequest, request_id: str) -> HttpResponse:
    """Show one request to who answers it."""
    return _shown(request, request_shown(office_vault().keys, request_id))


@require_POST
@allowed(Deed.PROTECT_DATA)
@with_refusals
def answer(request: HttpRequest, request_id: str) -> HttpResponse:
    """Answer it, once."""
    ring, state = office_vault().keys, request.POST.get("hasil", "")
    try:
        answer_request(
            ring, request_id, state=SubjectRequestState(state) if state in {*SubjectRequestState} else _NONE,
            answer=request.POST.get("jawaban", ""), kept=request.POST.getlist("dasar"), by=officer_of(request),
            now=timezone.now(),
        )  # fmt: skip
    except PrivacyError as error:
        return _shown(request, request_shown(ring, request_id), error)
    return redirect("subject_request", request_id=request_id)


@require_POST
@allowed(Deed.PROTECT_DATA)
@with_refusals
def data(request: HttpRequest, request_id: str) -> HttpResponseBase:
    """Hand out what is held about the person, as a workbook for the officer."""
    vault = office_vault()
    found, content = request_shown(vault.keys, request_id), io.BytesIO()
    held = held_about(vault, found.subject.nik, may_in=lambda area: may_in(request, Deed.PROTECT_DATA, area.text))
    write_access(content, found.subject, held, current_language())
    written_down(request, why=found.line.right.words.id, people=1)
    return as_file(content.getvalue(), f"data-{request_id}.xlsx")


@require_GET
@allowed(Deed.PROTECT_DATA)
@with_refusals
def letter(request: HttpRequest, request_id: str) -> HttpResponse:
    """Show the letter that answers, to be printed; the NIK is masked."""
    found = request_shown(office_vault().keys, request_id)
    return page(request, "office/privacy/letter.html", {**_context(found), "today": timezone.localdate()})


def _enter(request: HttpRequest, typed: dict[str, str]) -> str:
    if typed["hak"] not in {*SubjectRight}:
        raise NotCompleteError(_WHICH, "hak")
    try:
        received_on = date.fromisoformat(typed["diterima"])
    except ValueError:
        raise NotCompleteError(_DAY, "diterima") from None
    return enter_request(
        office_vault().keys, right=SubjectRight(typed["hak"]), area=area_of_form(request), name=typed["nama"],
        nik=typed["nik"], contact=typed["kontak"], asked=typed["permintaan"], received_on=received_on,
        by=officer_of(request), now=timezone.now(),
    )  # fmt: skip


def _form(request: HttpRequest, typed: dict[str, str], error: NotCompleteError | None = None) -> HttpResponse:
    context = {
        "typed": typed, "rights": list(SubjectRight), "field": error.field if error else "",
        "problem": error.words.in_language(current_language()) if error else "",
    }  # fmt: skip
    return page(request, "office/privacy/request_new.html", context, status=422 if error else 200)


def _shown(request: HttpRequest, found: RequestShown, error: PrivacyError | None = None) -> HttpResponse:
    context = {
        **_context(found), "now": timezone.now(), "field": error.field if error else "",
        "problem": error.words.in_language(current_language()) if error else "",
        "typed": request.POST.get("jawaban", "")[:_LONGEST], "chosen": request.POST.getlist("dasar"),
        "outcome": request.POST.get("hasil", ""),
    }  # fmt: skip
    return page(request, "office/privacy/request.html", context, status=422 if error else 200)


def _context(found: RequestShown) -> dict[str, object]:
    return {
        "found": found, "line": found.line, "states": [one for one in SubjectRequestState if one.is_answer],
        "grounds": grounds(), "area_name": area_names([found.line.area_code])[found.line.area_code],
        "is_erasure": found.line.right is SubjectRight.ERASURE,
    }  # fmt: skip


_NONE = SubjectRequestState.OPEN
"""What an outcome that is not known counts as: no answer."""

_WHICH = Words("Pilih apa yang diminta.", "Choose what is asked for.")
_DAY = Words("Tulis hari terimanya.", "Write the day it came in.")
