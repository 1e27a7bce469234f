"""Releases in any state, for the office that prepares them; public pages may not import this module."""

from lindung.opendata.models import Release
from lindung.opendata.queries.release_info import ReleaseInfo, info_of


class UnknownReleaseError(LookupError):
    """No release has this name."""


def stored_release(slug: str) -> ReleaseInfo:
    """Return one release, whether released or not.

    Raises:
        UnknownReleaseError: No release has this name.
    """
    row = Release.objects.select_related("supersedes").filter(slug=slug).first()
    if row is None:
        raise UnknownReleaseError(slug)
    return info_of(row)


def stored_releases() -> list[ReleaseInfo]:
    """List all releases, newest first."""
    return [info_of(row) for row in Release.objects.select_related("supersedes").order_by("-as_of", "-id")]


def stored_drafts() -> list[ReleaseInfo]:
    """List what waits to be released, newest first."""
    waiting = Release.objects.filter(released_at=None).select_related("supersedes")
    return [info_of(row) for row in waiting.order_by("-as_of", "-id")]
