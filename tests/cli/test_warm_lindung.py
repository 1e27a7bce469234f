"""What runs the commands of these tests: the same answers as a process of its own, nothing left for the next."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.warm_lindung import WarmLindung

ONE_OF_EACH_ROOM = [
    ["accounts", "list", "--json"], ["areas", "show", "33.74", "--json"], ["audit", "export"], ["coverage", "list"],
    ["database", "--help"], ["exchange", "--help"], ["figures", "list"], ["intake", "list"], ["jobs", "list"],
    ["keys", "show"], ["link", "list"], ["privacy", "--help"], ["registers", "list"], ["restore", "tiada.zip"],
    ["retention", "show"], ["rules", "--help"], ["sample", "--help"], ["targets", "list"],
    ["figures", "undo", "tiada"], ["figures", "--entah"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", ONE_OF_EACH_ROOM, ids=" ".join)
def test_answers_as_a_process_of_its_own(run: Run, run_from_the_start: Run, arguments: list[str]) -> None:
    warm, cold = run(*arguments), run_from_the_start(*arguments)
    assert (warm.returncode, warm.stdout, warm.stderr) == (cold.returncode, cold.stdout, cold.stderr)


def test_no_command_sees_the_settings_of_the_one_before(run: Run, tmp_path: Path) -> None:
    other = run("--bahasa", "en", "doctor", "--json", LINDUNG_DATA=str(tmp_path / "other"))
    own = run("doctor", "--json")
    assert json.loads(other.stdout)["data_directory"] == str(tmp_path / "other")
    assert json.loads(own.stdout)["data_directory"] == str(tmp_path / "data")
    assert "LINDUNG_DEBUG harus" in run("doctor", LINDUNG_DEBUG="everybody").stderr
    assert run("doctor").stderr == ""


def test_refuses_an_environment_that_is_read_at_the_start_of_python(run: Run) -> None:
    with pytest.raises(ValueError, match="PYTHONUTF8"):
        run("figures", "list", PYTHONUTF8="1")


def test_a_command_that_takes_too_long_is_ended_and_the_next_one_runs(
    warm_lindung: WarmLindung, surroundings: dict[str, str]
) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        warm_lindung.run(["doctor"], env=surroundings, timeout=0.001)
    assert warm_lindung.run(["--version"], env=surroundings, timeout=60).returncode == 0
