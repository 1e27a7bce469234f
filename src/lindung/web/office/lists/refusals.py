"""What the clinic answers when a workflow does not do what was asked."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from lindung.engines.intake.checks.scheme import SchemeError
from lindung.engines.intake.faults import UnusableFileError
from lindung.registry.snapshots.faults import AlreadyUndoneError, DiskFullError, RegisterError, SnapshotGoneError
from lindung.vocabulary.language import Words
from lindung.web.shared.errors import not_found
from lindung.web.shared.language import current_language
from lindung.web.shared.page import page
from lindung.workflows.deliveries.errors import (
    DeliveryError,
    UnknownDeliveryError,
    UploadTooLargeError,
    WrongStateError,
)

P = ParamSpec("P")
_STATUS: dict[type[Exception], int] = {
    WrongStateError: 409,
    AlreadyUndoneError: 409,
    UploadTooLargeError: 413,
    DiskFullError: 507,
}

REASON_MISSING = Words(
    "Tulis alasannya lebih dulu; alasan disimpan dalam riwayat. Belum ada yang berubah.",
    "Write the reason first; it is kept in the history. Nothing was changed.",
)


def with_refusals(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Turn the errors of the workflows into pages that say what did not happen and what to do."""

    @wraps(view)
    def answering(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except (UnknownDeliveryError, SnapshotGoneError):
            return not_found(request)
        except (DeliveryError, RegisterError, SchemeError, UnusableFileError) as error:
            return refusal(request, error.words, status=_STATUS.get(type(error), 422))

    return answering


def refusal(request: HttpRequest, words: Words, *, status: int) -> HttpResponse:
    """Answer with one sentence and the way back to the delivery."""
    context = {"sentence": words.in_language(current_language()), "back": _delivery_of(request)}
    return page(request, "office/lists/refusal.html", context, status=status)


def _delivery_of(request: HttpRequest) -> str:
    """Return the delivery the address names, or ""."""
    match = request.resolver_match
    return str(match.kwargs.get("delivery_id", "")) if match else ""
