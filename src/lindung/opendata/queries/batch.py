"""Imports and forms that filled the ledger, and when it last changed."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from lindung.opendata.models import Figure, FigureBatch
from lindung.opendata.queries.area import AreaSummary, areas_of
from lindung.vocabulary.wilayah import AreaCode


@dataclass(frozen=True)
class BatchSummary:
    """One import or form, without the person behind it.

    Attributes:
        batch_id: Its number.
        rows_read: Rows in the file; new and same add up to it.
        rows_new: Figures stored.
        rows_same: Figures that were stored before.
        mismatches: Stored figures that contradict themselves.
        conflicting: Stored figures that other figures contradict.
        is_undone: Whether it was taken back.
        areas: The first areas it speaks of, by code.
    """

    batch_id: int
    rows_read: int
    rows_new: int
    rows_same: int
    mismatches: int
    conflicting: int
    is_undone: bool
    areas: list[AreaSummary]


_SHOWN_AREAS = 60


def batch_of(batch_id: int) -> BatchSummary | None:
    """Return one import or form, or None."""
    batch = FigureBatch.objects.filter(pk=batch_id).first()
    if batch is None:
        return None
    figures = Figure.objects.filter(batch_id=batch_id)
    codes = figures.exclude(area=None).values_list("area_id", flat=True).distinct().order_by("area_id")
    return BatchSummary(
        batch_id=batch.pk,
        rows_read=batch.rows_read,
        rows_new=batch.rows_new,
        rows_same=batch.rows_same,
        mismatches=figures.filter(check_result__has_mismatch=True).aggregate(n=Count("pk"))["n"],
        conflicting=figures.filter(check_result__conflicts__gt=0).aggregate(n=Count("pk"))["n"],
        is_undone=batch.undone_at is not None,
        areas=sorted(areas_of(codes[:_SHOWN_AREAS]).values(), key=lambda area: area.code),
    )


def areas_of_batch(batch_id: int) -> list[AreaCode]:
    """Return all areas that one import or form speaks of."""
    codes = Figure.objects.filter(batch_id=batch_id).exclude(area=None).values_list("area_id", flat=True)
    return [AreaCode(code) for code in codes.distinct()]


def last_change() -> datetime | None:
    """Return the moment of the newest import, form or undoing, or None for an empty ledger."""
    moments = FigureBatch.objects.aggregate(created=Max("created_at"), undone=Max("undone_at"))
    return max((moment for moment in moments.values() if moment is not None), default=None)
