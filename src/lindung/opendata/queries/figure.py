"""The ledger of an area as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lindung.opendata.models import Figure


@dataclass(frozen=True)
class LedgerEntry:
    """One figure as printed, with what recomputing it found.

    Attributes:
        figure_id: Id of the stored figure.
        batch_id: The import or form it came with.
        supersedes: Id of the figure it corrects, or None.
        printed: The columns of ``engines.coverage.columns.FIGURES`` as stored.
        check: The JSON object of ``lindung figures check --json`` for this figure.
    """

    figure_id: int
    batch_id: int
    supersedes: int | None
    printed: dict[str, Any]  # Any: a row of mixed columns, declared in FIGURES
    check: dict[str, Any]  # Any: the JSON contract


_PRINTED = (
    "area_name", "level", "parent", "as_of", "employed", "employed_nearest", "covered", "covered_nearest",
    "coverage_pct", "coverage_pct_unit", "target_year", "target_pct", "target_pct_unit", "target_count",
    "target_count_nearest", "gap_count", "gap_count_nearest", "gap_pct", "gap_pct_unit", "segment", "numerator_basis",
    "denominator_kind", "target_origin", "status", "source", "note",
)  # fmt: skip


def ledger_of(area_code: str) -> list[LedgerEntry]:
    """List an area's current figures, newest first."""
    return _entries(Figure.objects.filter(area_id=area_code, is_current=True).order_by("-as_of", "-id"))


def entry_of(figure_id: int) -> LedgerEntry | None:
    """Return one figure of the ledger, current or not."""
    return next(iter(_entries(Figure.objects.filter(pk=figure_id))), None)


def branch_ledger(area_code: str) -> list[LedgerEntry]:
    """List the current figures of branches that serve an area; a branch figure never stands for the area."""
    return _entries(
        Figure.objects.filter(level="branch", is_current=True, area=None)
        .filter(area_name__in=_branch_names(area_code))
        .order_by("area_name", "-as_of", "id")
    )


def _branch_names(area_code: str) -> list[str]:
    from lindung.opendata.models import BranchArea

    return list(BranchArea.objects.filter(area_id=area_code).values_list("branch__name", flat=True))


def _entries(figures: Iterable[Figure]) -> list[LedgerEntry]:
    columns = ("pk", "batch_id", "supersedes_id", "area_id", "check_result__result", *_PRINTED)
    rows = figures.values(*columns)  # type: ignore[attr-defined]  # a QuerySet; Iterable keeps the callers readable
    return [
        LedgerEntry(
            figure_id=row["pk"],
            batch_id=row["batch_id"],
            supersedes=row["supersedes_id"],
            printed={"area_code": row["area_id"], **{name: row[name] for name in _PRINTED}},
            check=row["check_result__result"] or {},
        )
        for row in rows
    ]
