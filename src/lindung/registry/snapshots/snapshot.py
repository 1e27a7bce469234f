"""Snapshots of registers: written once, found by register, area and day, undone as a new fact, never changed.

A snapshot is the directory ``registers/<register>/<area>/<as of>-<snapshot id>/``; a file of the same name that ends in
``.undone.json`` beside it says that it no longer counts.
"""

import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

import polars as pl

from lindung.registry.snapshots.alive import Alive, quiet
from lindung.registry.snapshots.changes import ChangeCounts, changes
from lindung.registry.snapshots.faults import AlreadyUndoneError, DamagedSealError, RegisterError, SnapshotGoneError
from lindung.registry.snapshots.kept_manifests import kept_while_unchanged
from lindung.registry.snapshots.manifest import MANIFEST_FILE, SCHEMA_VERSION, Manifest, Origin, manifest_of
from lindung.registry.snapshots.parts import READ_ROWS, raise_if_full
from lindung.registry.snapshots.seal import Seal, flush_directory, make_immutable, unreadable, write_durably
from lindung.registry.snapshots.sealed import Columns, SealedWriter, read_sealed
from lindung.registry.snapshots.sorted_rows import write_sorted
from lindung.registry.snapshots.sql import MEMORY_LIMIT
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.language import Words
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.wilayah import AreaCode

_UNDONE_END = ".undone.json"
_ID_BYTES = 6


@dataclass(frozen=True)
class Undone:
    """That a snapshot no longer counts: who said so, when and why."""

    by: str
    at: datetime
    why: str


@dataclass(frozen=True)
class Snapshot:
    """A stored snapshot.

    Attributes:
        manifest: What it says of itself.
        directory: Where its sealed rows lie.
        undone: That it no longer counts, or None.
    """

    manifest: Manifest
    directory: Path
    undone: Undone | None

    def rows(self, vault: Vault, columns: list[str] | None = None, *, rows: int = READ_ROWS) -> Iterator[pl.DataFrame]:
        """Yield its rows in batches, sorted by village and name."""
        return read_sealed(self.directory, keys=vault.keys, columns=columns, rows=rows)


class WrongCountError(RegisterError):
    """More rows would be stored than were read."""


def new_snapshot_id() -> str:
    """Draw an identifier that tells nothing."""
    return secrets.token_hex(_ID_BYTES)


def write_snapshot(
    vault: Vault, frames: Iterable[pl.DataFrame], *, origin: Origin, columns: Columns, snapshot_id: str,
    memory_limit: str = MEMORY_LIMIT, alive: Alive = quiet,
) -> Snapshot:  # fmt: skip
    """Seal rows as a snapshot and count them against the one before it; it appears whole or not at all.

    A snapshot that has the identifier already is returned as it is, so that work can be repeated and is done once.
    ``alive`` is called every few seconds once ``frames`` are used up.

    Raises:
        DiskFullError: There is no room; nothing is left.
        WrongCountError: There are more rows than ``origin.rows_read``.
    """
    place = vault.registers / origin.register / origin.area_code / f"{origin.as_of.isoformat()}-{snapshot_id}"
    if place.exists():
        return _snapshot(place)
    before = current_snapshot(vault, origin.register, origin.area_code, origin.as_of, payer=origin.payer)
    with SealedWriter(place, columns, keys=vault.keys) as writer:
        write_sorted(writer, frames, columns, keys=vault.keys, alive=alive)
        seal = writer.finish()
        counts = _compared(vault, before, writer.hidden, memory_limit=memory_limit, alive=alive)
        manifest = _manifest(origin, seal, counts, snapshot_id=snapshot_id, before=before)
        writer.lay_beside(MANIFEST_FILE, manifest.to_json().encode())
        writer.publish()
    make_immutable(place)
    return _snapshot(place)


def snapshots(
    vault: Vault, register: RegisterKind | None = None, area: str | None = None, *, include_undone: bool = False
) -> list[Snapshot]:
    """List the snapshots of a register (or of all) about an area or places in it, newest day first."""
    found = [_snapshot(path.parent) for path in vault.registers.glob(f"{register or '*'}/*/[!.]*/{MANIFEST_FILE}")]
    wanted = [
        snapshot
        for snapshot in found
        if (include_undone or snapshot.undone is None)
        and (area is None or AreaCode(area).contains(AreaCode(snapshot.manifest.area_code)))
    ]
    return sorted(wanted, key=_by_day, reverse=True)


def snapshot_of(vault: Vault, snapshot_id: str) -> Snapshot:
    """Return a snapshot, undone ones too; SnapshotGoneError when there is none."""
    for path in vault.registers.glob(f"*/*/[!.]*/{MANIFEST_FILE}"):
        if path.parent.name.endswith(f"-{snapshot_id}") and "-" not in snapshot_id:
            return _snapshot(path.parent)
    raise SnapshotGoneError(
        Words(
            "Register dengan tanda itu tidak ada. Lihat daftarnya: lindung registers list.",
            "No register has this identifier. See the list: lindung registers list.",
        )
    )


def current_snapshot(
    vault: Vault, register: RegisterKind, area: str, as_of: date, *, payer: str | None = None
) -> Snapshot | None:
    """Return the newest snapshot of exactly this area (and payer, unless None) on a day, or None."""
    for snapshot in snapshots(vault, register, area):
        found = snapshot.manifest
        if found.area_code == area and found.as_of <= as_of and payer in {None, found.payer}:
            return snapshot
    return None


def current_lookups(vault: Vault, *, area: str, as_of: date) -> dict[RegisterKind, list[Snapshot]]:
    """Return the snapshots that tell about an area on a day: of areas that contain it or lie in it, the newest each.

    Of one payer's register, a snapshot whose whole area is covered by another of the same day or later is left out.
    """
    found: dict[RegisterKind, list[Snapshot]] = {}
    for snapshot in snapshots(vault):
        told = snapshot.manifest
        if told.as_of <= as_of and _touches(told.area_code, area):
            kept = found.setdefault(told.register, [])
            if not any(_covers(other.manifest, told) for other in kept):
                kept.append(snapshot)
    return found


def undo_snapshot(vault: Vault, snapshot_id: str, *, by: str, at: datetime, why: str) -> Snapshot:
    """State that a snapshot no longer counts; its rows stay as they are.

    Raises:
        SnapshotGoneError: No snapshot has the identifier.
        AlreadyUndoneError: It was undone before; the first statement stands.
    """
    snapshot = snapshot_of(vault, snapshot_id)
    text = json.dumps({"by": by, "at": at.isoformat(), "why": why}, indent=1)
    try:
        write_durably(_undone_path(snapshot.directory), text.encode())
    except FileExistsError:
        raise AlreadyUndoneError(
            Words("Register ini sudah dibatalkan sebelumnya.", "This register was undone before.")
        ) from None
    except OSError as fault:
        raise_if_full(fault)
        raise
    flush_directory(snapshot.directory.parent)
    return _snapshot(snapshot.directory)


def _snapshot(directory: Path) -> Snapshot:
    return Snapshot(_kept_manifest(directory), directory, _undone(directory))


_kept_manifest = kept_while_unchanged(manifest_of)


def _undone(directory: Path) -> Undone | None:
    path = _undone_path(directory)
    if not path.exists():
        return None
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return Undone(said["by"], datetime.fromisoformat(said["at"]), said["why"])
    except (ValueError, KeyError, TypeError):
        raise DamagedSealError(unreadable(path.name)) from None


def _undone_path(directory: Path) -> Path:
    return directory.with_name(directory.name + _UNDONE_END)


def _compared(
    vault: Vault, before: Snapshot | None, current: Path, *, memory_limit: str, alive: Alive
) -> ChangeCounts | None:
    if before is None:
        return None
    return changes(
        before.directory, current, register=before.manifest.register, keys=vault.keys, memory_limit=memory_limit,
        with_columns=False, alive=alive,
    )  # fmt: skip


def _manifest(
    origin: Origin, seal: Seal, counts: ChangeCounts | None, *, snapshot_id: str, before: Snapshot | None
) -> Manifest:
    if seal.rows > origin.rows_read:
        raise WrongCountError(
            Words(
                f"{seal.rows} baris akan disimpan, padahal {origin.rows_read} baris dibaca. Tidak ada yang disimpan.",
                f"{seal.rows} rows would be stored but {origin.rows_read} were read. Nothing was stored.",
            )
        )
    return Manifest(
        **asdict(origin),
        snapshot_id=snapshot_id,
        previous_id=before.manifest.snapshot_id if before else "",
        rows_new=counts.joined if counts else seal.rows,
        rows_changed=counts.changed if counts else 0,
        rows_same=counts.same if counts else 0,
        rows_refused=origin.rows_read - seal.rows,
        rows_left=counts.left if counts else 0,
        schema_version=SCHEMA_VERSION,
        seal=seal,
    ).signed()


def _by_day(snapshot: Snapshot) -> tuple[date, datetime, str]:
    return (snapshot.manifest.as_of, snapshot.manifest.made_at, snapshot.manifest.snapshot_id)


def _touches(one: str, other: str) -> bool:
    return AreaCode(one).contains(AreaCode(other)) or AreaCode(other).contains(AreaCode(one))


def _covers(newer: Manifest, older: Manifest) -> bool:
    return newer.payer == older.payer and AreaCode(newer.area_code).contains(AreaCode(older.area_code))
