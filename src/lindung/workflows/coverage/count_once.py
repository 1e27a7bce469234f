"""Count the coverage of a linkage for a page: who presses twice, or two at a time, get one build."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from lindung.engines.linkage.link import quiet
from lindung.registry.snapshots.coverage_build import builds
from lindung.registry.snapshots.linkage import linkages
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.month import Month
from lindung.workflows.coverage.build import Built, build_coverage
from lindung.workflows.coverage.places import DOMICILE
from lindung.workflows.linking.people.place_names import area_names

_LOCK: Final = ".counting"


@dataclass(frozen=True)
class Countable:
    """An area whose newest linkage can be counted.

    Attributes:
        linkage_id: That linkage.
        area_code: Its area.
        area_name: Its name.
        month: Month of its statuses.
        made_at: When it was made.
        is_sample: Invented people.
        build_id: The build that was counted from it, or "".
        has_memberships: False for a linkage of an older version, which cannot be counted.
    """

    linkage_id: str
    area_code: str
    area_name: str
    month: Month
    made_at: datetime
    is_sample: bool
    build_id: str
    has_memberships: bool


def countables() -> tuple[Countable, ...]:
    """Return the newest linkage of each area, by code, with the newest build made from it."""
    vault = office_vault()
    newest = {one.manifest.area_code: one for one in reversed(linkages(vault))}
    by_domicile = [one.manifest for one in reversed(builds(vault)) if one.manifest.basis == DOMICILE]
    counted = {made.linkage_id: made.build_id for made in by_domicile}
    names = area_names(newest)
    return tuple(
        Countable(
            linkage_id=found.manifest.linkage_id, area_code=code, area_name=names[code],
            month=Month.of(found.manifest.month), made_at=found.manifest.made_at, is_sample=found.manifest.is_sample,
            build_id=counted.get(found.manifest.linkage_id, ""), has_memberships="memberships" in found.manifest.tables,
        )
        for code, found in sorted(newest.items())
    )  # fmt: skip


def count_once(*, linkage_id: str, by: str, now: datetime) -> Built:
    """Count a linkage over two years up to its month; a second call waits and returns the same build.

    Raises:
        CoverageError: The linkage is older than what is needed.
        SnapshotGoneError: There is no such linkage.
    """
    with _alone(office_vault().builds):
        return build_coverage(linkage_id=linkage_id, by=by, now=now, told=quiet)


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """Let one process and one thread at a time count."""
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (directory / _LOCK).open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
