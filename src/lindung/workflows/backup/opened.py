"""Open a backup: is it one, is it whole, and unpack it while every SHA-256 is checked."""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from lindung.registry.snapshots.seal import make_private
from lindung.workflows.backup.archive import MARK, PIECE, Told
from lindung.workflows.backup.errors import not_a_backup
from lindung.workflows.backup.manifest import DATA, MANIFEST, BackupFile, BackupManifest, manifest_from


@dataclass(frozen=True)
class OpenedBackup:
    """A backup whose list of contents was read and fits.

    Attributes:
        manifest: What it holds.
        sha256: Of its list of contents.
        archive: The open file.
    """

    manifest: BackupManifest
    sha256: str
    archive: zipfile.ZipFile


@contextmanager
def opened_backup(place: Path) -> Iterator[OpenedBackup]:
    """Open a backup; NotABackupError when it is none, is cut off, or its list of contents was changed."""
    try:
        with zipfile.ZipFile(place) as archive:
            yield _opened(archive)
    except FileNotFoundError:
        raise not_a_backup(f"{place} tidak ada.", f"{place} is not there.") from None
    except IsADirectoryError:
        raise not_a_backup(f"{place} adalah folder.", f"{place} is a folder.") from None
    except zipfile.BadZipFile:
        raise not_a_backup(
            f"{place.name} bukan cadangan Lindung, atau terpotong.",
            f"{place.name} is no backup of Lindung, or was cut off.",
        ) from None


def unpack(backup: OpenedBackup, directory: Path, *, told: Told) -> Path:
    """Unpack all files below a directory and return the database; NotABackupError when one is not as it was kept.

    Files of the data directory lie below ``data``, the database beside it.
    """
    manifest, done = backup.manifest, 0
    for name in manifest.directories:
        make_private(directory / DATA / name)
    for file in manifest.files:
        target = directory / file.name
        make_private(target.parent)
        for size in _unpacked(backup.archive, file, target):
            done += size
            told("unpack", done, manifest.size_bytes)
        target.chmod(file.mode)
    for name, mode in sorted(manifest.directories.items(), reverse=True):
        (directory / DATA / name).chmod(mode)
    return directory / manifest.database.name


def _opened(archive: zipfile.ZipFile) -> OpenedBackup:
    comment = archive.comment.decode("ascii", errors="replace")
    if not comment.startswith(MARK) or MANIFEST not in archive.namelist():
        raise not_a_backup("Berkas ini bukan cadangan Lindung.", "This file is no backup of Lindung.")
    text, sha256 = archive.read(MANIFEST), comment.removeprefix(MARK)
    if hashlib.sha256(text).hexdigest() != sha256:
        raise not_a_backup("Daftar isi cadangan diubah.", "The backup's list of contents was changed.")
    manifest = manifest_from(text.decode())
    if sorted(archive.namelist()) != sorted([MANIFEST, *(file.name for file in manifest.files)]):
        raise not_a_backup("Isi cadangan tidak sesuai daftarnya.", "The backup does not hold what its list says.")
    return OpenedBackup(manifest, sha256, archive)


def _unpacked(archive: zipfile.ZipFile, file: BackupFile, target: Path) -> Iterator[int]:
    """Write one file, telling the size of each piece; never more than was kept."""
    digest, size = hashlib.sha256(), 0
    with suppress(zipfile.BadZipFile, zlib.error, EOFError), archive.open(file.name) as source, target.open("xb") as to:
        while piece := source.read(PIECE):
            size += len(piece)
            if size > file.bytes:
                break
            to.write(piece)
            digest.update(piece)
            yield len(piece)
    if size != file.bytes or digest.hexdigest() != file.sha256:
        raise not_a_backup(
            f"{file.name} dalam cadangan tidak sama lagi dengan saat disimpan.",
            f"{file.name} in the backup is no longer what was kept.",
        )
