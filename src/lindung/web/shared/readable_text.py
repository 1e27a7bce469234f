"""Refuse text that no database can keep: the character NUL, in an address or a form, before any page reads it.

PostgreSQL holds no NUL in a text and fails on the question; SQLite does not. So it is refused for both, in one place.
"""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from lindung.web.shared.errors import bad_request

NUL: Final = "\x00"
ANSWER: Final = "answer_to_nul"
"""The attribute by which a view says how it refuses, where it does not speak in pages."""


class ReadableTextMiddleware:
    """Answer 400; it stands behind the check of the form's token, which has read the form already.

    A view that is taken out of that check chooses first where its files go, so it asks `has_nul` about its form itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on; what is asked is known once the view is."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:  # Any: the parts of any address, as Django hands them over
        """Refuse before the view begins."""
        parts = [*args, *kwargs.values()]
        reads_later = getattr(view, "csrf_exempt", False)
        sent = (request.GET,) if reads_later else (request.GET, request.POST)
        if any(NUL in str(part) for part in parts) or any(map(has_nul, sent)):
            answer: Callable[[HttpRequest], HttpResponseBase] = getattr(view, ANSWER, bad_request)
            return answer(request)
        return None


def has_nul(sent: QueryDict) -> bool:
    """Whether what was sent holds the character NUL anywhere."""
    return any(NUL in text for name, values in sent.lists() for text in (name, *values))
