"""The button that counts, pressed once, twice, and by two people at a time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection

from lindung.registry.snapshots.coverage_build import builds
from lindung.registry.snapshots.faults import SnapshotGoneError
from lindung.registry.snapshots.vault import office_vault
from lindung.workflows.coverage.build import Built
from lindung.workflows.coverage.count_once import count_once, countables
from tests.workflows.coverage.counted_office import BY, kept_office
from tests.workflows.linking.office_people import AREA, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def press(settings: LazySettings, tmp_path: Path) -> Callable[[], Built]:
    """Return what the button does for a linkage that was never counted."""
    linkage_id = kept_office(settings, tmp_path, is_counted=False)

    def counting() -> Built:
        try:
            return count_once(linkage_id=linkage_id, by=BY, now=NOW)
        finally:
            connection.close()

    return counting


def test_counts_once_however_often_it_is_pressed(press: Callable[[], Built]) -> None:
    with ThreadPoolExecutor(2) as two:
        pressed = [two.submit(press) for _ in range(3)]
    assert sorted(one.result().is_new for one in pressed) == [False, False, True]
    assert len(builds(office_vault(), AREA)) == 1


def test_says_what_can_be_counted_and_what_was(press: Callable[[], Built]) -> None:
    (before,) = countables()
    assert (before.area_name, before.build_id, before.has_memberships) == ("Kota Semarang", "", True)
    built = press()
    (after,) = countables()
    assert after.build_id == built.build.manifest.build_id


def test_there_is_nothing_to_count_without_a_linkage() -> None:
    assert countables() == ()
    with pytest.raises(SnapshotGoneError):
        count_once(linkage_id="tiada", by=BY, now=NOW)
