"""Who is at the desk: the account that signed in, with its roles of today, looked up when first asked for."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from lindung.registry.models.account import Account
from lindung.registry.queries.reader import reader_of
from lindung.vocabulary.reader import Reader
from lindung.web.office.bound_rows import bind_to

NOBODY: Final = Reader(account_id=0, name="")
IDLE_FOR: Final = timedelta(hours=1)
"""After so long without a page a session ends, for desks are shared."""

KEPT_NOWHERE: Final = ("/kantor/", "/masukkan/", "/impor/", "/akun/", "/masuk/", "/undangan/")
"""Pages that no browser and no proxy keeps: desks are shared."""

_SEEN: Final = "seen"
_SEEN_EVERY: Final = timedelta(minutes=5)


class ReaderMiddleware:
    """Give each request its ``reader``; it costs nothing where nobody asks, as on public pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        request.reader = SimpleLazyObject(lambda: _reader(request))  # type: ignore[attr-defined]  # ours
        response = self.get_response(request)
        if request.path.startswith(KEPT_NOWHERE):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def reader_at(request: HttpRequest) -> Reader:
    """Return who is at the desk; NOBODY when nobody signed in."""
    found: Reader = request.reader  # type: ignore[attr-defined]  # set by the middleware
    return found


def _reader(request: HttpRequest) -> Reader:
    if not request.session.session_key:
        return NOBODY
    user, now = request.user, timezone.now()
    if not isinstance(user, Account):
        return NOBODY
    if _is_idle(request, now):
        logout(request)
        return NOBODY
    found = reader_of(user, timezone.localdate())
    bind_to(held.area for held in found.roles)
    return found


def _is_idle(request: HttpRequest, now: datetime) -> bool:
    seen = request.session.get(_SEEN)
    since = now - datetime.fromisoformat(seen) if seen else timedelta(0)
    if since > IDLE_FOR:
        return True
    if seen is None or since > _SEEN_EVERY:
        request.session[_SEEN] = now.isoformat()
    return False
