"""Commands run as a user runs them: in a process and a data directory of their own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SETTINGS = ("DATABASE_URL", "LINDUNG_BAHASA", "LINDUNG_DEBUG", "LINDUNG_EDITING", "LINDUNG_HOSTS", "LINDUNG_HTTPS")


@pytest.fixture(scope="session")
def lindung() -> Path:
    """Return the installed command."""
    return Path(sys.executable).with_name("lindung")


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """Return an environment whose only setting is a data directory that is not there yet."""
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return {**kept, "LINDUNG_DATA": str(tmp_path / "data")}


@pytest.fixture
def run(lindung: Path, surroundings: dict[str, str]) -> Run:
    """Run a command to its end; keyword arguments are further settings."""

    def run_command(*arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [lindung, *arguments],
            env={**surroundings, **settings},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )

    return run_command
