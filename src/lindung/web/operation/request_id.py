"""The number of a request, by which its lines are found in the log and an answer in them."""

import re
import secrets
from contextvars import ContextVar
from typing import Final

from django.conf import settings
from django.http import HttpRequest

HEADER: Final = "X-Request-ID"
_FROM_PROXY: Final = re.compile(r"[0-9A-Za-z-]{8,64}")
_current: ContextVar[str] = ContextVar("request_id", default="")


def begin_request(request: HttpRequest) -> str:
    """Number a request; a proxy that is trusted (``LINDUNG_HTTPS``) may have done so before."""
    told = request.headers.get(HEADER, "") if settings.SECURE_PROXY_SSL_HEADER else ""
    number = told if _FROM_PROXY.fullmatch(told) else secrets.token_hex(8)
    _current.set(number)
    return number


def request_id() -> str:
    """Return the number of the request being answered, or "" outside of one."""
    return _current.get()


def end_request() -> None:
    """Forget the number."""
    _current.set("")
