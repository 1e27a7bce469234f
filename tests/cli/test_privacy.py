"""Duties at the command line: the record as a file, requests and breaches with their deadlines."""

from pathlib import Path

from tests.cli.conftest import Run


def test_writes_the_record_once(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "catatan.csv"
    assert "7 kegiatan ditulis" in run("privacy", "records", "--out", str(target)).stdout
    assert "Register orang" in target.read_text(encoding="utf-8-sig")
    again = run("privacy", "records", "--out", str(target))
    assert again.returncode == 1
    assert "sudah ada" in again.stderr


def test_a_file_of_another_kind_is_a_wrong_call(run: Run, tmp_path: Path) -> None:
    assert run("privacy", "records", "--out", str(tmp_path / "catatan.pdf")).returncode == 2


def test_says_when_there_is_nothing(run: Run) -> None:
    assert run("privacy", "requests").stdout == "Belum ada permintaan.\n"
    assert run("privacy", "breaches").stdout == "Belum ada yang dicatat.\n"
    assert run("privacy", "requests", "--json").stdout == "[]\n"
