"""Who acts: until people have accounts, the name they type, kept in this browser for the next form."""

from urllib.parse import quote, unquote

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FIELD = "nama"
LONGEST_NAME = 120
LONGEST_REASON = 500
_COOKIE = "petugas"
_THIRTY_DAYS = 30 * 24 * 60 * 60


def officer_of(request: HttpRequest) -> str:
    """Return the name typed into this form, or "" when none was."""
    return request.POST.get(FIELD, "").strip()[:LONGEST_NAME]


def known_officer(request: HttpRequest) -> str:
    """Return the name typed into the last form in this browser, to fill the next one."""
    return unquote(request.COOKIES.get(_COOKIE, ""))[:LONGEST_NAME]


def reason_of(request: HttpRequest) -> str:
    """Return why somebody does something, as typed."""
    return request.POST.get("alasan", "").strip()[:LONGEST_REASON]


def remembering(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Keep the name of this form in the browser."""
    name = officer_of(request)
    if name:
        response.set_cookie(
            _COOKIE, quote(name), max_age=_THIRTY_DAYS, samesite="Strict", httponly=True,
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )  # fmt: skip
    return response
