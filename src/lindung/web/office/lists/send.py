"""Sending a file: in pieces that can be taken up again, or with a plain form when it is small."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lindung.vocabulary.language import Words
from lindung.vocabulary.role import Deed
from lindung.vocabulary.wilayah import COUNTRY_CODE, common_area
from lindung.web.office.gate import allowed, areas_for
from lindung.web.office.lists.memory_upload import with_upload_in_memory
from lindung.web.office.lists.officer import officer_of
from lindung.web.office.lists.refusals import with_refusals
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.web.shared.upload_limit import UPLOAD_LIMIT
from lindung.workflows.deliveries.errors import (
    DeliveryError,
    UnknownDeliveryError,
    UploadGapError,
    UploadTooLargeError,
)
from lindung.workflows.deliveries.look import progress_of
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.receive import (
    MOST_UPLOADED_BYTES,
    append_chunk,
    begin_upload,
    finish_upload,
    receive_file,
)

CHUNK_BYTES = 4_000_000
_LONGEST_FILE_NAME = 255
_MOST_DIGITS = 15


@require_http_methods(["GET", "POST"])
@allowed(Deed.SEND_LISTS)
@with_upload_in_memory
@with_refusals
def new_delivery(request: HttpRequest) -> HttpResponse:
    """Show the form, or take a file that fits into one request."""
    if request.method == "GET":
        return _form(request)
    sent = request.FILES.get("berkas")
    if sent is None or not sent.size:
        return _form(request, file_error=_("Pilih satu berkas yang ada isinya."))
    delivery_id = receive_file(
        data=sent.read(), file_name=(sent.name or "")[:_LONGEST_FILE_NAME], by=officer_of(request),
        now=timezone.now(), within=_sent_within(request),
    )  # fmt: skip
    return redirect("list_mapping", delivery_id=delivery_id)


@require_POST
@allowed(Deed.SEND_LISTS)
def begin(request: HttpRequest) -> HttpResponse:
    """Begin an upload in pieces; answer with its identifier."""
    size = request.POST.get("ukuran", "")
    file_name = request.POST.get("berkas", "")[:_LONGEST_FILE_NAME]
    if not size.isdecimal() or len(size) > _MOST_DIGITS or not int(size) or not file_name:
        return _problem(_FILE_EMPTY, status=422)
    try:
        delivery_id = begin_upload(
            file_name=file_name, file_bytes=int(size), by=officer_of(request), now=timezone.now(),
            within=_sent_within(request),
        )  # fmt: skip
    except UploadTooLargeError as error:
        return _problem(error.words, status=413)
    return JsonResponse({"id": delivery_id, "received": 0}, status=201)


@require_http_methods(["GET", "POST"])
@allowed(Deed.SEND_LISTS, is_routine=True, asks=("mulai",))
def piece(request: HttpRequest, delivery_id: str) -> HttpResponse:
    """Say how many bytes have arrived, or take the piece that begins at ``mulai``."""
    try:
        if request.method == "GET":
            return _so_far(delivery_id)
        return _taken(request, delivery_id)
    except UploadGapError as error:
        return JsonResponse({"received": error.received}, status=409)
    except UnknownDeliveryError as error:
        return _problem(error.words, status=404)
    except DeliveryError as error:
        return _problem(error.words, status=410)


@require_POST
@allowed(Deed.SEND_LISTS)
def finish(request: HttpRequest, delivery_id: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Close an upload; a second call finds it closed."""
    try:
        finish_upload(delivery_id=delivery_id, now=timezone.now())
    except UploadGapError as error:
        return JsonResponse({"received": error.received}, status=409)
    except UnknownDeliveryError as error:
        return _problem(error.words, status=404)
    except DeliveryError as error:
        return _problem(error.words, status=410)
    return JsonResponse({"finished": True})


def _so_far(delivery_id: str) -> HttpResponse:
    progress = progress_of(delivery_id, timezone.now())
    is_finished = progress.state is not DeliveryState.RECEIVING
    return JsonResponse({"finished": True} if is_finished else {"received": progress.done})


def _taken(request: HttpRequest, delivery_id: str) -> HttpResponse:
    offset, length = request.GET.get("mulai", ""), request.META.get("CONTENT_LENGTH") or ""
    if not offset.isdecimal() or len(offset) > _MOST_DIGITS or not length.isdecimal():
        return _problem(_PIECE_WRONG, status=400)
    if int(length) > CHUNK_BYTES:
        return _problem(_PIECE_TOO_LARGE, status=413)
    received = append_chunk(
        delivery_id=delivery_id, offset=int(offset), data=request.read(CHUNK_BYTES), now=timezone.now()
    )
    return JsonResponse({"received": received})


def _sent_within(request: HttpRequest) -> str:
    """The area a list is taken for until somebody states its own: the smallest that holds those of its sender."""
    found = common_area(areas_for(request, Deed.SEND_LISTS))
    return found.text if found else COUNTRY_CODE


def _form(request: HttpRequest, *, file_error: str = "") -> HttpResponse:
    context = {
        "officer": officer_of(request),
        "file_error": file_error,
        "chunk_bytes": CHUNK_BYTES,
        "largest_file": MOST_UPLOADED_BYTES,
        "plain_limit": UPLOAD_LIMIT,
    }
    return page(request, "office/lists/new.html", context, status=422 if file_error else 200)


def _problem(words: Words, *, status: int) -> JsonResponse:
    return JsonResponse({"problem": words.in_language(current_language())}, status=status)


_FILE_EMPTY = Words("Pilih satu berkas yang ada isinya.", "Choose one file that is not empty.")
_PIECE_WRONG = Words("Potongan berkas tidak menyebut letaknya.", "The piece of the file does not say where it belongs.")
_PIECE_TOO_LARGE = Words("Potongan berkas terlalu besar.", "The piece of the file is too large.")
