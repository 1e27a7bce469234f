"""Releases of the sample observations."""

from collections.abc import Callable

import pytest

from lindung.opendata.queries.release_info import ReleaseInfo
from tests import sample_releases

Releaser = Callable[..., ReleaseInfo]


@pytest.fixture
def released(db: None) -> Releaser:
    """Store a frame and release it."""
    return sample_releases.released
