"""The file of a backup: a zip that any tool opens, written piece by piece, and seen under its name only when whole."""

import fcntl
import hashlib
import os
import secrets
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from lindung.registry.snapshots.seal import flush_directory, flush_file
from lindung.vocabulary.language import Words
from lindung.workflows.backup.errors import BackupError
from lindung.workflows.backup.manifest import MANIFEST, BackupFile, BackupManifest

PIECE: Final = 1 << 20
MARK: Final = "lindung backup "
"""How the comment of the zip begins; the SHA-256 of the list of contents follows."""

Told = Callable[[str, int, int], None]
"""Told what is being done, and how many bytes of how many are."""

_PART: Final = ".part"
_SEALED: Final = ".parquet"
_FAST: Final = 1


class ArchiveWriter:
    """Adds files to a backup that is being written."""

    def __init__(self, archive: zipfile.ZipFile, at: datetime) -> None:
        """Write into an open zip; all files bear one moment."""
        self._archive = archive
        self._at = at
        self.files: list[BackupFile] = []

    def add(self, name: str, pieces: Iterable[bytes], *, mode: int, told: Callable[[int], None]) -> None:
        """Add a file; what is sealed does not get smaller and is stored as it is."""
        digest, size = hashlib.sha256(), 0
        with self._archive.open(self._entry(name, mode), "w", force_zip64=True) as target:
            for piece in pieces:
                target.write(piece)
                digest.update(piece)
                size += len(piece)
                told(len(piece))
        self.files.append(BackupFile(name, size, digest.hexdigest(), mode))

    def end(self, manifest: BackupManifest) -> str:
        """Add the list of contents and return its SHA-256, which names this backup and no other."""
        text = manifest.to_json().encode()
        self._archive.writestr(self._entry(MANIFEST, 0o600), text)
        sha256 = hashlib.sha256(text).hexdigest()
        self._archive.comment = f"{MARK}{sha256}".encode()
        return sha256

    def _entry(self, name: str, mode: int) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, self._at.timetuple()[:6])
        entry.external_attr = (0o100000 | mode) << 16
        entry.compress_type = zipfile.ZIP_STORED if name.endswith(_SEALED) else zipfile.ZIP_DEFLATED
        return entry


@contextmanager
def new_archive(place: Path, at: datetime) -> Iterator[ArchiveWriter]:
    """Give a writer; the file has its name only after the block ended well, and nothing is left otherwise.

    Parts that killed runs left in the same folder are removed.
    """
    _sweep(place.parent)
    part = place.with_name(f".{place.name}.{secrets.token_hex(4)}{_PART}")
    descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            with suppress(OSError):  # some network folders know no locks; then only the sweep is unsure of itself
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with zipfile.ZipFile(file, "w", allowZip64=True, compresslevel=_FAST) as archive:
                yield ArchiveWriter(archive, at)
            flush_file(file)
            if place.exists():
                raise already_there(place)
            part.rename(place)
        flush_directory(place.parent)
    finally:
        part.unlink(missing_ok=True)


def pieces_from(file: IO[bytes]) -> Iterator[bytes]:
    """Read an open file piece by piece."""
    while piece := file.read(PIECE):
        yield piece


def already_there(place: Path) -> BackupError:
    """Say that a backup is never written over another."""
    return BackupError(Words(f"{place} sudah ada. Pilih nama lain.", f"{place} exists already. Choose another name."))


def _sweep(folder: Path) -> None:
    """Remove parts that no process holds any more."""
    for part in folder.glob(f".*{_PART}"):
        with suppress(OSError), part.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            part.unlink()
