"""Store observations as a release that nobody sees yet."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import polars as pl
from django.db import transaction

from lindung.opendata.area_keys import LEVEL
from lindung.opendata.files.csv_file import csv_parts
from lindung.opendata.models import Release, Series
from lindung.opendata.queries.release_area import area_of_keys
from lindung.opendata.queries.release_rows import BATCH, Batch
from lindung.opendata.series_key import SeriesKey
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.releases.about import ReleaseAbout
from lindung.workflows.releases.catalogue import entries_for
from lindung.workflows.releases.check_rows import refuse_unfit
from lindung.workflows.releases.check_sums import SumsChecked, check_sums
from lindung.workflows.releases.foretell import foretell
from lindung.workflows.releases.load_rows import load_rows
from lindung.workflows.releases.rows import COMPLEMENTARY, PRIMARY, SERIES, STATE, prepared_rows, series_of
from lindung.workflows.releases.slugs import next_slug, queue_writers, superseded


@dataclass(frozen=True)
class ReleaseStored:
    """What was stored; rows = published + primary + complementary.

    Attributes:
        slug: Name of the release; it is not public yet.
        rows: Observations.
        published: Cells with a number.
        primary: Cells suppressed because they are small.
        complementary: Cells suppressed to protect others.
        sums: What adding up children found.
        sha256: Of the file ``observations.csv``.
    """

    slug: str
    rows: int
    published: int
    primary: int
    complementary: int
    sums: SumsChecked
    sha256: str


@transaction.atomic
def store_release(frame: pl.DataFrame, about: ReleaseAbout, *, now: datetime) -> ReleaseStored:
    """Store observations with what they were made from, all or none; ``release_it`` shows them later.

    Args:
        frame: The columns of ``OBSERVATION``, and ``state`` (published, primary, complementary) where cells are
            suppressed; a suppressed cell holds neither numerator nor denominator.
        about: What the release says of itself.
        now: This moment.

    Raises:
        ReleaseError: The rows contradict the contract or would show a small count; nothing was stored.
    """
    rows = prepared_rows(frame)
    refuse_unfit(rows, about)
    sums = check_sums(rows, rounding=about.rounding)
    numbers = _numbered(series_of(rows))
    states = dict(rows.group_by(STATE).len().iter_rows())
    queue_writers()
    release = Release.objects.create(
        slug=next_slug(about.as_of),
        as_of=about.as_of.ordinal,
        months=rows.get_column("month").unique().sort().to_list(),
        series=[[number, *_texts(key)] for key, number in numbers.items()],
        levels=_levels(rows),
        publisher=about.publisher,
        created_at=now,
        snapshots=list(about.snapshots),
        linkage_version=about.linkage_version,
        code_version=about.code_version,
        is_sample=about.is_sample,
        areas_digest=about.areas_digest,
        smallest=about.smallest,
        rounding=about.rounding,
        licence=about.licence,
        rows=rows.height,
        primary_cells=states.get(PRIMARY, 0),
        complementary_cells=states.get(COMPLEMENTARY, 0),
        sums_held=sums.held,
        sums_open=sums.open,
        sha256=_sha256(rows),
        supersedes=superseded(about.supersedes, is_sample=about.is_sample, area=_area(rows)),
        dictionary=[entry.as_json() for entry in entries_for(_indicators(numbers), about.indicators)],
    )
    load_rows(rows, release_id=release.pk, numbers=numbers)
    foretell(rows, release_id=release.pk, rounding=about.rounding)
    return ReleaseStored(
        slug=release.slug,
        rows=release.rows,
        published=release.rows - release.primary_cells - release.complementary_cells,
        primary=release.primary_cells,
        complementary=release.complementary_cells,
        sums=sums,
        sha256=release.sha256,
    )


def _numbered(keys: list[SeriesKey]) -> dict[SeriesKey, int]:
    """Return the number of each series; a new one gets a number."""
    return {
        key: Series.objects.get_or_create(
            indicator=key.indicator, basis=key.basis, dimension=key.dimension, category=key.category
        )[0].pk
        for key in keys
    }


def _indicators(numbers: dict[SeriesKey, int]) -> list[str]:
    return list(dict.fromkeys(key.indicator for key in numbers))


def _texts(key: SeriesKey) -> tuple[str, str, str, str]:
    return key.indicator, key.basis, key.dimension, key.category


def _levels(rows: pl.DataFrame) -> dict[str, int]:
    """Count the areas of each level."""
    areas = rows.select("area").unique().with_columns((pl.col("area") // LEVEL).alias("level"))
    return {str(level): count for level, count in sorted(areas.group_by("level").len().iter_rows())}


def _area(rows: pl.DataFrame) -> AreaCode:
    """Return the area that the rows are about, by the highest areas in them."""
    areas = rows["area"].unique()
    levels = areas // LEVEL
    return area_of_keys(areas.filter(levels == levels.min()))


def _sha256(rows: pl.DataFrame) -> str:
    digest = hashlib.sha256()
    for part in csv_parts(_batches(rows)):
        digest.update(part)
    return digest.hexdigest()


def _batches(rows: pl.DataFrame) -> Iterator[Batch]:
    """Give the rows as the queries will, so that the file that is hashed is the file that is served."""
    for texts, of_series in rows.group_by(SERIES, maintain_order=True):
        numbers = of_series.select("month", "area", "cell", "numerator", "denominator")
        for part in numbers.iter_slices(BATCH):
            yield SeriesKey(*(str(text) for text in texts)), part.rows()
