"""What a backup says of itself: when, of what, by which version, and the SHA-256 of every file in it."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Final

from lindung.workflows.backup.errors import not_a_backup

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
DATA: Final = "data/"
"""Where the files of the data directory lie in the backup."""

DATABASES: Final = {"sqlite": "database/lindung.sqlite3", "postgresql": "database/lindung.dump"}
"""{engine: where its database lies in the backup}."""


@dataclass(frozen=True)
class BackupFile:
    """One file of a backup.

    Attributes:
        name: Its place in the backup.
        bytes: Its size.
        sha256: Of its contents.
        mode: Its permissions.
    """

    name: str
    bytes: int
    sha256: str
    mode: int


@dataclass(frozen=True)
class KeyMark:
    """A reference to a key of the registers; the key itself is never in a backup.

    Attributes:
        key_id: Its name in the key file.
        fingerprint: 32 hexadecimal digits that tell two keys apart and nothing about either.
        is_needed: Whether something in the backup is sealed with it.
    """

    key_id: str
    fingerprint: str
    is_needed: bool


@dataclass(frozen=True, kw_only=True)
class BackupManifest:
    """What a backup holds.

    Attributes:
        backup_id: Twelve hexadecimal digits.
        made_at: When the database was copied.
        version: Version of Lindung.
        engine: ``sqlite`` or ``postgresql``.
        engine_version: Version of the database.
        migrations: Changes of tables that the database has, as ``app.name``.
        keys: Keys that the key file held.
        files: All files, the database first.
        directories: {folder of the data directory: its permissions}.
        gone: Files that were removed while the backup was made.
        at_work: Deliveries whose work was going on; it is begun again after restoring.
    """

    backup_id: str
    made_at: datetime
    version: str
    engine: str
    engine_version: str
    migrations: tuple[str, ...]
    keys: tuple[KeyMark, ...]
    files: tuple[BackupFile, ...]
    directories: dict[str, int]
    gone: tuple[str, ...] = ()
    at_work: tuple[str, ...] = ()

    @property
    def database(self) -> BackupFile:
        """The database."""
        return self.files[0]

    @property
    def size_bytes(self) -> int:
        """Size of all files, unpacked."""
        return sum(file.bytes for file in self.files)

    def to_json(self) -> str:
        """Write the manifest."""
        return json.dumps({"format": FORMAT, **asdict(self), "made_at": self.made_at.isoformat()}, indent=1)


def manifest_from(text: str) -> BackupManifest:
    """Read a manifest; NotABackupError when it is none, of a newer format, or names a place outside the backup."""
    try:
        said: dict[str, Any] = json.loads(text)  # Any: what JSON holds
        version = said.pop("format")
        if version != FORMAT:
            raise not_a_backup(
                f"Cadangan ini memakai format {version}; versi Lindung ini membaca format {FORMAT}.",
                f"This backup has format {version}; this version of Lindung reads format {FORMAT}.",
            )
        manifest = _manifest(said)
        is_plain = all(_is_plain(name) for name in (*manifest.directories, *(file.name for file in manifest.files)))
        is_known = manifest.database.name == DATABASES[manifest.engine]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        is_plain = is_known = False
    if not (is_plain and is_known):
        raise not_a_backup("Daftar isi cadangan rusak.", "The backup's list of contents is damaged.")
    return manifest


def _manifest(said: dict[str, Any]) -> BackupManifest:
    return BackupManifest(
        **{
            **said,
            "made_at": datetime.fromisoformat(said["made_at"]),
            "migrations": tuple(said["migrations"]),
            "keys": tuple(KeyMark(**key) for key in said["keys"]),
            "files": tuple(BackupFile(**file) for file in said["files"]),
            "directories": dict(said["directories"]),
            "gone": tuple(said["gone"]),
            "at_work": tuple(said["at_work"]),
        }
    )


def _is_plain(name: str) -> bool:
    """Whether a name leads to a place below, and nowhere else."""
    path = PurePosixPath(name)
    return bool(name) and not path.is_absolute() and ".." not in path.parts and path.as_posix() == name
