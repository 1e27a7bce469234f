"""Make a backup: the database first, then all files it may name; whole, or not there at all."""

import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from lindung.registry.snapshots.keys import KeyRing
from lindung.settings.environment import Environment
from lindung.vocabulary.language import Words
from lindung.workflows.backup.archive import ArchiveWriter, Told, already_there, new_archive, pieces_from
from lindung.workflows.backup.at_work import deliveries_at_work
from lindung.workflows.backup.contents import KeptFile, contents_of
from lindung.workflows.backup.errors import BackupError, NothingToKeepError
from lindung.workflows.backup.key_marks import key_named, marks_of
from lindung.workflows.backup.manifest import DATA, DATABASES, BackupManifest
from lindung.workflows.backup.places import BACKUPS, ENDING
from lindung.workflows.backup.postgresql import dump_postgresql
from lindung.workflows.backup.sqlite_copy import copy_sqlite

_OWNER_ONLY: Final = 0o600
_ROOM: Final = 50_000_000


@dataclass(frozen=True)
class BackupMade:
    """A backup that lies there whole.

    Attributes:
        place: The file.
        bytes: Its size.
        sha256: Of its list of contents; noted elsewhere it proves that a backup is this one.
        manifest: What it holds.
        is_beside_data: Whether it lies on the same disk as the data.
    """

    place: Path
    bytes: int
    sha256: str
    manifest: BackupManifest
    is_beside_data: bool


def place_of_backup(environment: Environment, wanted: Path | None, now: datetime) -> Path:
    """Return the file of a new backup: as wanted, or named after the moment in the folder that is wanted."""
    is_file = wanted is not None and wanted.name.endswith(".zip") and not wanted.is_dir()
    folder = (wanted.parent if is_file else wanted) if wanted else environment.data_directory / BACKUPS
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise _unwritable(folder, fault) from None
    return wanted if wanted and is_file else folder / f"lindung-{now:%Y%m%dT%H%M%SZ}{ENDING}"


def make_backup(environment: Environment, *, place: Path, now: datetime, told: Told) -> BackupMade:
    """Keep database and files in one file, while people work.

    Args:
        environment: What the machine tells Lindung.
        place: The new file.
        now: The moment, in UTC.
        told: Told how far it is.

    Raises:
        NothingToKeepError: There is no database yet.
        KeysDoNotFitError: The key file lacks a key of something sealed here.
        BackupError: There is no room, or the place is taken.
        ToolError: PostgreSQL's own tool failed.
    """
    refuse_nothing(environment)
    if place.exists():
        raise already_there(place)
    _refuse_small_disk(environment, place)
    try:
        with new_archive(place, now) as archive:
            manifest = _filled(archive, environment, place.parent, now, told)
            sha256 = archive.end(manifest)
    except OSError as fault:
        raise _unwritable(place, fault) from None
    beside = place.stat().st_dev == environment.data_directory.stat().st_dev
    return BackupMade(place, place.stat().st_size, sha256, manifest, beside)


def _filled(
    archive: ArchiveWriter, environment: Environment, scratch: Path, now: datetime, told: Told
) -> BackupManifest:
    engine = connection.vendor
    migrations = tuple(sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()))
    at_work = deliveries_at_work(now) if "registry.0003_deliveries" in migrations else ()
    with _database(environment, scratch, told) as pieces:
        archive.add(DATABASES[engine], pieces, mode=_OWNER_ONLY, told=lambda _: None)
    contents = contents_of(environment)
    gone, needed = _add_files(archive, contents.files, told)
    return BackupManifest(
        backup_id=secrets.token_hex(6), made_at=now, version=version("lindung"), engine=engine,
        engine_version=".".join(str(part) for part in connection.get_database_version()), migrations=migrations,
        keys=marks_of(KeyRing(environment.key_path), needed), files=tuple(archive.files),
        directories=contents.directories, gone=tuple(gone), at_work=at_work,
    )  # fmt: skip


@contextmanager
def _database(environment: Environment, scratch: Path, told: Told) -> Iterator[Iterable[bytes]]:
    if environment.database_url is not None:
        yield _counted(dump_postgresql(environment.database_url), told)
        return
    with tempfile.TemporaryDirectory(prefix=".lindung-", dir=scratch) as folder:
        copy = Path(folder) / environment.database_path.name
        copy_sqlite(environment.database_path, copy, told=lambda done, total: told("database", done, total))
        with copy.open("rb") as source:
            yield pieces_from(source)


def _counted(pieces: Iterable[bytes], told: Told) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        done += len(piece)
        told("database", done, 0)
        yield piece


def _add_files(archive: ArchiveWriter, files: list[KeptFile], told: Told) -> tuple[list[str], set[str]]:
    """Add the files; return which were removed meanwhile, and the keys that seals name."""
    total, gone, needed, progress = _size(files), [], set(), _Progress(told)
    progress.total = total
    for file in files:
        try:
            source = file.path.open("rb")
        except FileNotFoundError:
            gone.append(file.name)
            continue
        with source:
            mode = stat.S_IMODE(os.fstat(source.fileno()).st_mode)
            key_id = key_named(file.path)
            archive.add(f"{DATA}{file.name}", pieces_from(source), mode=mode, told=progress)
        needed |= {key_id} if key_id else set()
    return gone, needed


class _Progress:
    def __init__(self, told: Told) -> None:
        self._told, self._done, self.total = told, 0, 0

    def __call__(self, more: int) -> None:
        self._done += more
        self._told("files", self._done, self.total)


def _size(files: list[KeptFile]) -> int:
    return sum(file.path.stat().st_size for file in files if file.path.exists())


def refuse_nothing(environment: Environment) -> None:
    """Say that there is no database yet, which connecting would make."""
    if environment.database_url is None and not environment.database_path.exists():
        raise NothingToKeepError(
            Words(
                f"{environment.database_path} belum ada, jadi belum ada yang dapat dicadangkan. Periksa LINDUNG_DATA.",
                f"{environment.database_path} is not there, so there is nothing to back up. Check LINDUNG_DATA.",
            )
        )


def _refuse_small_disk(environment: Environment, place: Path) -> None:
    """Ask for room for the files, and twice for the embedded database, which is copied before it is packed."""
    database = environment.database_path.stat().st_size if environment.database_url is None else 0
    needed = _size(contents_of(environment).files) + 2 * database + _ROOM
    free = shutil.disk_usage(place.parent).free
    if free < needed:
        raise BackupError(
            Words(
                f"Perlu {needed / 1e6:.0f} MB kosong di {place.parent}; ada {free / 1e6:.0f}. Cadangan tidak dibuat.",
                f"{place.parent} needs {needed / 1e6:.0f} MB of room and has {free / 1e6:.0f}. No backup was made.",
            )
        )


def _unwritable(place: Path, fault: OSError) -> BackupError:
    return BackupError(
        Words(
            f"{place} tidak dapat ditulis ({fault.strerror}). Cadangan tidak dibuat; tidak ada sisa setengah jadi.",
            f"{place} cannot be written ({fault.strerror}). No backup was made, and nothing half-made is left.",
        )
    )
