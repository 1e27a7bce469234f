"""What commands leave in the audit trail: every command is decided about, and a line holds nothing of a person."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperGroup

from lindung.cli.main import app
from lindung.cli.written_down import ACTS, UNWRITTEN
from tests.cli.conftest import Run

FIGURES = (
    "area_name,as_of,employed,covered,coverage_pct,segment,source\n"
    "Kota Surakarta,2024-12-17,227164,100512,44.25,total,contoh\n"
)


def commands_of(command: Any, path: str) -> Iterator[tuple[str, set[str]]]:  # Any: typer hides its commands' base
    if not isinstance(command, TyperGroup):
        yield path, {parameter.name for parameter in command.params}
        return
    for name in command.list_commands(typer.Context(command)):
        yield from commands_of(command.get_command(typer.Context(command), name), f"{path} {name}".strip())


PARAMETERS = dict(commands_of(typer.main.get_command(app), ""))


def lines(run: Run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("audit", "export").stdout.splitlines()]


def test_every_command_is_decided_about_once() -> None:
    assert {*ACTS} | UNWRITTEN == {*PARAMETERS}
    assert not {*ACTS} & UNWRITTEN


@pytest.mark.parametrize("name", ACTS)
def test_what_a_line_tells_is_a_parameter_of_the_command(name: str) -> None:
    act = ACTS[name]
    assert {act.about, act.area, act.why} - {""} <= PARAMETERS[name]


def test_tells_what_was_done_and_for_whom(run: Run, tmp_path: Path) -> None:
    (tmp_path / "angka.csv").write_text(FIGURES)
    assert run("figures", "import", str(tmp_path / "angka.csv"), "--dry-run").returncode == 0
    assert run("figures", "import", str(tmp_path / "angka.csv"), "--oleh", "Petugas Contoh").returncode == 0
    (line,) = lines(run)
    assert (line["act"], line["deed"], line["outcome"]) == ("figures import", "enter_figures", "done")
    assert line["name"].startswith("Petugas Contoh (")


def test_tells_a_refusal_and_no_wrong_call(run: Run) -> None:
    assert run("registers", "undo", "0123456789ab", "--alasan", "keliru").returncode == 1
    assert run("registers", "undo", "0123456789ab").returncode == 2
    (line,) = lines(run)
    assert (line["act"], line["outcome"], line["about"], line["why"]) == (
        "registers undo", "refused", "0123456789ab", "keliru",
    )  # fmt: skip


def test_a_name_that_was_looked_for_is_in_no_line(run: Run) -> None:
    assert run("link", "gap", "33.74", "--cari", "Rekaan Satu").returncode == 1  # nothing is linked yet
    (line,) = lines(run)
    assert (line["act"], line["outcome"], line["area_code"]) == ("link gap", "refused", "33.74")
    assert "Rekaan" not in json.dumps(line)


def test_commands_on_files_of_ones_own_leave_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "angka.csv").write_text(FIGURES)
    assert run("figures", "check", str(tmp_path / "angka.csv")).returncode == 0
    assert lines(run) == []
