"""The question mark in the menu of the desk: the job that the page before somebody is about."""

from django.http import HttpRequest

from lindung.web.office.help.howtos import howto_beside


def remember_howto(request: HttpRequest) -> None:
    """Let the page lead to the job it is about."""
    match = request.resolver_match
    found = howto_beside().get(match.view_name) if match else None
    if found:
        request.howto_here = found  # type: ignore[attr-defined]  # read by every page
