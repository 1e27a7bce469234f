"""Registers for the doors: manifests in plain values, what changed between two, whether they are whole."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from lindung.registry.snapshots.changes import ChangeCounts, changes
from lindung.registry.snapshots.faults import AlreadyUndoneError
from lindung.registry.snapshots.snapshot import Snapshot, current_lookups, snapshot_of, snapshots, undo_snapshot
from lindung.registry.snapshots.vault import office_vault
from lindung.registry.snapshots.verify import VerifyResult, verify_snapshot
from lindung.vocabulary.language import Words
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.deliveries.errors import DeliveryError
from lindung.workflows.deliveries.papers import area_name


@dataclass(frozen=True)
class Register:
    """A snapshot of a register: rows_read = rows_new + rows_changed + rows_same + rows_refused.

    Attributes:
        snapshot_id: Its identifier.
        register: Kind of register.
        as_of: Day the rows are of.
        area_code: Area.
        area_name: Its name.
        payer: Who pays, or "".
        rows: Rows in it.
        rows_read: Rows of the file.
        rows_new: Rows the snapshot before did not hold.
        rows_changed: Rows that differ.
        rows_same: Rows that do not.
        rows_refused: Rows of the file that are not in it.
        rows_left: Rows of the snapshot before that are gone.
        previous_id: The snapshot before, or "".
        file_name: File it came in.
        file_sha256: Of that file.
        profile: Profile it was read with.
        delivery_id: Delivery that brought it.
        schema_version: Of its columns.
        code_version: Lindung that made it.
        key_id: Line of the key file that seals it.
        size_bytes: Of its sealed parts.
        made_by: Who had it saved.
        made_at: When.
        is_sample: Invented people.
        undone_by: Who undid it, or None.
        undone_at: When, or None.
        undone_why: Why, or None.
    """

    snapshot_id: str
    register: RegisterKind
    as_of: date
    area_code: str
    area_name: str
    payer: str
    rows: int
    rows_read: int
    rows_new: int
    rows_changed: int
    rows_same: int
    rows_refused: int
    rows_left: int
    previous_id: str
    file_name: str
    file_sha256: str
    profile: str
    delivery_id: str
    schema_version: int
    code_version: str
    key_id: str
    size_bytes: int
    made_by: str
    made_at: datetime
    is_sample: bool
    undone_by: str | None
    undone_at: datetime | None
    undone_why: str | None


def registers(*, register: RegisterKind | None = None, area: str | None = None) -> list[Register]:
    """List snapshots, undone ones too, newest day first."""
    return [_plain(snapshot) for snapshot in snapshots(office_vault(), register, area, include_undone=True)]


def register_of(snapshot_id: str) -> Register:
    """Return one snapshot; SnapshotGoneError when there is none."""
    return _plain(snapshot_of(office_vault(), snapshot_id))


def changes_between(before_id: str, after_id: str) -> ChangeCounts:
    """Count who joined, left, changed, died and moved between two snapshots of one kind of register.

    Raises:
        SnapshotGoneError: One of them does not exist.
        DeliveryError: They are of different kinds.
        RegisterError: One of them cannot be read.
    """
    vault = office_vault()
    before, after = snapshot_of(vault, before_id), snapshot_of(vault, after_id)
    if before.manifest.register is not after.manifest.register:
        raise DeliveryError(_DIFFERENT)
    told = after.manifest
    deaths = current_lookups(vault, area=told.area_code, as_of=told.as_of).get(RegisterKind.DEATHS, [])
    return changes(
        before.directory, after.directory, register=told.register, keys=vault.keys,
        deaths=[one.directory for one in deaths],
    )  # fmt: skip


def verify(snapshot_id: str) -> VerifyResult:
    """Look whether a snapshot is whole: checksums, key, counts, columns."""
    return verify_snapshot(office_vault(), snapshot_id)


def undo_once(snapshot_id: str, *, by: str, now: datetime, why: str) -> None:
    """State that a snapshot counts no more; when somebody stated it before, that statement stands."""
    with suppress(AlreadyUndoneError):
        undo_snapshot(office_vault(), snapshot_id, by=by, at=now, why=why)


def _plain(snapshot: Snapshot) -> Register:
    told, undone = snapshot.manifest, snapshot.undone
    return Register(
        snapshot_id=told.snapshot_id,
        register=told.register,
        as_of=told.as_of,
        area_code=told.area_code,
        area_name=area_name(told.area_code),
        payer=told.payer,
        rows=told.rows,
        rows_read=told.rows_read,
        rows_new=told.rows_new,
        rows_changed=told.rows_changed,
        rows_same=told.rows_same,
        rows_refused=told.rows_refused,
        rows_left=told.rows_left,
        previous_id=told.previous_id,
        file_name=told.file_name,
        file_sha256=told.file_sha256,
        profile=told.profile,
        delivery_id=told.delivery_id,
        schema_version=told.schema_version,
        code_version=told.code_version,
        key_id=told.seal.key_id,
        size_bytes=told.seal.size_bytes,
        made_by=told.made_by,
        made_at=told.made_at,
        is_sample=told.is_sample,
        undone_by=undone.by if undone else None,
        undone_at=undone.at if undone else None,
        undone_why=undone.why if undone else None,
    )


_DIFFERENT = Words(
    "Dua register itu berbeda jenis, jadi tidak dapat dibandingkan. Pilih dua register sejenis.",
    "The two registers are of different kinds and cannot be compared. Choose two of one kind.",
)
