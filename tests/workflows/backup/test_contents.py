from dataclasses import replace
from pathlib import Path

import pytest

from lindung.settings.environment import Environment, read_environment
from lindung.workflows.backup.contents import contents_of
from lindung.workflows.backup.errors import BackupError
from lindung.workflows.backup.exchange_places import begin, finish, put_in_place

KEPT = {"secret.key", "registers/a/part.parquet", "deliveries/b/source/0.parquet", "tak-dikenal.txt"}
LEFT_OUT = {
    "lindung.sqlite3", "lindung.sqlite3-wal", "static/a.css", "static.seen", "uploads/x", "scratch/y", "kernels/z",
    "prepare.lock", "serving.lock", "metrics/1.db", "cadangan/a.backup.zip", "b.backup.zip", ".restoring/new/q",
    "register.key", "register.key.0123456789abcdef", "secret.key.0123456789abcdef",
    "registers/.2026.abcd.sealing/part.parquet", "deliveries/.check-1/part",
}  # fmt: skip


def write(directory: Path, names: set[str]) -> None:
    for name in names:
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text(name)


def environment_of(directory: Path, keys: Path) -> Environment:
    return replace(read_environment(), data_directory=directory, key_path=keys, database_url=None)


def names(environment: Environment) -> set[str]:
    return {file.name for file in contents_of(environment).files}


def test_keeps_all_that_cannot_be_made_again_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, KEPT | LEFT_OUT)
    assert names(environment_of(tmp_path, tmp_path / "register.key")) == KEPT
    elsewhere = environment_of(tmp_path, tmp_path.parent / "lain.key")
    assert names(elsewhere) == KEPT  # a key file that lies here from before is a key file all the same


def test_keys_in_a_folder_of_their_own_are_left_out_and_survive_a_restore(tmp_path: Path) -> None:
    write(tmp_path, KEPT | {"kunci/register.key"})
    environment = environment_of(tmp_path, tmp_path / "kunci" / "register.key")
    assert names(environment) == KEPT
    new = begin(environment)
    write(new, {"secret.key"})
    put_in_place(environment, sorted(new.iterdir()))
    finish(environment)
    assert (tmp_path / "kunci" / "register.key").read_text() == "kunci/register.key"
    assert not (tmp_path / "registers").exists()


def test_keys_among_data_are_refused(tmp_path: Path) -> None:
    write(tmp_path, KEPT | {"registers/register.key"})
    with pytest.raises(BackupError, match="lies among data"):
        names(environment_of(tmp_path, tmp_path / "registers" / "register.key"))


def test_a_link_is_refused_below_and_followed_at_the_top(tmp_path: Path) -> None:
    data, disk = tmp_path / "data", tmp_path / "disk"
    write(data, {"secret.key"})
    write(disk, {"a/part.parquet"})
    (data / "registers").symlink_to(disk)
    environment = environment_of(data, tmp_path / "register.key")
    assert names(environment) == {"secret.key", "registers/a/part.parquet"}
    (disk / "a" / "keluar").symlink_to(tmp_path)
    with pytest.raises(BackupError, match="is a link"):
        names(environment)
