"""Pages for what went wrong."""

from django.http import HttpRequest, HttpResponseForbidden


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseForbidden:  # noqa: ARG001 - Django's signature
    """Say that the form is too old and how to send it again."""
    return HttpResponseForbidden("Formulir sudah kedaluwarsa. Muat ulang halaman lalu kirim lagi.")
