"""Whether the person at this page may enter figures."""

from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest

_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})


def may_edit(request: HttpRequest) -> bool:
    """Say whether the request comes from this very computer and editing is switched on.

    Both the sender's address and the name in the address bar must be this computer: a page elsewhere that points its
    own name at 127.0.0.1 would pass the first test only, a reader in the office network neither.
    """
    return settings.EDITING == "local" and _is_this_computer(request) and _host_name(request) in _LOOPBACK_NAMES


def _is_this_computer(request: HttpRequest) -> bool:
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback and not _is_forwarded(request)
    except ValueError:
        return False


def _is_forwarded(request: HttpRequest) -> bool:
    return "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META


def _host_name(request: HttpRequest) -> str:
    try:
        host = request.get_host()
    except DisallowedHost:
        return ""
    return host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() and not host.endswith("]") else host
