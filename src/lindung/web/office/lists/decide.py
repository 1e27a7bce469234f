"""What a person decides about a checked list: repairs for all, set aside, save, refuse, undo, take back."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from lindung.vocabulary.language import Words
from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed
from lindung.web.office.lists.memory_upload import with_upload_in_memory
from lindung.web.office.lists.officer import officer_of, reason_of
from lindung.web.office.lists.refusals import REASON_MISSING, refusal, with_refusals
from lindung.workflows.deliveries.check import start_check
from lindung.workflows.deliveries.decide import (
    apply_fix,
    refuse,
    start_import,
    undo_import,
    unwaive,
    waive,
)
from lindung.workflows.deliveries.look import options_of, report_of, summary_of
from lindung.workflows.deliveries.plain import DeliveryState, Fix
from lindung.workflows.deliveries.resume import resume
from lindung.workflows.deliveries.take_back import take_back_workbook

_LONGEST_FILE_NAME = 255


@require_POST
@allowed(Deed.SEND_LISTS)
@with_refusals
def fix_all(request: HttpRequest, delivery_id: str) -> HttpResponse:
    """Apply one of the offered repairs to all rows of its reason."""
    by, why = officer_of(request), reason_of(request)
    if not why:
        return refusal(request, REASON_MISSING, status=422)
    fix = _offered(delivery_id, request.POST.get("sebab", ""), request.POST.get("perbaikan", ""))
    if fix is None:
        return refusal(request, _FIX_GONE, status=409)
    if fix.kind == "waive":
        waive(delivery_id=delivery_id, reason=fix.value["reason"], by=by, why=why, now=timezone.now())
    else:
        apply_fix(delivery_id=delivery_id, fix_kind=fix.kind, value=fix.value, by=by, why=why, now=timezone.now())
    return _back(delivery_id)


@require_POST
@allowed(Deed.SEND_LISTS)
@with_refusals
def enforce(request: HttpRequest, delivery_id: str) -> HttpResponse:
    """Let a reason count again that was set aside."""
    by, why = officer_of(request), reason_of(request)
    if not why:
        return refusal(request, REASON_MISSING, status=422)
    unwaive(delivery_id=delivery_id, reason=request.POST.get("sebab", ""), by=by, why=why, now=timezone.now())
    return _back(delivery_id)


@require_POST
@allowed(Deed.SAVE_REGISTERS)
@with_refusals
def save(request: HttpRequest, delivery_id: str) -> HttpResponse:
    """Make a register of the accepted rows."""
    start_import(delivery_id=delivery_id, by=officer_of(request), now=timezone.now())
    return _back(delivery_id)


@require_POST
@allowed(Deed.SEND_LISTS)
@with_refusals
def turn_down(request: HttpRequest, delivery_id: str) -> HttpResponse:
    """Refuse the whole delivery, saying why."""
    by, why = officer_of(request), reason_of(request)
    if not why:
        return refusal(request, REASON_MISSING, status=422)
    refuse(delivery_id=delivery_id, by=by, why=why, now=timezone.now())
    return _back(delivery_id)


@require_POST
@allowed(Deed.SAVE_REGISTERS)
@with_refusals
def undo(request: HttpRequest, delivery_id: str) -> HttpResponse:
    """Take a saved register back as a new fact, saying why."""
    by, why = officer_of(request), reason_of(request)
    if not why:
        return refusal(request, REASON_MISSING, status=422)
    undo_import(delivery_id=delivery_id, by=by, why=why, now=timezone.now())
    return _back(delivery_id)


@require_POST
@allowed(Deed.SEND_LISTS)
@with_refusals
def go_on(request: HttpRequest, delivery_id: str) -> HttpResponse:
    """Go on with a work whose worker is gone; a check that failed begins anew with the options it had."""
    by, options = officer_of(request), options_of(delivery_id)
    if options is not None and summary_of(delivery_id).state is DeliveryState.FAILED:
        start_check(delivery_id=delivery_id, options=options, by=by, now=timezone.now())
    else:
        resume(delivery_id=delivery_id, by=by, now=timezone.now())
    return _back(delivery_id)


@require_POST
@allowed(Deed.SEND_LISTS)
@with_upload_in_memory
@with_refusals
def take_back(request: HttpRequest, delivery_id: str) -> HttpResponse:
    """Take a repaired workbook; only its rows are checked again."""
    by, sent = officer_of(request), request.FILES.get("berkas")
    if sent is None or not sent.size:
        return refusal(request, _NO_WORKBOOK, status=422)
    take_back_workbook(
        delivery_id=delivery_id, data=sent.read(), file_name=(sent.name or "")[:_LONGEST_FILE_NAME], by=by,
        now=timezone.now(),
    )  # fmt: skip
    return _back(delivery_id)


def _offered(delivery_id: str, reason: str, value: str) -> Fix | None:
    """Return the repair the form names if the report still offers it: a form may be older than the last check."""
    try:
        wanted = json.loads(value)
    except ValueError:
        return None
    fixes = [fix for group in report_of(delivery_id).groups if group.reason == reason for fix in group.fixes]
    return next((fix for fix in fixes if [fix.kind, fix.value] == wanted), None)


def _back(delivery_id: str) -> HttpResponse:
    return redirect("list_delivery", delivery_id=delivery_id)


_NO_WORKBOOK = Words(
    "Pilih berkas perbaikan yang ada isinya. Belum ada yang berubah.",
    "Choose a repaired workbook that is not empty. Nothing was changed.",
)
_FIX_GONE = Words(
    "Perbaikan itu tidak lagi ditawarkan: daftar ini sudah diperiksa ulang sejak halaman dibuka. Muat ulang "
    "halamannya.",
    "That repair is no longer offered: the list was checked again since the page was opened. Load the page again.",
)
