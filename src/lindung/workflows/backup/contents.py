"""Which files of the data directory a backup holds: all that cannot be made again, and no key of the registers."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lindung.registry.snapshots.sealed import HIDDEN_END
from lindung.settings.environment import KEY_FILE, Environment
from lindung.vocabulary.language import Words
from lindung.workflows.backup.errors import BackupError
from lindung.workflows.backup.places import BACKUPS, ENDING, LOCK_ENDING, METRICS, RESTORING
from lindung.workflows.deliveries.tidy import PASSING, SCRATCH

MADE_AGAIN: Final = frozenset({"static", "static.seen", "kernels", "uploads", SCRATCH, METRICS, BACKUPS, RESTORING})
"""Top of the data directory: caches, what passes, and backups."""

_DRAFT: Final = re.compile(r"\.[0-9a-f]{16}")


@dataclass(frozen=True)
class KeptFile:
    """A file that a backup holds.

    Attributes:
        name: Its path below the data directory, with slashes.
        path: Where it lies.
    """

    name: str
    path: Path


@dataclass(frozen=True)
class Contents:
    """What lies in the data directory apart from the database.

    Attributes:
        files: Files in order of name.
        directories: {folder: its permissions}.
    """

    files: list[KeptFile]
    directories: dict[str, int]


def contents_of(environment: Environment) -> Contents:
    """List what a backup holds; BackupError when a link leads out of the data directory, or the keys lie among data."""
    top = environment.data_directory
    _refuse_keys_among_data(environment)
    files: list[KeptFile] = []
    directories: dict[str, int] = {}
    for entry in sorted(top.iterdir()):
        if is_left_out(entry, environment):
            continue
        if entry.is_dir():
            directories[entry.name] = stat.S_IMODE(entry.stat().st_mode)
            files.extend(_below(entry, top, directories))
        else:
            files.append(_file(entry, top))
    return Contents(files, directories)


def is_left_out(entry: Path, environment: Environment) -> bool:
    """Whether something at the top of the data directory is made again, a lock, a key, or the database itself."""
    name, database = entry.name, environment.database_path.name
    of_keys = holds_keys(entry, environment) or any(
        name == key or _is_draft(name, key) for key in (KEY_FILE, environment.key_path.name)
    )
    of_database = name in {database, f"{database}-wal", f"{database}-shm", f"{database}-journal"}
    of_secret = _is_draft(name, environment.secret_path.name)
    return name in MADE_AGAIN or of_keys or of_database or of_secret or name.endswith((ENDING, LOCK_ENDING))


def holds_keys(entry: Path, environment: Environment) -> bool:
    """Whether something at the top of the data directory is the key file, or a folder in which it lies."""
    return environment.key_path.resolve().is_relative_to(entry.resolve())


def _refuse_keys_among_data(environment: Environment) -> None:
    """Refuse when the folder of the key file holds anything else: it can be neither kept nor left out as a whole."""
    for entry in environment.data_directory.iterdir():
        if not entry.is_dir() or not holds_keys(entry, environment):
            continue
        others = [path for path in entry.rglob("*") if path.is_file() and not _is_of_keys(path, environment)]
        if others:
            raise BackupError(
                Words(
                    f"Berkas kunci terletak di antara data ({entry.name}/). Pindahkan ke foldernya sendiri dan atur "
                    "LINDUNG_KEYS. Cadangan tidak dibuat.",
                    f"The key file lies among data ({entry.name}/). Move it to a folder of its own and set "
                    "LINDUNG_KEYS. No backup was made.",
                )
            )


def _is_of_keys(path: Path, environment: Environment) -> bool:
    key = environment.key_path
    return path.resolve() == key.resolve() or _is_draft(path.name, key.name)


def _below(directory: Path, top: Path, directories: dict[str, int]) -> Iterator[KeptFile]:
    for place, folders, names in os.walk(directory, onerror=_raise_unless_gone):
        folders[:] = sorted(name for name in folders if not _is_unfinished(name))
        for name in folders:
            path = Path(place, name)
            if path.is_symlink():
                raise _led_out(path, top)
            directories[path.relative_to(top).as_posix()] = stat.S_IMODE(path.stat().st_mode)
        yield from (_file(Path(place, name), top) for name in sorted(names))


def _raise_unless_gone(fault: OSError) -> None:
    if not isinstance(fault, FileNotFoundError):
        raise fault


def _file(path: Path, top: Path) -> KeptFile:
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise _led_out(path, top)
    return KeptFile(path.relative_to(top).as_posix(), path)


def _is_unfinished(name: str) -> bool:
    """Whether work in progress, or work that was killed, has this name."""
    return (name.startswith(".") and name.endswith(HIDDEN_END)) or name.startswith(PASSING)


def _is_draft(name: str, of: str) -> bool:
    return name.startswith(of) and bool(_DRAFT.fullmatch(name.removeprefix(of)))


def _led_out(path: Path, top: Path) -> BackupError:
    name = path.relative_to(top).as_posix()
    return BackupError(
        Words(
            f"{name} adalah tautan atau bukan berkas biasa, sehingga tidak dapat dicadangkan utuh. Letakkan berkasnya "
            "sendiri di direktori data. Cadangan tidak dibuat.",
            f"{name} is a link or no plain file, so it cannot be kept whole. Put the file itself into the data "
            "directory. No backup was made.",
        )
    )
