"""Add a line to the audit trail."""

from dataclasses import asdict
from typing import Final

from django.db import connection, transaction

from lindung.registry.models.audit_line import AuditLine
from lindung.workflows.audit.line import BEGINNING, Line

_LOCK: Final = 5_217_731
"""Number of the lock that one writer of PostgreSQL holds; SQLite lets one write at a time by itself."""


@transaction.atomic
def record(line: Line) -> int:
    """Store a line behind the last one and return its number."""
    hold_trail()
    last = AuditLine.objects.order_by("-number").values_list("number", "sha256").first()
    number, previous = (last[0] + 1, last[1]) if last else (1, BEGINNING)
    AuditLine.objects.create(
        number=number, previous_sha256=previous, sha256=line.digest(number, previous), **asdict(line)
    )
    return number


def hold_trail() -> None:
    """Let nobody else add a line until the transaction ends, so that lines can be counted before one is added."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
