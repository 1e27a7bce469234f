"""Pages of open data with one release of two months, and a draft that nobody may see."""

import pytest

from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.month import Month
from lindung.workflows.releases.store import ReleaseStored, store_release
from tests.sample_observations import NOVEMBER, OCTOBER, about, observations, suppressed
from tests.sample_releases import NOW, released


@pytest.fixture
def release(db: None) -> ReleaseInfo:
    """Release October and November with two suppressed villages."""
    frame = suppressed(observations(OCTOBER, NOVEMBER), v33_74_01_0000="primary", v33_74_01_1002="complementary")
    return released(frame)


@pytest.fixture
def draft(release: ReleaseInfo) -> ReleaseStored:
    """Store December without releasing it."""
    december = Month(2026, 12)
    return store_release(observations(december, add=777_000), about(as_of=december), now=NOW)
