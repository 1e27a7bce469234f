"""The demonstration of open data: one marked release of the sample's count, where nothing real could be beside it."""

from datetime import datetime
from typing import Final

from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.stored_release import stored_release, stored_releases
from lindung.registry.snapshots.coverage_build import builds
from lindung.registry.snapshots.snapshot import snapshots
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.wilayah import AreaLevel
from lindung.workflows.coverage.draft import draft_release
from lindung.workflows.coverage.earlier_release import BUILD
from lindung.workflows.releases.release import release_it
from lindung.workflows.show_clinic import BY

SMALLEST: Final = 5
MONTHS: Final = 9
"""Of the months that were counted: from ten on a damped trend is fitted, and loading its library where an office has it
takes longer than the whole release."""
DOWN_TO: Final = AreaLevel.DISTRICT
"""In the villages of the sample most numbers are of a few people: nearly all of them would be withheld."""


def show_release(build_id: str, *, now: datetime) -> ReleaseInfo | None:
    """Release the sample's count as a sample; None where the installation holds registers or releases of real people.

    Repeating it finds what is there, whatever became of it: a sample that somebody withdrew stays withdrawn.
    """
    if not holds_only_samples():
        return None
    for known in stored_releases():
        if known.released_at is not None and f"{BUILD}{build_id}" in known.snapshots:
            return known
    drafted = draft_release(
        build_id=build_id, publisher=BY, smallest=SMALLEST, months=MONTHS, down_to=DOWN_TO, now=now
    )  # fmt: skip
    release_it(drafted.slug, now=now, accepts_sample=True)
    return stored_release(drafted.slug)


def holds_only_samples() -> bool:
    """Whether everything here that was made of persons was made of invented ones."""
    vault = office_vault()
    marks = (
        *(one.manifest.is_sample for one in snapshots(vault, include_undone=True)),
        *(one.manifest.is_sample for one in builds(vault)),
        *(one.is_sample for one in stored_releases()),
    )
    return all(marks)
