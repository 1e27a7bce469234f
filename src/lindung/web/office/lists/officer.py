"""Who acts: the name of the account at the desk, which stands under everything it does."""

from django.http import HttpRequest

from lindung.web.office.reader import reader_at

LONGEST_REASON = 500


def officer_of(request: HttpRequest) -> str:
    """Return the name of whoever is at the desk."""
    return reader_at(request).name


def reason_of(request: HttpRequest) -> str:
    """Return why somebody does something, as typed."""
    return request.POST.get("alasan", "").strip()[:LONGEST_REASON]
