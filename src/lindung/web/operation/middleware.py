"""Around everything else: answers those who watch the machine, numbers requests, times them, and writes a line each."""

import logging
import time
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseNotFound
from django.utils import timezone

from lindung.web.operation.addresses import LIVENESS, METRICS, READINESS, may_watch
from lindung.web.operation.health import liveness, readiness
from lindung.web.operation.metrics import REQUESTS, SECONDS, metrics
from lindung.web.operation.request_id import HEADER, begin_request, end_request

_METHODS: Final = frozenset({"GET", "HEAD", "POST"})
_log = logging.getLogger("lindung.request")


class OperationMiddleware:
    """The first of all: it stands before the check of the host's name, for monitors ask by address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, count and write down; monitors' own requests leave no trace."""
        watched = _answer_to_monitor(request)
        if watched is not None:
            return watched
        number, begun = begin_request(request), time.perf_counter()
        try:
            response = self.get_response(request)
            _count(request, response.status_code, time.perf_counter() - begun)
        finally:
            end_request()
        response.headers[HEADER] = number
        return response


def view_of(request: HttpRequest) -> str:
    """Name the page that was asked for; never its address, which may name a person."""
    if request.resolver_match is not None:
        return request.resolver_match.view_name
    return "static" if request.path.startswith(settings.STATIC_URL) else "unknown"


def _answer_to_monitor(request: HttpRequest) -> HttpResponse | None:
    if request.path not in {LIVENESS, READINESS, METRICS}:
        return None
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if request.path == LIVENESS:
        return liveness()
    if request.path == READINESS:
        return readiness(request)
    return metrics(timezone.now()) if may_watch(request) else HttpResponseNotFound()


def _count(request: HttpRequest, status: int, seconds: float) -> None:
    view, method = view_of(request), request.method if request.method in _METHODS else "other"
    REQUESTS.labels(view, method, str(status)).inc()
    SECONDS.labels(view).observe(seconds)
    _log.info(
        "request", extra={"view": view, "method": method, "status": status, "milliseconds": round(seconds * 1000, 1)}
    )
