import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lindung.registry.snapshots.vault import office_vault
from lindung.workflows.deliveries.tidy import LEFT_ALONE_FOR, tidy
from tests.workflows.deliveries.lists import NOW, checked, csv_of, imported, worker

pytestmark = pytest.mark.django_db
LEFT = (
    "deliveries/abc/.clean-1.0011.sealing", "deliveries/.check-a1b2", "registers/workers/33.74/.x.0022.sealing",
    "scratch/tmpabc",
)  # fmt: skip


def left_behind(directory: Path, name: str, at: datetime) -> Path:
    path = directory / name
    path.mkdir(parents=True)
    (path / "isi").write_bytes(b"x")
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


@pytest.mark.parametrize("name", LEFT)
@pytest.mark.parametrize(("age", "is_left"), [(LEFT_ALONE_FOR * 2, False), (timedelta(minutes=1), True)])
def test_removes_what_a_killed_run_left_an_hour_ago(
    data_directory: Path, name: str, age: timedelta, is_left: bool
) -> None:
    path = left_behind(data_directory, name, NOW - age)
    assert tidy(office_vault(), NOW) == (not is_left)
    assert path.exists() is is_left


def test_removes_nothing_that_is_whole(data_directory: Path) -> None:
    imported(csv_of([worker(1), worker(2, NIK="1")]))
    before = {path for path in data_directory.rglob("*") if path.is_file()}
    assert tidy(office_vault(), datetime.now(tz=NOW.tzinfo) + timedelta(days=400)) == 0
    assert {path for path in data_directory.rglob("*") if path.is_file()} == before


def test_every_check_tidies_first(data_directory: Path) -> None:
    path = left_behind(data_directory, LEFT[0], NOW - LEFT_ALONE_FOR * 2)
    checked(csv_of([worker(1)]))
    assert not path.exists()


def test_has_nothing_to_do_in_a_new_installation() -> None:
    assert tidy(office_vault(), NOW) == 0
