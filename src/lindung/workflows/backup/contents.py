"""Which files of the data directory a backup holds: all that cannot be made again, and no key of the registers."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lindung.registry.snapshots.sealed import HIDDEN_END
from lindung.settings.environment import Environment
from lindung.vocabulary.language import Words
from lindung.workflows.backup.errors import BackupError
from lindung.workflows.backup.places import BACKUPS, ENDING, METRICS, PREPARING_LOCK, RESTORING, SERVING_LOCK
from lindung.workflows.deliveries.tidy import PASSING, SCRATCH

MADE_AGAIN: Final = frozenset(
    {"static", "static.seen", "kernels", "uploads", SCRATCH, METRICS, BACKUPS, RESTORING, PREPARING_LOCK, SERVING_LOCK}
)
"""Top of the data directory: caches, what passes, locks and backups."""

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
    """List what a backup holds; BackupError when a link leads out of the data directory."""
    top = environment.data_directory
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
    """Whether something at the top of the data directory is made again, a key, or the database itself."""
    name, database = entry.name, environment.database_path.name
    of_keys = entry == environment.key_path or _is_draft(name, environment.key_path.name)
    of_database = name in {database, f"{database}-wal", f"{database}-shm", f"{database}-journal"}
    of_secret = _is_draft(name, environment.secret_path.name)
    return name in MADE_AGAIN or of_keys or of_database or of_secret or name.endswith(ENDING)


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
