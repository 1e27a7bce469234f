"""Whether a stored snapshot is still what its manifest says."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lindung.registry.snapshots.faults import DamagedSealError, KeyLostError
from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.manifest import MANIFEST_FILE, Manifest
from lindung.registry.snapshots.parts import opened
from lindung.registry.snapshots.seal import SEAL_FILE, SealedPart, seal_of
from lindung.registry.snapshots.snapshot import snapshot_of
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.language import Words


@dataclass(frozen=True)
class VerifyResult:
    """What was found.

    Attributes:
        snapshot_id: The snapshot.
        parts: Parts looked at.
        rows: Rows that can be read with the key.
        problems: What is not as the manifest says; empty when all is.
    """

    snapshot_id: str
    parts: int
    rows: int
    problems: tuple[Words, ...]

    @property
    def is_sound(self) -> bool:
        """Whether everything is as the manifest says."""
        return not self.problems


def verify_snapshot(vault: Vault, snapshot_id: str) -> VerifyResult:
    """Compare a snapshot with its manifest: checksums, sizes, columns, rows, and whether the key opens it.

    Raises:
        SnapshotGoneError: No snapshot has the identifier.
        DamagedSealError: Its manifest cannot be read at all.
    """
    snapshot = snapshot_of(vault, snapshot_id)
    manifest, problems, rows = snapshot.manifest, [*_manifest_problems(snapshot.directory, snapshot.manifest)], 0
    for part in manifest.seal.parts:
        found, read = _part_problems(snapshot.directory, part, manifest, vault.keys)
        problems += found
        rows += read
    if rows != manifest.rows:
        problems.append(_differs("jumlah baris", "the number of rows", manifest.rows, rows))
    return VerifyResult(snapshot_id, len(manifest.seal.parts), rows, tuple(problems))


def _manifest_problems(directory: Path, manifest: Manifest) -> Iterator[Words]:
    if manifest.computed_checksum() != manifest.checksum:
        yield _changed(MANIFEST_FILE)
    try:
        if seal_of(directory) != manifest.seal:
            yield _changed(SEAL_FILE)
    except DamagedSealError as fault:
        yield fault.words
    counted = manifest.rows_new + manifest.rows_changed + manifest.rows_same + manifest.rows_refused
    if counted != manifest.rows_read:
        yield _differs("jumlah baris yang dibaca", "the number of rows read", manifest.rows_read, counted)


def _part_problems(directory: Path, part: SealedPart, manifest: Manifest, keys: KeyRing) -> tuple[list[Words], int]:
    path = directory / part.name
    if not path.is_file():
        return [Words(f"{part.name} tidak ada.", f"{part.name} is missing.")], 0
    if path.stat().st_size != part.bytes or _sha256(path) != part.sha256:
        return [_changed(part.name)], 0
    try:
        with opened(path, manifest.seal.key_of(part.name, keys)) as file:
            columns, rows = file.schema_arrow.names, file.metadata.num_rows
    except (KeyLostError, DamagedSealError) as fault:
        return [fault.words], 0
    if columns != [*manifest.seal.columns] or rows != part.rows:
        return [_changed(part.name)], rows
    return [], rows


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _changed(name: str) -> Words:
    return Words(
        f"{name} tidak sama lagi dengan saat disimpan. Pulihkan dari cadangan.",
        f"{name} is no longer what was stored. Restore it from a backup.",
    )


def _differs(what_id: str, what_en: str, stated: int, found: int) -> Words:
    return Words(
        f"Manifes menyebut {what_id} {stated}; ditemukan {found}.",
        f"The manifest says that {what_en} is {stated}; found: {found}.",
    )
