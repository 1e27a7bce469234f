"""Keys and sealed files in a data directory of the test's own."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import LazySettings


@pytest.fixture(autouse=True)
def data_directory(settings: LazySettings, tmp_path: Path) -> Path:
    """Keep registers, linkages and keys in a directory of the test's own."""
    directory = tmp_path / "data"
    directory.mkdir()
    settings.ENVIRONMENT = replace(
        settings.ENVIRONMENT, data_directory=directory, key_path=tmp_path / "keys" / "register.key"
    )
    return directory
