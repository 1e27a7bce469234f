"""Restore a backup: checked before anything is touched, put in place at once, undone when anything goes wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import connections
from django.db.migrations.loader import MigrationLoader

from lindung.registry.snapshots.keys import KeyRing
from lindung.settings.environment import Environment
from lindung.vocabulary.language import Words
from lindung.workflows.backup.archive import Told
from lindung.workflows.backup.errors import NotRestoredError
from lindung.workflows.backup.exchange_places import begin, finish, holds_data, put_in_place, roll_back
from lindung.workflows.backup.key_marks import do_not_fit, lost_keys
from lindung.workflows.backup.manifest import DATA, BackupManifest
from lindung.workflows.backup.opened import OpenedBackup, opened_backup, unpack
from lindung.workflows.backup.places import is_unfinished
from lindung.workflows.backup.postgresql import applied_migrations, restore_postgresql
from lindung.workflows.backup.prove import examine_database, open_sealed

Settle = Callable[[str], int]
"""Given the backup's id: brings the restored database up to date and ends its sessions; tells how many changes of
tables that took."""

_ENGINE_NAMES: Final = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True)
class Restored:
    """An installation that stands again.

    Attributes:
        manifest: What the backup held.
        sha256: Of its list of contents.
        sealed: Sealed files that were opened with their key.
        lost_keys: Keys that are missing; what is sealed with them stays closed.
        migrated: Changes of tables that were applied, because the backup is older than this version.
    """

    manifest: BackupManifest
    sha256: str
    sealed: int
    lost_keys: tuple[str, ...]
    migrated: int


def restore(
    place: Path, environment: Environment, *, replace: bool, without_keys: bool, settle: Settle, told: Told
) -> Restored:
    """Make the installation what it was when the backup was made.

    Args:
        place: The backup.
        environment: What the machine tells Lindung; nobody else works with it meanwhile.
        replace: Whether an installation that holds data gives way.
        without_keys: Whether to go on where sealed files stay closed.
        settle: See Settle.
        told: Told how far it is.

    Raises:
        NotABackupError: The file is no backup, or something in it is not as it was kept; nothing was changed.
        KeysDoNotFitError: The key file does not open it; nothing was changed.
        NotRestoredError: There is data here, or the backup is of a newer version or another database engine.
        ToolError: PostgreSQL's own tool failed; the database is as it was.
    """
    if is_unfinished(environment):
        roll_back(environment)
    with opened_backup(place) as backup:
        _refuse_misfit(backup.manifest, environment)
        if not replace and _is_in_use(environment):
            raise _in_use(environment)
        lost = lost_keys(backup.manifest, KeyRing(environment.key_path))
        if lost and not without_keys:
            raise do_not_fit(lost, KeyRing(environment.key_path))
        try:
            sealed, migrated = _restored(backup, environment, has_keys=not lost, settle=settle, told=told)
        except BaseException:
            connections.close_all()  # of a database that is about to be moved away
            roll_back(environment)
            raise
        finish(environment)
        return Restored(backup.manifest, backup.sha256, sealed, tuple(lost), migrated)


def _restored(
    backup: OpenedBackup, environment: Environment, *, has_keys: bool, settle: Settle, told: Told
) -> tuple[int, int]:
    folder = begin(environment)
    database = unpack(backup, folder, told=told)
    examine_database(backup.manifest, database, environment)
    sealed = open_sealed(backup, folder, KeyRing(environment.key_path), told=told) if has_keys else 0
    connections.close_all()  # whoever looked at the old database must not go on writing into it
    arriving = sorted((folder / DATA).iterdir()) if (folder / DATA).exists() else []
    if environment.database_url is None:
        put_in_place(environment, [*arriving, database])
    else:
        told("database", 0, 0)
        put_in_place(environment, arriving)
        restore_postgresql(database, environment.database_url, empty_first=True)
        finish(environment)  # the database has no way back, so the files have none either
    return sealed, settle(backup.manifest.backup_id)


def _refuse_misfit(manifest: BackupManifest, environment: Environment) -> None:
    engine = "sqlite" if environment.database_url is None else "postgresql"
    if manifest.engine != engine:
        theirs, ours = _ENGINE_NAMES[manifest.engine], _ENGINE_NAMES[engine]
        raise NotRestoredError(
            Words(
                f"Cadangan ini dari {theirs}, sedangkan instalasi ini memakai {ours}. Sesuaikan DATABASE_URL.",
                f"This backup is of {theirs}, and this installation uses {ours}. Set DATABASE_URL accordingly.",
            )
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if not known.issuperset(manifest.migrations):
        raise NotRestoredError(
            Words(
                f"Cadangan ini dari Lindung {manifest.version} yang lebih baru. Pasang versi itu dahulu, lalu ulangi.",
                f"This backup is of a newer Lindung, {manifest.version}. Install that version first, then repeat.",
            )
        )


def _is_in_use(environment: Environment) -> bool:
    url = environment.database_url
    return holds_data(environment) or (url is not None and bool(applied_migrations(url)))


def _in_use(environment: Environment) -> NotRestoredError:
    return NotRestoredError(
        Words(
            f"Di {environment.data_directory} atau basis datanya sudah ada data. Cadangkan dahulu; dengan --ganti data "
            "itu digantikan seluruhnya.",
            f"There is data in {environment.data_directory} or its database. Back it up first; with --replace all of "
            "it gives way.",
        )
    )
