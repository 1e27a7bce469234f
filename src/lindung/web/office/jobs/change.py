"""The buttons of work: link now, cancel, ask again; pressed twice they ask once."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lindung.vocabulary.month import Month, MonthError
from lindung.vocabulary.role import Deed
from lindung.vocabulary.wilayah import AreaCode, AreaCodeError
from lindung.web.office.gate import allowed, may_in
from lindung.web.office.jobs.asker import asker_of
from lindung.web.office.jobs.refusals import with_refusals
from lindung.web.office.lists.officer import officer_of
from lindung.web.shared.errors import not_found, unusable
from lindung.workflows.jobs.ask import ask_again, ask_to_link
from lindung.workflows.jobs.change import cancel
from lindung.workflows.jobs.find import refuse_of_other_deed


@require_POST
@allowed(Deed.SAVE_REGISTERS)
@with_refusals
def link_now(request: HttpRequest) -> HttpResponseBase:
    """Ask for the registers of an area to be linked, and lead to the work."""
    try:
        area = AreaCode(request.POST.get("wilayah", "")).text
    except AreaCodeError:
        return not_found(request)
    if not may_in(request, Deed.SAVE_REGISTERS, area):
        return not_found(request)
    try:
        month = Month.parse(request.POST.get("bulan", ""))
    except MonthError:
        return unusable(request, title=_("Bulannya belum terbaca"), advice=_("Tulis bulan seperti 2026-11."))
    asked = ask_to_link(area=area, month=month, asker=asker_of(request), now=timezone.now())
    return redirect("job", asked.job_id)


@require_POST
@allowed(Deed.SAVE_REGISTERS)
@with_refusals
def job_cancel(request: HttpRequest, job_id: str) -> HttpResponseBase:
    """Cancel work."""
    refuse_of_other_deed(job_id, Deed.SAVE_REGISTERS)
    cancel(job_id, by=officer_of(request), now=timezone.now())
    return redirect("job", job_id)


@require_POST
@allowed(Deed.SAVE_REGISTERS)
@with_refusals
def job_again(request: HttpRequest, job_id: str) -> HttpResponseBase:
    """Ask again for work that stopped or was cancelled."""
    refuse_of_other_deed(job_id, Deed.SAVE_REGISTERS)
    return redirect("job", ask_again(job_id, asker=asker_of(request), now=timezone.now()).job_id)
