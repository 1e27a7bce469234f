"""Names of releases: the month and a letter, in the order in which they were stored."""

from django.db import connection

from lindung.opendata.models import Release
from lindung.opendata.queries.release_area import area_of_release
from lindung.opendata.queries.release_info import info_of
from lindung.registry.models import DiscardedDraft
from lindung.vocabulary.month import Month
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.releases.errors import unknown_release

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def next_slug(as_of: Month) -> str:
    """Return the next name of a month: 2026-11-a, 2026-11-b, ... 2026-11-z, 2026-11-aa; none is used twice."""
    used = sum(kept.objects.filter(as_of=as_of.ordinal).count() for kept in (Release, DiscardedDraft))
    return f"{as_of}-{letters(used)}"


def letters(place: int) -> str:
    """Count in letters: 0 is a, 25 is z, 26 is aa."""
    rest, last = divmod(place, len(_LETTERS))
    return (letters(rest - 1) if rest else "") + _LETTERS[last]


def superseded(slug: str | None, *, is_sample: bool, area: AreaCode) -> Release | None:
    """Return the release that a new one about an area follows: the one named, or the newest that stands about it.

    A sample follows samples only, and a real release real ones; that of one city never follows that of another.

    Raises:
        ReleaseError: No release of that kind has the name.
    """
    released = Release.objects.filter(released_at__isnull=False, is_sample=is_sample)
    if slug is None:
        standing = released.filter(withdrawn_at=None).select_related("supersedes").order_by("-as_of", "-id")
        return next((one for one in standing if area_of_release(info_of(one)).meets(area)), None)
    found = released.filter(slug=slug).first()
    if found is None:
        raise unknown_release(slug, list(released.values_list("slug", flat=True)))
    return found


def queue_writers() -> None:
    """Let one writer of releases go after the other; SQLite already queues them when the transaction begins."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE opendata_release IN SHARE ROW EXCLUSIVE MODE")
