"""From where a request comes."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def origin_of(request: HttpRequest) -> str:
    """Return the network address of whoever asks, or "" when nothing tells one.

    With a proxy in front (``LINDUNG_HTTPS``) it is the address that the proxy added last; without one nobody's word
    is taken for it.
    """
    behind_proxy = settings.SECURE_PROXY_SSL_HEADER is not None
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2] if behind_proxy else ""
    return _address(forwarded) or _sender(request)


def is_this_computer(request: HttpRequest) -> bool:
    """Whether a request comes from the computer Lindung runs on, and not through a proxy on it."""
    is_forwarded = "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META
    sender = _sender(request)
    return bool(sender) and ip_address(sender).is_loopback and not is_forwarded


def _sender(request: HttpRequest) -> str:
    return _address(request.META.get("REMOTE_ADDR", ""))


def _address(text: str) -> str:
    try:
        return str(ip_address(text.strip()))
    except ValueError:
        return ""
