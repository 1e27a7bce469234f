"""Undo an import: its figures stop counting, nothing is erased."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from lindung.opendata.models import Figure, FigureBatch
from lindung.workflows.recheck_areas import recheck_areas


class BatchGoneError(LookupError):
    """No import has this number, or it was undone already."""


@dataclass(frozen=True)
class ImportUndone:
    """What undoing did.

    Attributes:
        rows_withdrawn: Figures of the import that no longer count.
        rows_restored: Figures they had superseded and that count again.
    """

    rows_withdrawn: int
    rows_restored: int


@transaction.atomic
def undo_import(*, batch_id: int, now: datetime) -> ImportUndone:
    """Withdraw the figures of one import and bring back what they had corrected.

    Raises:
        BatchGoneError: No import has this number, or it was undone already.
    """
    undone = FigureBatch.objects.filter(pk=batch_id, undone_at=None).update(undone_at=now)
    if not undone:
        raise BatchGoneError(batch_id)
    figures = Figure.objects.filter(batch_id=batch_id)
    areas = set(figures.exclude(area=None).values_list("area__code", flat=True))
    branches = set(figures.filter(area=None).values_list("area_name", flat=True))
    corrected = list(figures.filter(is_current=True).exclude(supersedes=None).values_list("supersedes_id", flat=True))
    withdrawn = figures.filter(is_current=True).update(is_current=False)
    restored = Figure.objects.filter(pk__in=corrected, batch__undone_at=None).update(is_current=True)
    recheck_areas(areas, branches)
    return ImportUndone(rows_withdrawn=withdrawn, rows_restored=restored)
