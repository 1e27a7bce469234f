"""Cells of two releases held against each other by the database; nothing is read into memory."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from lindung.opendata.models import Observation
from lindung.opendata.models.observation import SUPPRESSED
from lindung.opendata.queries.release_info import ReleaseInfo

_TABLE = "opendata_observation"
_SAME_CELL = "b.series_id = a.series_id AND b.month = a.month AND b.area = a.area"
_BOTH = f"""
SELECT
    SUM(CASE WHEN a.state = 0 AND b.state = 0 AND (a.numerator <> b.numerator
        OR COALESCE(a.denominator, -1) <> COALESCE(b.denominator, -1)) THEN 1 ELSE 0 END),
    SUM(CASE WHEN a.state = 0 AND b.state = 1 THEN 1 ELSE 0 END),
    SUM(CASE WHEN a.state = 1 AND b.state = 0 THEN 1 ELSE 0 END),
    COUNT(*)
FROM {_TABLE} a JOIN {_TABLE} b ON b.release_id = %s AND {_SAME_CELL}
WHERE a.release_id = %s AND a.series_id = %s AND a.month = %s
"""  # noqa: S608 - our own names


@dataclass(frozen=True)
class CellCounts:
    """How many cells of one series and month differ.

    Attributes:
        series_id: The series.
        month: Month ordinal.
        revised: Cells with a number in both, and another one.
        now_suppressed: Cells that had a number and no longer have one.
        now_shown: Cells that had none and have one now.
        added: Cells that only the second release has.
        dropped: Cells that only the first release has.
    """

    series_id: int
    month: int
    revised: int
    now_suppressed: int
    now_shown: int
    added: int
    dropped: int


def cell_differences(before: ReleaseInfo, after: ReleaseInfo) -> Iterator[CellCounts]:
    """Count the differences of each series and month that both releases have, in the order of the files."""
    shared = {stored.series_id for stored in before.series}
    months = [month.ordinal for month in after.months if month in before.months]
    for series_id in [stored.series_id for stored in after.series if stored.series_id in shared]:
        for month in months:
            yield _counted(before.release_id, after.release_id, series_id, month)


def top_counts(before: ReleaseInfo, after: ReleaseInfo) -> dict[tuple[int, int], tuple[str, str]]:
    """Return the count of the area that holds all others in both releases, by series and month; empty if hidden."""
    was, is_now = _tops(before), _tops(after)
    return {place: (was[place], is_now[place]) for place in was if place in is_now}


def _counted(before: int, after: int, series_id: int, month: int) -> CellCounts:
    with connection.cursor() as cursor:
        cursor.execute(_BOTH, [after, before, series_id, month])
        revised, now_suppressed, now_shown, both = cursor.fetchone()
    of_cell = Observation.objects.filter(series_id=series_id, month=month)
    return CellCounts(
        series_id=series_id,
        month=month,
        revised=int(revised or 0),
        now_suppressed=int(now_suppressed or 0),
        now_shown=int(now_shown or 0),
        added=of_cell.filter(release_id=after).count() - both,
        dropped=of_cell.filter(release_id=before).count() - both,
    )


def _tops(release: ReleaseInfo) -> dict[tuple[int, int], str]:
    """Read the first area of each series and month; the key orders areas by level."""
    months = [month.ordinal for month in release.months]
    found: dict[tuple[int, int], str] = {}
    for stored in release.series:
        for month in months:
            rows = Observation.objects.filter(release_id=release.release_id, series_id=stored.series_id, month=month)
            top = rows.order_by("area").values_list("state", "numerator").first()
            if top is not None:
                found[stored.series_id, month] = "" if top[0] == SUPPRESSED else str(top[1])
    return found
