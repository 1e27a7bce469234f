"""The gate: the only way from a public page to a release. What is not released, or withdrawn, does not pass."""

from functools import lru_cache
from typing import Final

from django.db import connection

from lindung.opendata.models import Release
from lindung.opendata.queries.release_info import ReleaseInfo, info_of

_GATE: Final = (
    "SELECT id, sha256, withdrawn_at FROM opendata_release WHERE released_at IS NOT NULL AND {condition} "
    "ORDER BY as_of DESC, id DESC LIMIT 1"
)
_STANDS: Final = (
    "withdrawn_at IS NULL AND (NOT is_sample OR NOT EXISTS "
    "(SELECT 1 FROM opendata_release AS other WHERE other.released_at IS NOT NULL AND NOT other.is_sample))"
)
_REMEMBERED: Final = 32


class NoSuchReleaseError(LookupError):
    """No release with this name was ever released."""


class WithdrawnReleaseError(LookupError):
    """The release was withdrawn; its numbers are no longer shown.

    Attributes:
        release: What may still be said: its name, when it was withdrawn, and why.
    """

    def __init__(self, release: ReleaseInfo) -> None:
        """Keep the release for the page that stands in its place."""
        super().__init__(release.slug)
        self.release = release


def public_release(slug: str) -> ReleaseInfo:
    """Return a release that anybody may read.

    Raises:
        NoSuchReleaseError: There is none of this name, or it is not released yet; the two are not told apart.
        WithdrawnReleaseError: It was withdrawn.
    """
    found = _found("slug = %s", slug)
    if found is None:
        raise NoSuchReleaseError(slug)
    release = _release(*found)
    if release.withdrawn_at is not None:
        raise WithdrawnReleaseError(release)
    return release


def latest_release() -> ReleaseInfo | None:
    """Return the newest release that stands: the latest month, and of that month the last release.

    A sample of invented people stands only where nothing real was ever released, not even something withdrawn since.
    """
    found = _found(_STANDS)
    return None if found is None else _release(*found)


def public_releases() -> list[ReleaseInfo]:
    """List what was ever released, newest first; withdrawn ones are in the list, to be named as such."""
    rows = Release.objects.filter(released_at__isnull=False).select_related("supersedes")
    return [info_of(row) for row in rows.order_by("-as_of", "-id")]


def forget_releases() -> None:
    """Drop what this process remembers of releases, after one was released or withdrawn."""
    _release.cache_clear()


def _found(condition: str, *values: str) -> tuple[int, str, str] | None:
    """Ask the database each time: only what is released passes, and a withdrawal counts at once."""
    with connection.cursor() as cursor:
        cursor.execute(_GATE.format(condition=condition), values)
        row = cursor.fetchone()
    return None if row is None else (int(row[0]), str(row[1]), str(row[2]))


@lru_cache(maxsize=_REMEMBERED)
def _release(release_id: int, _sha256: str, _withdrawn_at: str) -> ReleaseInfo:
    """Read what a release says of itself; it never changes, so it is read once for each state that the gate found."""
    return info_of(Release.objects.select_related("supersedes").get(pk=release_id))
