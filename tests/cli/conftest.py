"""Commands run as a user runs them: in a process and a data directory of their own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

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


@pytest.fixture
def empty_postgresql(django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Return the address of an empty database on the suite's PostgreSQL server."""
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        pytest.skip("the suite runs on SQLite; DATABASE_URL names no server")
    name = f"lindung_store_{os.getpid()}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield urlsplit(address)._replace(path=f"/{name}").geturl()
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
