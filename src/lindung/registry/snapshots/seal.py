"""What lies in the clear beside sealed files: which key, which salt, which parts; nothing of a person."""

import json
import os
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from lindung.registry.snapshots.faults import DamagedSealError
from lindung.registry.snapshots.keys import SALT_BYTES, KeyRing
from lindung.vocabulary.language import Words

SEAL_FILE = "seal.json"
SEAL_BEFORE_FILE = "seal.before.json"
OWNER_ONLY = 0o600


@dataclass(frozen=True)
class SealedPart:
    """One sealed Parquet file.

    Attributes:
        name: Its file name.
        rows: Rows in it.
        bytes: Its size.
        sha256: Of the file as it lies there.
    """

    name: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Seal:
    """How the files of one directory are sealed.

    Attributes:
        key_id: Line of the key file.
        salt: 32 random bytes as hexadecimal digits.
        columns: {column: type}; empty for blobs.
        parts: The files in order; empty for blobs.
    """

    key_id: str
    salt: str
    columns: dict[str, str]
    parts: tuple[SealedPart, ...]

    @property
    def rows(self) -> int:
        """Rows of all parts."""
        return sum(part.rows for part in self.parts)

    @property
    def size_bytes(self) -> int:
        """Size of all parts."""
        return sum(part.bytes for part in self.parts)

    def key_of(self, name: str, keys: KeyRing) -> bytes:
        """Return the key of one file of the directory; KeyLostError without its master key."""
        return keys.with_id(self.key_id).of_file(bytes.fromhex(self.salt), name)

    def to_json(self) -> str:
        """Write the seal as JSON."""
        return json.dumps(asdict(self), indent=1)


def new_seal(keys: KeyRing) -> Seal:
    """Begin a seal with the newest key and a salt of its own."""
    return Seal(keys.newest().key_id, secrets.token_hex(SALT_BYTES), {}, ())


def seal_from(text: str) -> Seal:
    """Read a seal from JSON; ValueError when it is none."""
    try:
        found = json.loads(text)
        parts = tuple(SealedPart(**part) for part in found["parts"])
        seal = Seal(found["key_id"], found["salt"], dict(found["columns"]), parts)
        bytes.fromhex(seal.salt)
    except (KeyError, TypeError) as fault:
        raise ValueError("not a seal") from fault
    return seal


def seal_of(directory: Path) -> Seal:
    """Read the seal of a directory; DamagedSealError when there is none that can be read."""
    try:
        return seal_from((directory / SEAL_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise DamagedSealError(unreadable(directory.name)) from None


def seal_before(directory: Path) -> Seal | None:
    """Read the seal that opens what is not yet sealed again under a new key; None when nothing is under way."""
    try:
        return seal_from((directory / SEAL_BEFORE_FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        raise DamagedSealError(unreadable(directory.name)) from None


def agreed_seal(directory: Path, keys: KeyRing) -> Seal:
    """Return the seal of a directory, made on first use; two that begin at once agree on one."""
    if not (directory / SEAL_FILE).exists():
        make_private(directory)
        draft = directory / f".{secrets.token_hex(8)}"
        write_durably(draft, new_seal(keys).to_json().encode())
        with suppress(FileExistsError):
            os.link(draft, directory / SEAL_FILE)
        draft.unlink()
    return seal_of(directory)


def make_private(directory: Path) -> None:
    """Make a directory, and those above it that are missing, for the owner only."""
    if not directory.exists():
        make_private(directory.parent)
        directory.mkdir(mode=0o700, exist_ok=True)


def make_immutable(directory: Path) -> None:
    """Take the owner's right to write; who really wants to remove it must give it back by hand."""
    with suppress(OSError):  # some file systems know no modes; the manifest's checksums still tell
        for path in directory.iterdir():
            path.chmod(0o500 if path.is_dir() else 0o400)
        directory.chmod(0o500)


def write_durably(path: Path, data: bytes) -> None:
    """Write a new file that only the owner reads, and see it on the disk before going on."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        flush_file(file)


def flush_file(file: IO[Any]) -> None:  # Any: text or bytes
    """See what was written on the disk before going on."""
    file.flush()
    os.fsync(file.fileno())


def flush_directory(directory: Path) -> None:
    """See the names in a directory on the disk; systems that cannot open a directory do it by themselves."""
    with suppress(OSError):
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def unreadable(name: str) -> Words:
    """Say that something sealed is not what it was when it was stored."""
    return Words(
        f"{name} rusak, terpotong atau diubah sesudah disimpan. Pulihkan dari cadangan, atau impor ulang berkasnya.",
        f"{name} is damaged, cut off or changed since it was stored. Restore a backup, or import the file again.",
    )
