import resource
import subprocess
import sys
from importlib.metadata import version

import pytest
import typer
from typer.testing import CliRunner

from lindung.cli import main
from tests.cli.conftest import Run

HEAVY = ("django", "polars", "granian", "rich")


def test_prints_its_version(run_from_the_start: Run) -> None:
    answer = run_from_the_start("--version")
    assert (answer.returncode, answer.stdout) == (0, f"lindung {version('lindung')}\n")


def test_lists_every_command_in_both_languages(run_from_the_start: Run) -> None:
    answer = run_from_the_start("--help")
    assert answer.returncode == 0
    for name in main.COMMANDS:
        assert f"\n  {name} " in answer.stdout
    assert "Satu daftar, satu angka, satu rencana. / One list, one number, one plan." in answer.stdout


def test_opens_no_room_to_print_help() -> None:
    program = (
        "import sys; sys.argv = ['lindung', '--help']\n"
        "from lindung.cli.main import main\n"
        "try: main()\n"
        f"finally: print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stderr.strip() == "[]"


@pytest.mark.slow
def test_starts_in_less_than_six_tenths_of_a_second_of_processor_time(run_from_the_start: Run) -> None:
    spent = []
    for _ in range(5):
        before = children_time()
        run_from_the_start("--help")
        spent.append(children_time() - before)
    assert min(spent) < 0.6


def children_time() -> float:
    """Processor time of the processes that ended; whatever else runs on the machine is not in it."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize("arguments", [["unknown"], ["--unknown"], ["serve", "--port", "zero"], ["--bahasa", "nl"]])
def test_ends_with_two_on_a_wrong_call(run_from_the_start: Run, arguments: list[str]) -> None:
    answer = run_from_the_start(*arguments)
    assert answer.returncode == 2
    assert "Error" in answer.stderr
    assert answer.stdout == ""


def test_explains_a_setting_it_does_not_know(run_from_the_start: Run) -> None:
    answer = run_from_the_start("doctor", LINDUNG_DEBUG="everybody")
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr == "LINDUNG_DEBUG harus salah satu dari: 0 / 1.\n"


@pytest.mark.parametrize("option", ["--bahasa", "--language"])
def test_speaks_the_language_asked_for(run_from_the_start: Run, option: str) -> None:
    answer = run_from_the_start(option, "en", "doctor", LINDUNG_DEBUG="everybody")
    assert answer.stderr == "LINDUNG_DEBUG must be one of: 0 / 1.\n"


def test_speaks_the_language_of_the_settings_unless_asked_otherwise(run_from_the_start: Run) -> None:
    settings = {"LINDUNG_BAHASA": "en", "LINDUNG_DEBUG": "everybody"}
    assert "must be one of" in run_from_the_start("doctor", **settings).stderr
    assert "harus salah satu" in run_from_the_start("--bahasa", "id", "doctor", **settings).stderr


@pytest.fixture
def broken_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a command in place that fails in a way nobody foresaw, over a value nobody may see."""

    def fail() -> None:
        raise KeyError("8196810203900001")

    room = typer.Typer()
    room.command()(fail)
    monkeypatch.setattr(main, "_open", lambda module: room)


@pytest.mark.usefixtures("broken_command")
def test_turns_an_unexpected_error_into_one_sentence_without_its_values() -> None:
    answer = CliRunner().invoke(main.app, ["doctor"])
    assert answer.exit_code == 1
    assert answer.stdout == ""
    assert "kesalahan yang tidak terduga (KeyError)" in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert "8196810203900001" not in answer.stderr


@pytest.mark.usefixtures("broken_command")
def test_shows_where_it_failed_to_who_debugs() -> None:
    answer = CliRunner().invoke(main.app, ["--debug", "doctor"])
    assert isinstance(answer.exception, KeyError)
