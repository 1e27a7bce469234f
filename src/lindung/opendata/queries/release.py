"""The gate: the only way from a public page to a release. What is not released, or withdrawn, does not pass."""

from django.db.models import QuerySet

from lindung.opendata.models import Release
from lindung.opendata.queries.release_info import ReleaseInfo, info_of


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
    row = _released().filter(slug=slug).first()
    if row is None:
        raise NoSuchReleaseError(slug)
    release = info_of(row)
    if release.withdrawn_at is not None:
        raise WithdrawnReleaseError(release)
    return release


def latest_release() -> ReleaseInfo | None:
    """Return the newest release that stands: the latest month, and of that month the last release."""
    row = _released().filter(withdrawn_at=None).order_by("-as_of", "-id").first()
    return None if row is None else info_of(row)


def public_releases() -> list[ReleaseInfo]:
    """List what was ever released, newest first; withdrawn ones are in the list, to be named as such."""
    return [info_of(row) for row in _released().order_by("-as_of", "-id")]


def _released() -> "QuerySet[Release]":
    return Release.objects.filter(released_at__isnull=False).select_related("supersedes")
