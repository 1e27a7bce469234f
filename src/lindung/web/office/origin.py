"""From where a request comes."""

from ipaddress import ip_address

from django.http import HttpRequest


def origin_of(request: HttpRequest) -> str:
    """Return the network address of whoever asks, or "" when the server does not tell one."""
    try:
        return str(ip_address(request.META.get("REMOTE_ADDR", "")))
    except ValueError:
        return ""


def is_this_computer(request: HttpRequest) -> bool:
    """Whether a request comes from the computer Lindung runs on, and not through a proxy on it."""
    is_forwarded = "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META
    origin = origin_of(request)
    return bool(origin) and ip_address(origin).is_loopback and not is_forwarded
