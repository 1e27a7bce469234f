"""Bind what a request asks of PostgreSQL to the areas of whoever asks, where LINDUNG_ROLE names the desk's role.

A connection is used by one request after the other: the role and the areas are set when a request begins, the areas to
none, and both are taken back when it ends. A request that never asks who reads sees no bound row.
"""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse

from lindung.registry.row_security import AREAS_SETTING, DESK
from lindung.vocabulary.wilayah import AreaCode


class BoundRowsMiddleware:
    """Take the desk's role for a request, with no area yet."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer under the role."""
        if not _is_bound():
            return self.get_response(request)
        _ask(f"SET ROLE {DESK}")
        bind_to(())
        try:
            return self.get_response(request)
        finally:
            _ask("RESET ROLE")
            bind_to(())


def bind_to(areas: Iterable[AreaCode]) -> None:
    """Let the rest of the request read what lies in these areas."""
    if _is_bound():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, false)", [AREAS_SETTING, ",".join(area.text for area in areas)])


def _is_bound() -> bool:
    return bool(settings.ENVIRONMENT.database_role) and connection.vendor == "postgresql"


def _ask(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
