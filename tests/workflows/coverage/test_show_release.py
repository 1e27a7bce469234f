"""The demonstration releases its sample once, marked, and never where real people lie."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lindung.engines.coverage.observations import OBSERVATION
from lindung.opendata.queries.release import latest_release
from lindung.opendata.queries.stored_release import stored_releases
from lindung.registry.snapshots.coverage_build import CoverageBuild, write_build
from lindung.registry.snapshots.snapshot import new_snapshot_id
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import AreaLevel
from lindung.workflows.coverage.held_builds import forget_builds
from lindung.workflows.releases.release import withdraw_release
from lindung.workflows.show_release import MONTHS, holds_only_samples, show_release
from tests.workflows.coverage.linked_office import built, link_office
from tests.workflows.linking.office_people import MONTH, NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def sample() -> CoverageBuild:
    """Fifty invented workers, counted over a year."""
    forget_builds()
    link_office(workers=50, members=33)
    return built(first=MONTH.plus(-11)).build


def test_releases_the_sample_once_and_marked(sample: CoverageBuild) -> None:
    first, again = (show_release(sample.manifest.build_id, now=now) for now in (NOW, LATER))
    assert first is not None
    assert first == again == latest_release()
    assert first.is_sample
    assert len(first.months) == MONTHS
    assert max(first.levels) is AreaLevel.DISTRICT
    assert len(stored_releases()) == 1


def test_what_somebody_withdrew_is_not_released_again(sample: CoverageBuild) -> None:
    shown = show_release(sample.manifest.build_id, now=NOW)
    assert shown is not None
    withdraw_release(shown.slug, reason=Words("Cukup.", "Enough."), now=LATER)
    again = show_release(sample.manifest.build_id, now=LATER)
    assert again is not None
    assert again.withdrawn_at == LATER
    assert latest_release() is None


def test_releases_nothing_beside_real_people(sample: CoverageBuild) -> None:
    assert holds_only_samples()
    vault = office_vault()
    real = replace(sample.manifest, build_id=new_snapshot_id(), is_sample=False, made_at=LATER)
    write_build(vault, real, OBSERVATION, sample.observations(vault))
    assert not holds_only_samples()
    assert show_release(sample.manifest.build_id, now=LATER) is None
    assert stored_releases() == []
