"""A release by its name, whatever its state."""

from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.stored_release import UnknownReleaseError, stored_release, stored_releases
from lindung.workflows.releases.errors import unknown_release


def release_named(slug: str) -> ReleaseInfo:
    """Return a release.

    Raises:
        ReleaseError: There is none of this name; the error lists those there are.
    """
    try:
        return stored_release(slug)
    except UnknownReleaseError:
        raise unknown_release(slug, [release.slug for release in stored_releases()]) from None
