"""The record of processing: shown, completed with the office's own notes, handed out."""

import io

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed, areas_for
from lindung.web.office.lists.hand_out import as_file
from lindung.web.office.lists.officer import officer_of
from lindung.web.office.privacy.refusals import with_refusals
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.linking.sheets import KINDS
from lindung.workflows.privacy.processing import LONGEST_NOTE, Activity, add_note, processing, write_processing


@require_GET
@allowed(Deed.PROTECT_DATA)
@with_refusals
def records(request: HttpRequest) -> HttpResponse:
    """Show the record, counted for one's areas."""
    return page(request, "office/privacy/records.html", {"record": _record(request), "longest": LONGEST_NOTE})


@require_POST
@allowed(Deed.PROTECT_DATA)
@with_refusals
def add(request: HttpRequest) -> HttpResponse:
    """Add a note of the office to an activity."""
    add_note(
        request.POST.get("kegiatan", ""), request.POST.get("catatan", ""), by=officer_of(request), now=timezone.now()
    )
    return redirect("processing_record")


@require_GET
@allowed(Deed.PROTECT_DATA)
@with_refusals
def record_file(request: HttpRequest, extension: str) -> HttpResponseBase:
    """Hand the record out."""
    if extension not in KINDS:
        raise Http404
    content = io.BytesIO()
    write_processing(content, _record(request), kind=extension, language=current_language(), now=timezone.localtime())
    return as_file(content.getvalue(), f"catatan-pemrosesan.{extension}")


def _record(request: HttpRequest) -> list[Activity]:
    return processing(office_vault(), areas_for(request, Deed.PROTECT_DATA), now=timezone.now())
