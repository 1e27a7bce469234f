"""Prove a backup: unpack it elsewhere, check every file, the database, and that what is sealed opens."""

import hashlib
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lindung.registry.snapshots.faults import RegisterError
from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.parts import opened
from lindung.registry.snapshots.seal import SEAL_FILE, Seal, seal_of
from lindung.settings.environment import Environment
from lindung.workflows.backup.archive import Told
from lindung.workflows.backup.errors import BackupError, not_a_backup
from lindung.workflows.backup.key_marks import do_not_fit, lost_keys
from lindung.workflows.backup.manifest import DATA, BackupManifest
from lindung.workflows.backup.opened import OpenedBackup, opened_backup, unpack
from lindung.workflows.backup.postgresql import applied_migrations, passing_database, read_dump, restore_postgresql
from lindung.workflows.backup.sqlite_copy import examine_sqlite
from lindung.workflows.backup.trees import remove_tree

_PARTS: Final = "[!.]*.parquet"


@dataclass(frozen=True)
class Proof:
    """What a proof looked at; it holds, for whatever does not is an error.

    Attributes:
        manifest: What the backup holds.
        sha256: Of its list of contents.
        sealed: Sealed files that were opened with their key.
        is_database_restored: Whether the database was restored and read; a dump of PostgreSQL was read through only
            where the user may make no database.
    """

    manifest: BackupManifest
    sha256: str
    sealed: int
    is_database_restored: bool


def prove_backup(place: Path, environment: Environment, *, told: Told) -> Proof:
    """Restore a backup into a passing folder beside it and examine it there; the installation is not touched.

    Raises:
        NotABackupError: The file is no backup, or something in it is not as it was kept.
        KeysDoNotFitError: The key file at hand does not open it.
        ToolError: PostgreSQL's own tool failed.
    """
    with opened_backup(place) as backup:
        folder = Path(tempfile.mkdtemp(prefix=".lindung-", dir=place.absolute().parent))
        try:
            database = unpack(backup, folder, told=told)
            is_restored = examine_database(backup.manifest, database, environment)
            sealed = open_sealed(backup, folder, KeyRing(environment.key_path), told=told)
        except OSError as fault:
            raise not_a_backup(
                f"Cadangan tidak dapat dibongkar di {folder.parent} ({fault.strerror}).",
                f"The backup cannot be unpacked in {folder.parent} ({fault.strerror}).",
            ) from None
        finally:
            remove_tree(folder)
        return Proof(backup.manifest, backup.sha256, sealed, is_restored)


def examine_database(manifest: BackupManifest, database: Path, environment: Environment) -> bool:
    """Look whether the database is sound and the one the list of contents tells of; True when it was restored."""
    if manifest.engine == "sqlite":
        found = examine_sqlite(database)
    elif environment.database_url is None:
        read_dump(database)
        return False
    else:
        with passing_database(environment.database_url, f"lindung_proof_{secrets.token_hex(4)}") as url:
            if url is None:
                read_dump(database)
                return False
            restore_postgresql(database, url, empty_first=False)
            found = applied_migrations(url)
    if found != frozenset(manifest.migrations):
        raise not_a_backup(
            "Basis data dalam cadangan bukan yang disebut daftarnya.",
            "The database in the backup is not the one its list tells of.",
        )
    return True


def open_sealed(backup: OpenedBackup, folder: Path, keys: KeyRing, *, told: Told) -> int:
    """Open every sealed file with its key and compare the parts with their seals; return how many there were."""
    lost = lost_keys(backup.manifest, keys)
    if lost:
        raise do_not_fit(lost, keys)
    seals = sorted((folder / DATA).rglob(SEAL_FILE))
    opened_files = 0
    for done, path in enumerate(seals):
        told("open", done, len(seals))
        opened_files += _open_parts(path.parent, keys, among=f"{backup.manifest.backup_id}")
    return opened_files


def _open_parts(directory: Path, keys: KeyRing, *, among: str) -> int:
    try:
        seal = seal_of(directory)
        paths = sorted(directory.glob(_PARTS))
        _refuse_changed(seal, directory)
        for path in paths:
            with opened(path, seal.key_of(path.name, keys)):
                pass
    except RegisterError as fault:
        raise not_a_backup(f"Cadangan {among}: {fault.words.id}", f"Backup {among}: {fault.words.en}") from None
    return len(paths)


def _refuse_changed(seal: Seal, directory: Path) -> None:
    for part in seal.parts:
        path = directory / part.name
        if not path.is_file() or path.stat().st_size != part.bytes or _sha256(path) != part.sha256:
            raise _changed(part.name)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _changed(name: str) -> BackupError:
    return not_a_backup(
        f"{name} sudah berubah sebelum dicadangkan; segelnya tidak cocok.",
        f"{name} was changed before it was backed up; its seal does not fit.",
    )
