"""The buttons that count coverage from a linkage, all months or its own on top; pressed twice they count once."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lindung.web.office.coverage.refusals import with_refusals
from lindung.web.office.gate import for_editors
from lindung.web.office.lists.officer import officer_of, remembering
from lindung.web.shared.errors import unusable
from lindung.workflows.coverage.count_once import count_once


@require_POST
@for_editors
@with_refusals
def count_now(request: HttpRequest) -> HttpResponseBase:
    """Count the coverage of a linkage and lead to it."""
    by = officer_of(request)
    if not by:
        return unusable(request, title=_("Belum dihitung"), advice=_("Tulis nama atau jabatan Anda, lalu tekan lagi."))
    asked = request.POST
    built = count_once(
        linkage_id=asked.get("pemadanan", ""), by=by, now=timezone.now(), adds_month=asked.get("bulan") == "tambah"
    )
    return remembering(request, redirect("coverage_build", built.build.manifest.build_id))
