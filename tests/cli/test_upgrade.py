import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from lindung.cli.serving_lock import LOCK_FILE
from tests.cli.conftest import Run

DAY = "2026-11-30 00:00:00+00:00"

pytestmark = pytest.mark.timeout(600)  # many commands in one test, on a machine that may be busy


@pytest.fixture
def older(surroundings: dict[str, str]) -> Path:
    """Return the data directory of an installation that an older version left."""
    going_back = (
        "from lindung.cli.store import open_store; open_store()\n"
        "from django.core.management import call_command\n"
        "call_command('migrate', 'opendata', '0004', verbosity=0)\n"
    )
    subprocess.run([sys.executable, "-c", going_back], env=surroundings, check=True, capture_output=True)
    return Path(surroundings["LINDUNG_DATA"])


def tables(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM django_migrations WHERE app = 'opendata'")}


def test_backs_up_proves_applies_and_says_what_changed(run: Run, older: Path, tmp_path: Path) -> None:
    answer = run("upgrade", "--cadangan", str(tmp_path / "kept"))
    assert answer.returncode == 0, answer.stderr
    assert "Terbukti: " in answer.stdout
    assert "Diterapkan: opendata.0005_release_marks" in answer.stdout
    assert "0005_release_marks" in tables(older / "lindung.sqlite3")
    (kept,) = (tmp_path / "kept").glob("*.zip")
    trail = [json.loads(line) for line in run("audit", "export").stdout.splitlines()]
    assert [line["act"] for line in trail] == ["upgrade"]

    again = run("upgrade", "--cadangan", str(tmp_path / "kept"))
    assert (again.returncode, again.stdout) == (0, "Sudah mutakhir; tidak ada yang diubah.\n")
    assert [*(tmp_path / "kept").iterdir()] == [kept]


def test_the_way_back_is_the_backup_and_a_restore_applies_the_changes_again(
    run: Run, older: Path, tmp_path: Path
) -> None:
    assert run("upgrade", "--cadangan", str(tmp_path / "kept")).returncode == 0
    (kept,) = (tmp_path / "kept").glob("*.zip")
    answer = run("restore", str(kept), "--ganti")
    assert answer.returncode == 0, answer.stderr
    assert "1 perubahan tabel diterapkan" in answer.stdout
    assert "0005_release_marks" in tables(older / "lindung.sqlite3")


def test_changes_nothing_when_the_backup_cannot_be_made(run: Run, older: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    answer = run("upgrade", "--cadangan", str(tmp_path / "file" / "kept.zip"))
    assert answer.returncode == 1
    assert "tidak dapat ditulis" in answer.stderr
    assert "0005_release_marks" not in tables(older / "lindung.sqlite3")


def test_refuses_while_pages_are_served(run: Run, older: Path, tmp_path: Path) -> None:
    lock = str(older / LOCK_FILE)
    holding = (
        f"import fcntl; file = open({lock!r}, 'a'); fcntl.flock(file, fcntl.LOCK_SH); print(1, flush=True); input()"
    )
    server = subprocess.Popen([sys.executable, "-c", holding], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    server.stdout.readline()
    answers = [run("upgrade", "--tanpa-cadangan"), run("restore", str(tmp_path / "x.zip"))]
    server.communicate("\n")
    assert [answer.returncode for answer in answers] == [1, 1]
    assert all("masih disajikan" in answer.stderr for answer in answers)
    assert "0005_release_marks" not in tables(older / "lindung.sqlite3")


def test_refuses_a_broken_installation(run: Run, older: Path) -> None:
    (older / "secret.key").chmod(0o644)
    answer = run("upgrade", "--tanpa-cadangan")
    assert (answer.returncode, "perlu diperbaiki dahulu" in answer.stderr) == (1, True)
    assert "0005_release_marks" not in tables(older / "lindung.sqlite3")


def test_refuses_while_a_delivery_is_worked_on(run: Run, older: Path) -> None:
    with closing(sqlite3.connect(older / "lindung.sqlite3")) as connection:
        connection.execute(
            "INSERT INTO registry_delivery (public_id, file_name, file_sha256, file_bytes, received_by, received_at, "
            "is_sample, state, options, layout, totals, stage, done, to_repair, beat_at, worker, register, area_code, "
            "sent_within, profile, payer, snapshot_id) VALUES ('Ab3dEf6hIj9k', 'a.csv', '', 1, 'Uji', ?, 0, "
            "'checking', '{}', '{}', '{}', '', 0, 0, ?, 'satu', '', '', 'ID', '', '', '')",
            (DAY, "2999-01-01 00:00:00"),
        )
        connection.commit()
    answer = run("upgrade", "--tanpa-cadangan")
    assert (answer.returncode, "Ab3dEf6hIj9k sedang dikerjakan" in answer.stderr) == (1, True), answer.stderr
