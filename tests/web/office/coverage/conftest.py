"""An office whose coverage was counted, and the room of its pages."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.workflows.coverage.counted_office import kept_office

ROOM = "/kantor/cakupan/"


@pytest.fixture
def build_id(areas: None, settings: LazySettings, tmp_path: Path) -> str:
    """Keep the counted office and return its build."""
    return kept_office(settings, tmp_path)


@pytest.fixture
def linkage_id(areas: None, settings: LazySettings, tmp_path: Path) -> str:
    """Keep the office linked but not counted and return its linkage."""
    return kept_office(settings, tmp_path, is_counted=False)
