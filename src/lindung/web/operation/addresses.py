"""The addresses for machines that watch this one, and which network addresses may ask them."""

from ipaddress import ip_address
from typing import Final

from django.conf import settings
from django.http import HttpRequest

from lindung.web.office.origin import origin_of

LIVENESS: Final = "/sehat"
READINESS: Final = "/sehat/siap"
METRICS: Final = "/metrik"

_SIGNS_OF_A_PROXY: Final = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_FORWARDED",
    "HTTP_VIA",
    "HTTP_X_REAL_IP",
)


def may_watch(request: HttpRequest) -> bool:
    """Whether the request comes from an address of ``LINDUNG_MONITOR``; what comes through a proxy is not the proxy."""
    if any(sign in request.META for sign in _SIGNS_OF_A_PROXY) and not _tells_reader(request):
        return False
    origin = origin_of(request)
    return bool(origin) and any(ip_address(origin) in network for network in settings.ENVIRONMENT.monitors)


def _tells_reader(request: HttpRequest) -> bool:
    """Whether a proxy that is trusted (``LINDUNG_HTTPS``) says for whom it asks."""
    return settings.SECURE_PROXY_SSL_HEADER is not None and "HTTP_X_FORWARDED_FOR" in request.META
