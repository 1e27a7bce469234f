from dataclasses import replace
from pathlib import Path

import pytest

from lindung.settings.environment import Environment, read_environment
from lindung.workflows.backup.exchange_places import begin, finish, holds_data, put_in_place, roll_back
from lindung.workflows.backup.places import is_unfinished

OLD = {
    "lindung.sqlite3": "lama", "lindung.sqlite3-wal": "lama", "secret.key": "lama", "registers/a/part": "lama",
    "hanya-dahulu.csv": "lama",
}  # fmt: skip
NEW = {"lindung.sqlite3": "baru", "secret.key": "baru", "registers/b/part": "baru", "contoh/x.csv": "baru"}
STAYING = {"static/a.css": "tetap", "register.key": "tetap", "cadangan/satu.backup.zip": "tetap"}
MOVES = 9
"""Five old things go, four new ones come."""


def write(directory: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text(text)


def tree(directory: Path) -> dict[str, str]:
    return {path.relative_to(directory).as_posix(): path.read_text() for path in directory.rglob("*") if path.is_file()}


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    data = tmp_path / "data"
    write(data, OLD | STAYING)
    (data / "registers" / "a").chmod(0o500)
    return replace(read_environment(), data_directory=data, key_path=data / "register.key", database_url=None)


def arriving(environment: Environment) -> list[Path]:
    folder = begin(environment)
    write(folder, NEW)
    return sorted(folder.iterdir())


def test_the_new_takes_the_place_of_the_old_and_caches_keys_and_backups_stay(environment: Environment) -> None:
    put_in_place(environment, arriving(environment))
    assert is_unfinished(environment)
    finish(environment)
    assert tree(environment.data_directory) == NEW | STAYING
    assert not is_unfinished(environment)


@pytest.mark.parametrize("stopped_at", range(MOVES + 1))
def test_a_fault_at_any_move_leaves_everything_as_it_was(
    environment: Environment, monkeypatch: pytest.MonkeyPatch, stopped_at: int
) -> None:
    files = arriving(environment)
    moves, rename = iter(range(MOVES)), Path.rename

    def stopping(self: Path, target: Path) -> Path:
        if next(moves) == stopped_at:
            raise OSError
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stopping)
    stopped = 0
    try:
        put_in_place(environment, files)
    except OSError:
        stopped = 1
    monkeypatch.undo()
    assert stopped == int(stopped_at < MOVES)
    roll_back(environment)
    assert tree(environment.data_directory) == OLD | STAYING
    assert not (environment.data_directory / ".restoring").exists()


def test_what_a_killed_run_unpacked_is_removed_by_the_next(environment: Environment) -> None:
    write(begin(environment), {"sisa/terkunci": "sisa"})
    (environment.data_directory / ".restoring" / "new" / "sisa").chmod(0o500)
    assert list(begin(environment).iterdir()) == []


@pytest.mark.parametrize(
    ("files", "holds"),
    [
        ({}, False),
        ({"secret.key": "x", "prepare.lock": "", "static/a.css": "x", "register.key": "x"}, False),
        ({"lindung.sqlite3": "x"}, True),
        ({"registers/a": "x"}, True),
    ],
)
def test_knows_an_installation_from_what_a_first_start_makes(
    tmp_path: Path, files: dict[str, str], *, holds: bool
) -> None:
    write(tmp_path, files)
    environment = replace(
        read_environment(), data_directory=tmp_path, key_path=tmp_path / "register.key", database_url=None
    )
    assert holds_data(environment) is holds
