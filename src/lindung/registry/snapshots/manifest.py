"""What a snapshot says of itself: where its rows come from, how many there are, how they are sealed."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path

from lindung.registry.snapshots.faults import DamagedSealError
from lindung.registry.snapshots.seal import Seal, seal_from, unreadable
from lindung.vocabulary.register_kind import RegisterKind

MANIFEST_FILE = "manifest.json"
SCHEMA_VERSION = 2
"""Of the columns: 2 keeps the fifteen digits of a NIK that lost one (``nik_short``); who reads a snapshot of an older
version finds no such column."""


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where the rows of a snapshot come from, as its maker states it.

    Attributes:
        register: Kind of register.
        as_of: Day the rows are of.
        area_code: Area the rows are about.
        payer: Who pays for them; "" when the register has no payer.
        file_name: File they came in, as the sender wrote it.
        file_sha256: Of that file.
        profile: Profile it was read with.
        delivery_id: Delivery that brought it.
        rows_read: Rows of the file that name somebody; what is not in the snapshot was refused.
        code_version: Version of Lindung that checked it.
        is_sample: Invented people.
        made_by: Who had it saved.
        made_at: When.
        note: What the maker wants known; never a person of the list.
    """

    register: RegisterKind
    as_of: date
    area_code: str
    payer: str
    file_name: str
    file_sha256: str
    profile: str
    delivery_id: str
    rows_read: int
    code_version: str
    is_sample: bool
    made_by: str
    made_at: datetime
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Manifest(Origin):
    """A snapshot: rows_read = rows_new + rows_changed + rows_same + rows_refused.

    Attributes:
        snapshot_id: Its identifier.
        previous_id: Snapshot it was compared with; "" when it is the first of its register, area and payer.
        rows_new: Rows that the previous snapshot does not hold.
        rows_changed: Rows of which a column differs.
        rows_same: Rows without a difference.
        rows_refused: Rows of the file that are not in the snapshot.
        rows_left: Rows of the previous snapshot that are no longer there; not part of rows_read.
        schema_version: Of the columns.
        seal: Key id, salt, columns and parts.
        checksum: SHA-256 of everything above.
    """

    snapshot_id: str
    previous_id: str
    rows_new: int
    rows_changed: int
    rows_same: int
    rows_refused: int
    rows_left: int
    schema_version: int
    seal: Seal
    checksum: str = ""

    @property
    def rows(self) -> int:
        """Rows in the snapshot."""
        return self.rows_new + self.rows_changed + self.rows_same

    def signed(self) -> "Manifest":
        """Return the manifest with the checksum of its contents."""
        return replace(self, checksum=self.computed_checksum())

    def computed_checksum(self) -> str:
        """Compute the SHA-256 of everything but the checksum."""
        plain = asdict(replace(self, checksum=""))
        return hashlib.sha256(json.dumps(plain, sort_keys=True, default=_plain).encode()).hexdigest()

    def to_json(self) -> str:
        """Write the manifest as JSON."""
        return json.dumps(asdict(self), indent=1, default=_plain)


def manifest_of(directory: Path) -> Manifest:
    """Read the manifest of a snapshot's directory; DamagedSealError when there is none that can be read."""
    try:
        return manifest_from((directory / MANIFEST_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise DamagedSealError(unreadable(f"{directory.name}/{MANIFEST_FILE}")) from None


def manifest_from(text: str) -> Manifest:
    """Read a manifest from JSON; ValueError when it is none."""
    try:
        found = json.loads(text)
        return Manifest(
            **{
                **found,
                "register": RegisterKind(found["register"]),
                "as_of": date.fromisoformat(found["as_of"]),
                "made_at": datetime.fromisoformat(found["made_at"]),
                "seal": seal_from(json.dumps(found["seal"])),
            }
        )
    except (KeyError, TypeError) as fault:
        raise ValueError("not a manifest") from fault


def _plain(value: object) -> str:
    """Write days and moments; json knows the rest."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a manifest holds no {type(value).__name__}")
