import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.migrations.recorder import MigrationRecorder

from lindung.cli.store import LOCK_FILE, alone, pending_migrations
from lindung.workflows.installation.database import SHIPPED_AREAS

COUNT_AREAS = (
    "from lindung.cli.store import open_store; open_store()\n"
    "from lindung.opendata.models import Area; print(Area.objects.count())"
)


@pytest.fixture
def surroundings(bare_surroundings: dict[str, str]) -> dict[str, str]:
    """Begin with nothing: these tests are about what a first start makes."""
    return bare_surroundings


def count_areas(surroundings: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", COUNT_AREAS],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_prepares_the_store_once_and_says_so(surroundings: dict[str, str]) -> None:
    first, progress = count_areas(surroundings).communicate()
    again, silence = count_areas(surroundings).communicate()
    assert first == again == f"{SHIPPED_AREAS}\n"
    assert progress == "Menyiapkan basis data ...\nMemuat daftar wilayah Kemendagri ...\n"
    assert silence == ""


def test_keeps_every_file_for_the_owner_only(surroundings: dict[str, str]) -> None:
    count_areas(surroundings).communicate()
    directory = Path(surroundings["LINDUNG_DATA"])
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (directory, *directory.iterdir())}
    assert modes == {"data": 0o700, "lindung.sqlite3": 0o600, "secret.key": 0o600, "prepare.lock": 0o600}


def test_lets_two_first_starts_prepare_one_after_the_other(surroundings: dict[str, str]) -> None:
    starts = [count_areas(surroundings) for _ in range(3)]
    answers = [start.communicate() for start in starts]
    assert [answer for answer, _ in answers] == [f"{SHIPPED_AREAS}\n"] * 3
    assert "".join(progress for _, progress in answers).count("Menyiapkan basis data") == 1


def test_touches_the_database_only_when_no_other_process_prepares_it(surroundings: dict[str, str]) -> None:
    directory = Path(surroundings["LINDUNG_DATA"])
    directory.mkdir()
    with alone(directory / LOCK_FILE):
        start = count_areas(surroundings)
        assert start.stderr
        assert start.stderr.readline() == "Menunggu proses Lindung lain selesai ...\n"
        assert not (directory / "lindung.sqlite3").exists()
    answer, _ = start.communicate()
    assert answer == f"{SHIPPED_AREAS}\n"


def test_says_where_data_cannot_be_kept(surroundings: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    start = count_areas({**surroundings, "LINDUNG_DATA": str(tmp_path / "file" / "data")})
    _, problem = start.communicate()
    assert start.returncode == 1
    assert "tidak dapat dibuat" in problem


def test_says_that_a_damaged_database_cannot_be_opened(surroundings: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "lindung.sqlite3").write_bytes(b"not a database" * 1000)
    start = count_areas(surroundings)
    _, problem = start.communicate()
    assert start.returncode == 1
    assert "tidak dapat dibuka sebagai basis data" in problem


def test_says_that_postgresql_cannot_be_reached_without_its_password(surroundings: dict[str, str]) -> None:
    start = count_areas({**surroundings, "DATABASE_URL": "postgresql://kepala:rahasia@localhost:1/lindung"})
    _, problem = start.communicate()
    assert start.returncode == 1
    assert "PostgreSQL tidak dapat dihubungi" in problem
    assert "rahasia" not in problem


def test_prepares_a_postgresql_database(surroundings: dict[str, str], empty_postgresql: str) -> None:
    first, progress = count_areas({**surroundings, "DATABASE_URL": empty_postgresql}).communicate()
    assert first == f"{SHIPPED_AREAS}\n"
    assert "Menyiapkan basis data" in progress
    assert not Path(surroundings["LINDUNG_DATA"], "lindung.sqlite3").exists()


ASKS_WITHOUT_LOADING = (
    "import sys\n"
    "from lindung.cli.store import open_store; open_store()\n"
    "print([name for name in ('polars', 'requests', 'django.db.migrations.executor') if name in sys.modules])"
)


def test_a_store_that_is_ready_is_opened_without_loading_what_prepares_it(surroundings: dict[str, str]) -> None:
    count_areas(surroundings).communicate()
    told = subprocess.run(
        [sys.executable, "-c", ASKS_WITHOUT_LOADING], env=surroundings, capture_output=True, text=True, check=True
    )
    assert told.stdout == "[]\n"


@pytest.mark.django_db
def test_names_the_changes_that_a_database_lacks() -> None:
    assert pending_migrations() == []
    newest = MigrationRecorder.Migration.objects.filter(app="registry").latest("name")
    newest.delete()
    assert pending_migrations() == [f"registry.{newest.name}"]
