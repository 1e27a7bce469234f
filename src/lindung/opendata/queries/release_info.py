"""A release as a plain value: what it says of itself, without its rows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lindung.opendata.indicator_entry import IndicatorEntry, read_entry
from lindung.opendata.models import Release
from lindung.opendata.series_key import SeriesKey, StoredSeries
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaLevel


@dataclass(frozen=True)
class ReleaseInfo:
    """One release; the attributes mean what ``models.release.Release`` says.

    Attributes:
        release_id: Its number in this store.
        slug: Its name in addresses, like ``2026-11-a``.
        as_of: The month it speaks of.
        months: All months it holds, oldest first.
        series: What it counts, in the order of its files.
        levels: How many areas of each level it holds, unknown children included.
        publisher: The office that publishes it.
        created_at: When it was stored.
        released_at: When it was released; None before.
        withdrawn_at: When it was withdrawn; None while it stands.
        withdrawn: Why it was withdrawn.
        snapshots: Identifiers of the registers it was counted from.
        linkage_version: Which linkage or model told who is covered.
        code_version: Which program counted.
        is_sample: Whether it counts invented people.
        areas_digest: By which edition of the list of areas it was counted; empty where nobody told.
        smallest: No published count lies between 1 and this number minus 1.
        rounding: Counts are rounded to multiples of it; 0 or 1 when they are exact.
        licence: SPDX identifier.
        rows: Observations in it, suppressed ones included.
        primary_cells: Cells suppressed because they are small.
        complementary_cells: Cells suppressed to protect others.
        sums_held: Areas whose children were added up and agreed.
        sums_open: Areas where a suppressed cell leaves no sum.
        sha256: Of the whole file ``observations.csv``.
        supersedes: The release before it, by slug.
        dictionary: What its indicators mean.
        changes: Rows and sentences of what differs from the release before; None when there is none.
    """

    release_id: int
    slug: str
    as_of: Month
    months: tuple[Month, ...]
    series: tuple[StoredSeries, ...]
    levels: dict[AreaLevel, int]
    publisher: str
    created_at: datetime
    released_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn: Words
    snapshots: tuple[str, ...]
    linkage_version: str
    code_version: str
    is_sample: bool
    areas_digest: str
    smallest: int
    rounding: int
    licence: str
    rows: int
    primary_cells: int
    complementary_cells: int
    sums_held: int
    sums_open: int
    sha256: str
    supersedes: str | None
    dictionary: tuple[IndicatorEntry, ...]
    changes: dict[str, Any] | None  # Any: plain JSON, made by workflows.releases.release

    @property
    def suppressed_cells(self) -> int:
        """Cells without a number."""
        return self.primary_cells + self.complementary_cells

    @property
    def indicators(self) -> tuple[str, ...]:
        """Ids of the indicators it holds, in order."""
        return tuple(dict.fromkeys(series.key.indicator for series in self.series))

    def entry(self, indicator: str) -> IndicatorEntry:
        """Return what an indicator of the release means."""
        return next(entry for entry in self.dictionary if entry.indicator == indicator)


def info_of(release: Release) -> ReleaseInfo:
    """Turn a row into the plain value; ``supersedes`` should be selected with it."""
    copied = {name: getattr(release, name) for name in _COPIED}
    return ReleaseInfo(
        release_id=release.pk,
        as_of=_month(release.as_of),
        months=tuple(_month(month) for month in release.months),
        series=tuple(StoredSeries(SeriesKey(*key), number) for number, *key in release.series),
        levels={AreaLevel(int(level)): areas for level, areas in release.levels.items()},
        withdrawn=Words(release.withdrawn_id, release.withdrawn_en),
        snapshots=tuple(release.snapshots),
        supersedes=release.supersedes.slug if release.supersedes else None,
        dictionary=tuple(read_entry(entry) for entry in release.dictionary),
        **copied,
    )


_COPIED = (
    "slug", "publisher", "created_at", "released_at", "withdrawn_at", "linkage_version", "code_version", "is_sample",
    "areas_digest", "smallest", "rounding", "licence", "rows", "primary_cells", "complementary_cells", "sums_held",
    "sums_open", "sha256", "changes",
)  # fmt: skip


def _month(ordinal: int) -> Month:
    year, number = divmod(ordinal, 12)
    return Month(year, number + 1)
