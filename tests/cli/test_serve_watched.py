"""A running server with two processes: one sum of figures, lines without persons, and no restore beneath it."""

import fcntl
import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from lindung.cli.page_server import threads_per_worker
from tests.cli.conftest import Run
from tests.cli.test_serve import fetch, free_port, serving

__all__ = ["free_port"]
ASKED = 12
WORKERS = 2


def told(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        return str(answer.read().decode())


@pytest.mark.slow
def test_figures_of_all_processes_are_added_up(
    lindung: Path, surroundings: dict[str, str], free_port: int, run: Run
) -> None:
    with serving(lindung, {**surroundings, "LINDUNG_LOG": "json"}, free_port) as server:
        assert fetch(free_port, "/sehat")[0] == 200
        assert json.loads(told(free_port, "/sehat/siap"))["status"] == "ok"
        assert len([*Path(surroundings["LINDUNG_DATA"], "metrics").glob("loaded.*")]) == WORKERS
        for _ in range(ASKED):
            told(free_port, "/masuk/?next=/kantor/akun/siti/")
        counts = {
            line.rpartition(" ")[2]
            for _ in range(6)  # whichever process answers
            for line in told(free_port, "/metrik").splitlines()
            if line.startswith("lindung_requests_total") and 'view="account_login"' in line
        }
        assert counts == {f"{ASKED}.0"}
        refused = run("restore", "apa-saja.zip", "--ganti")
        assert (refused.returncode, "masih disajikan" in refused.stderr) == (1, True)
        server.terminate()
        _, problems = server.communicate(timeout=30)
    lines = [json.loads(line) for line in problems.splitlines() if line.startswith("{")]
    assert [line["view"] for line in lines].count("account_login") == ASKED
    assert "siti" not in problems
    assert (Path(surroundings["LINDUNG_DATA"]) / "metrics").stat().st_mode & 0o077 == 0


def memory_of(process: int) -> int:
    """Megabytes that a process holds by itself."""
    lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS:"))


@pytest.mark.slow
def test_who_keeps_the_servers_holds_nothing_of_what_it_prepared(
    lindung: Path, surroundings: dict[str, str], free_port: int
) -> None:
    with serving(lindung, surroundings, free_port) as server:
        assert fetch(free_port, "/sehat")[0] == 200
        assert memory_of(server.pid) < 60


def test_says_in_the_language_asked_that_a_restore_began_meanwhile(surroundings: dict[str, str]) -> None:
    lock = Path(surroundings["LINDUNG_DATA"]) / "serving.lock"
    with lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        told = ["127.0.0.1", "1", "1", "no-queue", "en"]
        ended = subprocess.run(
            [sys.executable, "-P", "-c", "from lindung.cli.page_server import main; main()", *told],
            env=surroundings, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("This installation is being restored or upgraded.")
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(("cores", "threads"), [(1, 3), (2, 5), (4, 8), (64, 8)])
def test_answers_more_readers_at_once_than_there_are_cores(cores: int, threads: int) -> None:
    assert threads_per_worker(cores) == threads
