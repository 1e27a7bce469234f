"""The queue as people use it: its worker is killed, work is cancelled, two workers share it; one effect each."""

import fcntl
import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest

from lindung.workflows.jobs.queue import SILENT_AFTER
from tests.cli.warm_lindung import WarmLindung

ROOT = Path(__file__).resolve().parents[2]
OFFICE = """
from lindung.cli.store import open_store
open_store()
from tests.workflows.coverage.counted_office import linked_office
print(linked_office())
"""
PATIENCE = 90


@pytest.fixture
def office(own_store: dict[str, str]) -> dict[str, str]:
    """An office with registers and one linkage."""
    subprocess.run(
        [sys.executable, "-c", OFFICE], env=own_store, cwd=ROOT, check=True, capture_output=True, timeout=120
    )
    return own_store


Call = Callable[..., Any]


@pytest.fixture
def call(warm_lindung: WarmLindung, office: dict[str, str]) -> Call:
    """Type a command and return what it printed, read as JSON where it is."""

    def typed(*arguments: str) -> Any:  # Any: what the command prints
        done = warm_lindung.run(arguments, env=office, timeout=PATIENCE)
        done.check_returncode()
        return json.loads(done.stdout) if "--json" in arguments else done.stdout

    return typed


@contextmanager
def worker(office: dict[str, str]) -> "Iterator[subprocess.Popen[bytes]]":
    """Somebody who works on the queue."""
    command = "from lindung.cli.main import main; main()"
    running = subprocess.Popen([sys.executable, "-c", command, "jobs", "work"], env=office, stdin=subprocess.DEVNULL)
    try:
        yield running
    finally:
        running.kill()
        running.wait()


@contextmanager
def held_up(office: dict[str, str]) -> Iterator[None]:
    """Hold up whoever counts, as another count would, so that there is something to kill."""
    directory = Path(office["LINDUNG_DATA"]) / "coverage"
    directory.mkdir(exist_ok=True)
    with (directory / ".counting").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def until(office: dict[str, str], state: str) -> tuple[str, str]:
    """Wait until the newest work stands somewhere; return its identifier and what came of it."""
    ends, found = time.monotonic() + PATIENCE, ("", "", "")
    while time.monotonic() < ends:
        found = newest(office)
        if found[0] == state:
            return found[1:]
        time.sleep(0.1)
    pytest.fail(f"never {state}, but {found[0]}")


def pass_silence(office: dict[str, str]) -> None:
    """Let so much time pass as tells that a worker is gone: its last sign was given that much earlier."""
    earlier = datetime.now(UTC) - 2 * SILENT_AFTER
    if "DATABASE_URL" in office:
        with psycopg.connect(office["DATABASE_URL"]) as server:
            server.execute("UPDATE registry_job SET beat_at = %s", [earlier])
    else:
        with closing(sqlite3.connect(Path(office["LINDUNG_DATA"]) / "lindung.sqlite3")) as file, file:
            file.execute("UPDATE registry_job SET beat_at = ?", [earlier.isoformat(" ")])


def newest(office: dict[str, str]) -> tuple[str, str, str]:
    """State, identifier and result of the newest work."""
    asked = "SELECT state, public_id, result_id FROM registry_job ORDER BY id DESC LIMIT 1"
    if "DATABASE_URL" in office:
        with psycopg.connect(office["DATABASE_URL"]) as server:
            found = server.execute(asked).fetchone()
    else:
        with closing(sqlite3.connect(Path(office["LINDUNG_DATA"]) / "lindung.sqlite3")) as file:
            found = file.execute(asked).fetchone()
    assert found is not None
    return found


def linkages(call: Call) -> list[str]:
    return [one["linkage_id"] for one in call("link", "list", "--json")]


def builds(call: Call) -> list[str]:
    return [one["build_id"] for one in call("coverage", "list", "--json")]


@pytest.mark.slow
def test_work_of_a_killed_worker_is_done_once_by_the_next(call: Call, office: dict[str, str]) -> None:
    asked = call("jobs", "count", linkages(call)[0]).split()[-1]
    with held_up(office), worker(office) as killed:
        until(office, "running")
        killed.send_signal(signal.SIGKILL)
    time.sleep(1)
    assert builds(call) == []  # the process that counted ended with its worker
    pass_silence(office)
    with worker(office):
        job_id, result_id = until(office, "done")
    assert (job_id, [result_id]) == (asked, builds(call))


@pytest.mark.slow
def test_a_stopped_worker_puts_its_work_back_and_cancelled_work_leaves_nothing(
    call: Call, office: dict[str, str]
) -> None:
    asked = call("jobs", "count", linkages(call)[0]).split()[-1]
    with held_up(office):
        with worker(office) as stopped:
            until(office, "running")
            stopped.send_signal(signal.SIGTERM)
            assert stopped.wait(20) == 0
        assert until(office, "waiting")[0] == asked
        with worker(office):
            until(office, "running")
            call("jobs", "cancel", asked)
            until(office, "cancelled")
    assert builds(call) == []
    again = call("jobs", "again", asked).split()[-1]
    with worker(office):
        assert until(office, "done")[0] == again != asked
    assert len(builds(call)) == 1


@pytest.mark.slow
def test_two_workers_and_three_askers_make_one_linkage(call: Call, office: dict[str, str]) -> None:
    before = linkages(call)
    for _ in range(3):
        call("jobs", "link", "--wilayah", "33.74", "--bulan", "2026-11")
    with worker(office), worker(office):
        _, result_id = until(office, "done")
    assert sorted(linkages(call)) == sorted([*before, result_id])


def test_no_worker_begins_while_an_installation_is_restored(lindung: Path, surroundings: dict[str, str]) -> None:
    work = [str(lindung), "jobs", "work", "--sampai-habis"]
    assert subprocess.run(work, env=surroundings, capture_output=True, timeout=PATIENCE, check=False).returncode == 0
    with (Path(surroundings["LINDUNG_DATA"]) / "serving.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        refused = subprocess.run(work, env=surroundings, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert refused.returncode == 1
    assert "dipulihkan" in refused.stderr
