"""Refuse a request that is too large before any of it is read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from lindung.web.shared.errors import too_large

UPLOAD_LIMIT = 30_000_000
_FORM_AROUND_THE_FILE = 100_000


class UploadLimitMiddleware:
    """Answer 413 with a sentence; it stands before the check of the form's token, which reads the whole body."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on what is small enough."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > UPLOAD_LIMIT + _FORM_AROUND_THE_FILE:
            return too_large(request)
        return self.get_response(request)
