"""All rows of a release in the order of its files, some thousands at a time: nothing is held whole."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db.models import Q

from lindung.opendata.models import Observation
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.series_key import SeriesKey

BATCH = 10_000
Row = tuple[int, int, int, int | None, int | None]
"""Month, area key, state, numerator, denominator."""
Batch = tuple[SeriesKey, list[Row]]
"""Some rows of one series."""


@dataclass(frozen=True)
class RowFilter:
    """Which rows are wanted; an empty choice leaves that column free.

    Attributes:
        areas: Area keys.
        ranges: First and last area key of each part of the country that is wanted, besides ``areas``.
        months: Month ordinals.
        indicators: Ids of indicators.
        bases: Values of NumeratorBasis.
        dimensions: Values of Dimension.
    """

    areas: Collection[int] = field(default=())
    ranges: Collection[tuple[int, int]] = field(default=())
    months: Collection[int] = field(default=())
    indicators: Collection[str] = field(default=())
    bases: Collection[str] = field(default=())
    dimensions: Collection[str] = field(default=())

    def wants(self, key: SeriesKey) -> bool:
        """Whether a series is wanted."""
        return (
            (not self.indicators or key.indicator in self.indicators)
            and (not self.bases or key.basis in self.bases)
            and (not self.dimensions or key.dimension in self.dimensions)
        )


EVERYTHING = RowFilter()


def release_batches(release: ReleaseInfo, wanted: RowFilter = EVERYTHING) -> Iterator[Batch]:
    """Give the rows by indicator, basis, dimension, category; then by month, level and area code."""
    for stored in release.series:
        if wanted.wants(stored.key):
            yield from ((stored.key, rows) for rows in _rows(release, stored.series_id, wanted))


def _rows(release: ReleaseInfo, series_id: int, wanted: RowFilter) -> Iterator[list[Row]]:
    months = wanted.months or [month.ordinal for month in release.months]
    rows = Observation.objects.filter(release_id=release.release_id, series_id=series_id, month__in=list(months))
    places = Q()
    for first, last in [(area, area) for area in wanted.areas] + [*wanted.ranges]:
        places |= Q(area__range=(first, last))
    values = (
        rows.filter(places).order_by("month", "area").values_list("month", "area", "state", "numerator", "denominator")
    )
    cursor = values.iterator(chunk_size=BATCH)
    while batch := list(islice(cursor, BATCH)):
        yield batch
