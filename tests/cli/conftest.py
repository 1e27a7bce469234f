"""Commands run as a user runs them: in a process and a data directory of their own."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.cli.warm_lindung import WarmLindung

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
SETTINGS = (
    "DATABASE_URL", "LINDUNG_BAHASA", "LINDUNG_DEBUG", "LINDUNG_HOSTS", "LINDUNG_HTTPS", "LINDUNG_LOG",
    "LINDUNG_MONITOR", "LINDUNG_OIDC",
)  # fmt: skip


@pytest.fixture(scope="session")
def lindung() -> Path:
    """Return the installed command."""
    return Path(sys.executable).with_name("lindung")


@pytest.fixture
def bare_surroundings(tmp_path: Path) -> dict[str, str]:
    """Return an environment whose only setting is a data directory that is not there yet."""
    return surroundings_of(tmp_path / "data")


@pytest.fixture(scope="session")
def prepared(lindung: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Prepare a database once, for all commands that do not care who prepared theirs."""
    data = tmp_path_factory.mktemp("prepared") / "data"
    subprocess.run([lindung, "areas", "show", "33.74"], env=surroundings_of(data), check=True, capture_output=True)
    return data / "lindung.sqlite3"


@pytest.fixture
def surroundings(bare_surroundings: dict[str, str], prepared: Path) -> dict[str, str]:
    """Return an environment whose data directory holds a database with nothing but the areas."""
    copied(prepared, Path(bare_surroundings["LINDUNG_DATA"]))
    return bare_surroundings


def copied(prepared: Path, data: Path) -> None:
    """Make a data directory that holds a prepared database."""
    data.mkdir(mode=0o700)
    database = data / prepared.name
    database.touch(mode=0o600)
    with closing(sqlite3.connect(prepared)) as ready, closing(sqlite3.connect(database)) as copy:
        ready.backup(copy)


def made_by(script: str, prepared: Path, data: Path) -> Path:
    """Make a data directory with a prepared database, let a script of ours fill it, and return it."""
    copied(prepared, data)
    told = surroundings_of(data)
    subprocess.run([sys.executable, "-c", script], env=told, cwd=ROOT, check=True, capture_output=True)
    return data


def surroundings_of(data: Path) -> dict[str, str]:
    """Return an environment whose only setting is a data directory."""
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return {**kept, "LINDUNG_DATA": str(data)}


@pytest.fixture
def own_store(request: pytest.FixtureRequest, surroundings: dict[str, str]) -> dict[str, str]:
    """Return an environment on the database of the suite: SQLite, or PostgreSQL where it has a server at hand."""
    if not os.environ.get("DATABASE_URL"):
        return surroundings
    return {**surroundings, "DATABASE_URL": request.getfixturevalue("filled_postgresql")}


@pytest.fixture(scope="session")
def warm_lindung() -> Iterator[WarmLindung]:
    """Return what runs commands that need no start of their own, several times as fast."""
    warm = WarmLindung()
    yield warm
    warm.close()


@pytest.fixture
def run(warm_lindung: WarmLindung, surroundings: dict[str, str]) -> Run:
    """Run a command to its end; keyword arguments are further settings."""

    def run_command(*arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
        return warm_lindung.run(arguments, env={**surroundings, **settings}, timeout=120)

    return run_command


@pytest.fixture
def run_from_the_start(lindung: Path, surroundings: dict[str, str]) -> Run:
    """Run a command to its end in a process that begins with nothing loaded, as at the machine of an office."""

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
    with django_db_blocker.unblock(), _database(f"lindung_store_{os.getpid()}") as address:
        yield address


@pytest.fixture(scope="session")
def prepared_postgresql(
    lindung: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """Prepare a database of PostgreSQL once and return its name; it is copied, never used."""
    name = f"lindung_prepared_{os.getpid()}"
    with django_db_blocker.unblock(), _database(name) as address:
        told = surroundings_of(tmp_path_factory.mktemp("prepared") / "postgresql")
        subprocess.run(
            [lindung, "areas", "show", "33.74"], env={**told, "DATABASE_URL": address}, check=True, capture_output=True
        )
        yield name


@pytest.fixture
def filled_postgresql(prepared_postgresql: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Return the address of a database on the suite's PostgreSQL server that holds nothing but the areas."""
    with django_db_blocker.unblock(), _database(f"lindung_store_{os.getpid()}", prepared_postgresql) as address:
        yield address


@contextmanager
def _database(name: str, template: str = "template1") -> Iterator[str]:
    """Make a database for a while; skip where the suite has no server."""
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        pytest.skip("the suite runs on SQLite; DATABASE_URL names no server")
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield urlsplit(address)._replace(path=f"/{name}").geturl()
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
