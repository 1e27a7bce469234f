"""Releases as the office sees them, in any state, with the area that decides who may touch them."""

from dataclasses import dataclass

from lindung.opendata.queries.release_area import area_of_release
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.stored_release import (
    UnknownReleaseError,
    stored_drafts,
    stored_release,
    stored_releases,
)
from lindung.registry.models import DiscardedDraft
from lindung.vocabulary.reader import Reader
from lindung.vocabulary.release_state import ReleaseState
from lindung.vocabulary.role import Deed
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode
from lindung.workflows.linking.people.place_names import area_names


@dataclass(frozen=True)
class ReleaseShown:
    """A release with where it stands.

    Attributes:
        info: What it says of itself; rows = published + primary_cells + complementary_cells.
        state: Where it stands.
        area: The area it is about.
        area_name: Its name.
    """

    info: ReleaseInfo
    state: ReleaseState
    area: AreaCode
    area_name: str

    @property
    def published(self) -> int:
        """Numbers that readers see."""
        return self.info.rows - self.info.suppressed_cells


def releases_of(reader: Reader) -> list[ReleaseShown]:
    """List what is stored of the areas in which somebody publishes, newest first."""
    found = [(one, area_of_release(one)) for one in stored_releases()] if reader.may(Deed.PUBLISH) else []
    mine = [(one, area) for one, area in found if reader.may_in(Deed.PUBLISH, area)]
    names = area_names(area.text for _, area in mine)
    return [ReleaseShown(one, state_of(one), area, names[area.text]) for one, area in mine]


def drafts_waiting(reader: Reader) -> int:
    """Count the drafts that wait for somebody to release or discard them."""
    if not reader.may(Deed.PUBLISH):
        return 0
    return sum(reader.may_in(Deed.PUBLISH, area_of_release(one)) for one in stored_drafts())


def release_shown(slug: str) -> ReleaseShown:
    """Return one release.

    Raises:
        UnknownReleaseError: There is none of this name, or it was discarded.
    """
    found = stored_release(slug)
    area = area_of_release(found)
    return ReleaseShown(found, state_of(found), area, area_names([area.text])[area.text])


def is_sample(slug: str) -> bool:
    """Whether a release counts invented people; of what is not there, no."""
    try:
        return stored_release(slug).is_sample
    except UnknownReleaseError:
        return False


def state_of(release: ReleaseInfo) -> ReleaseState:
    """Say where a release stands."""
    if release.withdrawn_at is not None:
        return ReleaseState.WITHDRAWN
    return ReleaseState.DRAFT if release.released_at is None else ReleaseState.RELEASED


def release_area(slug: str) -> str | None:
    """Return the area of a release, or of a draft that was discarded; None where the name was never given."""
    try:
        return area_of_release(stored_release(slug)).text
    except UnknownReleaseError:
        gone = DiscardedDraft.objects.filter(slug=slug).values_list("area_code", flat=True).first()
        return None if gone is None else gone or COUNTRY_CODE
