"""Releases of the sample observations, stored and released in one step."""

from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl

from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.workflows.releases.release import release_it
from lindung.workflows.releases.store import store_release
from tests.sample_observations import about

NOW = datetime(2026, 12, 1, 3, tzinfo=UTC)


def released(frame: pl.DataFrame, **said: Any) -> ReleaseInfo:
    """Store a frame and release it an hour later."""
    stored = store_release(frame, about(**said), now=NOW)
    return release_it(stored.slug, now=NOW + timedelta(hours=1), accepts_sample=said.get("is_sample", False))
