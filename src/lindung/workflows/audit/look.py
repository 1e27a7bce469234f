"""Lines of the audit trail for those who may read them."""

from collections.abc import Iterable

from lindung.registry.models.audit_line import AuditLine
from lindung.registry.queries.within import within
from lindung.vocabulary.wilayah import AreaCode


def lines_shown(areas: Iterable[AreaCode], *, before: int | None = None, limit: int = 100) -> list[AuditLine]:
    """Return lines about some areas, newest first; those about no area are for readers of the whole country.

    Args:
        areas: Areas of whoever reads.
        before: Only lines with a smaller number; None for the newest.
        limit: How many at most.
    """
    found = AuditLine.objects.filter(within(areas))
    if before is not None:
        found = found.filter(number__lt=before)
    return list(found.order_by("-number")[:limit])
