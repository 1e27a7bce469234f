import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lindung.cli import main
from lindung.engines.sampling.mark import SAMPLE_MARK

Type = Callable[..., Result]


@pytest.fixture
def typed() -> Type:
    """Type a command in this process."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main.app, ["--language", "en", "sample", "make", *arguments])

    return run


def test_makes_a_sample_and_tells_what_it_holds(typed: Type, tmp_path: Path) -> None:
    out = tmp_path / "contoh"
    told = typed("--area", "33.74", "--workers", "300", "--seed", "7", "--on", "2026-11-22", "--out", str(out))
    assert told.exit_code == 0
    assert "invented people" in told.stdout.splitlines()[0]
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert [line.split()[0] for line in told.stdout.splitlines()[1:]] == [file["name"] for file in manifest["files"]]
    assert SAMPLE_MARK in (out / "contoh-usulan.csv").read_text("utf-8").splitlines()[0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--on", "kemarin"), "--on is written like"),
        (("--area", "99.99"), "No village lies in 99.99"),
        (("--area", "Semarang"), "No village lies in Semarang"),
    ],
)
def test_says_what_it_cannot_make(typed: Type, tmp_path: Path, arguments: tuple[str, str], sentence: str) -> None:
    told = typed("--workers", "300", "--out", str(tmp_path / "contoh"), *arguments)
    assert told.exit_code == 2
    assert sentence in told.stderr


def test_never_writes_over_other_files(typed: Type, tmp_path: Path) -> None:
    (tmp_path / "daftar.xlsx").write_bytes(b"kept")
    assert typed("--workers", "300", "--out", str(tmp_path)).exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["daftar.xlsx"]


@pytest.mark.parametrize("workers", ["0", "-1"])
def test_makes_at_least_one_worker(typed: Type, tmp_path: Path, workers: str) -> None:
    assert typed("--workers", workers, "--out", str(tmp_path / "contoh")).exit_code == 2
