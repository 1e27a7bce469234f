"""A linked office whose work can be asked for."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.workflows.coverage.counted_office import kept_office


@pytest.fixture
def linkage_id(db: None, settings: LazySettings, tmp_path: Path) -> str:
    """Keep the office linked but not counted and return its linkage."""
    return kept_office(settings, tmp_path, is_counted=False)
