"""Count the coverage of a linkage for a page: who presses twice, or two at a time, get one build."""

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from lindung.engines.linkage.link import quiet
from lindung.registry.snapshots.coverage_build import CoverageBuild, builds
from lindung.registry.snapshots.linkage import LinkageManifest, linkages
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.month import Month
from lindung.workflows.coverage.build import MONTHS, Built, Told, build_coverage
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.coverage.month_before import months_before
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
        adds_to: The build that its month can be added to, or "".
        has_memberships: False for a linkage of an older version, which cannot be counted.
    """

    linkage_id: str
    area_code: str
    area_name: str
    month: Month
    made_at: datetime
    is_sample: bool
    build_id: str
    adds_to: str
    has_memberships: bool


def countables() -> tuple[Countable, ...]:
    """Return the newest linkage of each area, by code, with the newest build made from it."""
    vault = office_vault()
    newest = {one.manifest.area_code: one for one in reversed(linkages(vault))}
    known = [one for one in builds(vault) if one.manifest.basis == DOMICILE]
    counted = {one.manifest.linkage_id: one.manifest.build_id for one in reversed(known)}
    names = area_names(newest)
    return tuple(
        Countable(
            linkage_id=found.manifest.linkage_id, area_code=code, area_name=names[code],
            month=Month.of(found.manifest.month), made_at=found.manifest.made_at, is_sample=found.manifest.is_sample,
            build_id=counted.get(found.manifest.linkage_id, ""), adds_to=_adds_to(known, found.manifest),
            has_memberships="memberships" in found.manifest.tables,
        )
        for code, found in sorted(newest.items())
    )  # fmt: skip


def count_once(*, linkage_id: str, by: str, now: datetime, adds_month: bool = False, told: Told = quiet) -> Built:
    """Count a linkage over two years up to its month; a second call waits and returns the same build.

    Args:
        linkage_id: The linkage.
        by: Who had it counted.
        now: When.
        adds_month: Count its month only, on top of the area's build that ends the month before.
        told: Told of each step.

    Raises:
        CoverageError: The linkage is older than what is needed, or there is no build to add its month to.
        SnapshotGoneError: There is no such linkage.
    """
    with _alone(office_vault().builds):
        return build_coverage(linkage_id=linkage_id, by=by, now=now, told=told, adds_month=adds_month)


def _adds_to(known: Sequence[CoverageBuild], made: LinkageManifest) -> str:
    """Return the build that the month of a linkage can be added to, or ""."""
    try:
        before = months_before(
            known, area=made.area_code, month=Month.of(made.month), is_sample=made.is_sample, first=None, most=MONTHS
        )
    except CoverageError:
        return ""
    return before.build.manifest.build_id


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """Let one process and one thread at a time count."""
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (directory / _LOCK).open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
