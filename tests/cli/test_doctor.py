import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, surroundings_of


@pytest.fixture
def surroundings(bare_surroundings: dict[str, str]) -> dict[str, str]:
    """Begin with nothing: these tests are about what a first start makes."""
    return bare_surroundings


@pytest.fixture(scope="module")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let one command start with nothing, and return the data directory that it made."""
    data = tmp_path_factory.mktemp("first_start") / "data"
    opening = "from lindung.cli.store import open_store; open_store()"
    subprocess.run([sys.executable, "-c", opening], env=surroundings_of(data), check=True, capture_output=True)
    return data


@pytest.fixture
def prepared(surroundings: dict[str, str], first_start: Path) -> Path:
    """Return a data directory as the first start makes it, permissions included."""
    return Path(shutil.copytree(first_start, surroundings["LINDUNG_DATA"]))


def healths(answer: "subprocess.CompletedProcess[str]") -> dict[str, str]:
    return {finding["part"]: finding["health"] for finding in json.loads(answer.stdout)["findings"]}


@pytest.mark.usefixtures("prepared")
def test_finds_a_prepared_store_sound(run: Run) -> None:
    answer = run("doctor", "--json")
    assert answer.returncode == 0
    assert healths(answer) == {
        "versions": "ok",
        "directory": "ok",
        "disk": "ok",
        "database": "ok",
        "migrations": "ok",
        "deliveries": "ok",
        "registers": "ok",
        "areas": "ok",
        "figures": "ok",
        "fonts": "ok",
        "static": "warn",
        "clock": "ok",
    }


def test_lists_what_the_data_directory_holds(run: Run, prepared: Path) -> None:
    listed = json.loads(run("doctor", "--json").stdout)
    assert listed["data_directory"] == str(prepared)
    assert {kept["name"]: kept["mode"] for kept in listed["kept"]} == {
        "lindung.sqlite3": "0600",
        "prepare.lock": "0600",
        "secret.key": "0600",
    }
    assert {kept["name"]: kept["bytes"] for kept in listed["kept"]}["secret.key"] == 64


def test_says_what_to_do_before_the_first_command(run: Run) -> None:
    answer = run("doctor")
    assert answer.returncode == 0
    assert "! database" in answer.stdout
    assert "lindung demo" in answer.stdout


def test_says_the_same_in_english(run: Run) -> None:
    assert "is not there yet. The first command makes it" in run("--bahasa", "en", "doctor").stdout


def test_warns_of_data_that_others_may_read(run: Run, prepared: Path) -> None:
    (prepared / "lindung.sqlite3").chmod(0o644)
    answer = run("doctor", "--json")
    assert answer.returncode == 0
    assert healths(answer)["directory"] == "warn"


def test_fails_on_a_secret_that_others_may_read(run: Run, prepared: Path) -> None:
    (prepared / "secret.key").chmod(0o640)
    answer = run("doctor")
    assert answer.returncode == 1
    assert "chmod 600" in answer.stdout


def test_fails_on_a_damaged_database(run: Run, prepared: Path) -> None:
    (prepared / "lindung.sqlite3").write_bytes(b"not a database" * 1000)
    answer = run("doctor", "--json")
    assert answer.returncode == 1
    assert healths(answer)["database"] == "fail"


def test_never_shows_the_secret(run: Run, prepared: Path) -> None:
    secret = (prepared / "secret.key").read_text()
    assert secret not in run("doctor").stdout + run("doctor", "--json").stdout
