"""Files the clinic hands out: workbooks for the villages, the clean annex, the summary."""

import io
import re
from typing import BinaryIO

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from lindung.vocabulary.role import Deed
from lindung.web.office.gate import allowed
from lindung.web.office.lists.refusals import with_refusals
from lindung.web.shared.language import current_language
from lindung.workflows.deliveries import hand_out

NO_VILLAGE = "tanpa-desa"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TYPES = {"xlsx": _SPREADSHEET, "csv": "text/csv; charset=utf-8", "zip": "application/zip"}
_VILLAGE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}")


@require_GET
@allowed(Deed.SEND_LISTS)
@with_refusals
def all_workbooks(request: HttpRequest, delivery_id: str) -> HttpResponseBase:  # noqa: ARG001 - Django's signature
    """Hand out the return workbooks of all villages in one archive."""
    return as_file(hand_out.returns_zip(delivery_id, current_language()), f"perbaikan-{delivery_id}.zip")


@require_GET
@allowed(Deed.SEND_LISTS)
@with_refusals
def village_workbook(request: HttpRequest, delivery_id: str, village: str) -> HttpResponseBase:  # noqa: ARG001
    """Hand out the return workbook of one village, or of the rows without one."""
    if village != NO_VILLAGE and not _VILLAGE.fullmatch(village):
        raise Http404
    code = None if village == NO_VILLAGE else village
    try:
        name, content = hand_out.return_workbook(delivery_id, code, current_language())
    except LookupError as error:
        raise Http404 from error
    return as_file(content, name)


@require_GET
@allowed(Deed.SEND_LISTS)
@with_refusals
def clean_annex(request: HttpRequest, delivery_id: str, extension: str) -> HttpResponseBase:  # noqa: ARG001
    """Hand out the accepted rows as an annex."""
    if extension not in {"xlsx", "csv"}:
        raise Http404
    return as_file(hand_out.annex(delivery_id, extension, current_language()), f"lampiran-{delivery_id}.{extension}")


@require_GET
@allowed(Deed.SEND_LISTS)
@with_refusals
def summary(request: HttpRequest, delivery_id: str) -> HttpResponseBase:  # noqa: ARG001 - Django's signature
    """Hand out the counts of a delivery."""
    return as_file(hand_out.summary_workbook(delivery_id, current_language()), f"ringkasan-{delivery_id}.xlsx")


def as_file(content: bytes | BinaryIO, name: str) -> HttpResponseBase:
    """Send a file for saving; no cache on the way keeps persons' data."""
    opened = io.BytesIO(content) if isinstance(content, bytes) else content
    kind = _TYPES[name.rpartition(".")[2]]
    response = FileResponse(opened, as_attachment=True, filename=name, content_type=kind)
    response.headers["Cache-Control"] = "no-store"
    return response
