"""Bytes at rest, such as pieces of an uploaded file: one-row sealed Parquet, nothing personal lies in the clear."""

import secrets
from contextlib import suppress
from pathlib import Path

import polars as pl

from lindung.registry.snapshots.faults import DamagedSealError
from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.parts import PartWriter, raise_if_full, read_part
from lindung.registry.snapshots.seal import Seal, SealedPart, agreed_seal, flush_directory, seal_before, seal_of

_COLUMN = "bytes"
_END = ".parquet"


def keep_sealed(directory: Path, name: str, data: bytes, *, keys: KeyRing) -> SealedPart:
    """Keep bytes under a name (letters, digits, hyphens); what had the name before is replaced at once.

    Raises:
        DiskFullError: There is no room; what had the name before is still there.
        KeyLostError: The key file lacks the key of the directory.
    """
    try:
        part = _put(directory, name, data, agreed_seal(directory, keys), keys)
    except OSError as fault:
        raise_if_full(fault)
        raise
    return SealedPart(name, part.rows, part.bytes, part.sha256)


def kept_sealed(directory: Path, name: str, *, keys: KeyRing) -> bytes:
    """Return the bytes kept under a name; DamagedSealError when they are missing or changed.

    While they are being sealed under a new key, they may lie under either; a seal that changed just now is read again.
    """
    before, seal = seal_before(directory), seal_of(directory)
    for one in (seal, *([before] if before else [])):
        with suppress(DamagedSealError):
            return _read(directory, name, one, keys)
    return _read(directory, name, seal_of(directory), keys)


def sealed_under(directory: Path, name: str, seal: Seal, *, keys: KeyRing) -> bool:
    """Whether the bytes of a name open with a seal."""
    try:
        _read(directory, name, seal, keys)
    except DamagedSealError:
        return False
    return True


def seal_again(directory: Path, name: str, before: Seal, seal: Seal, *, keys: KeyRing) -> None:
    """Seal the bytes of a name under another seal; at no moment are there none."""
    _put(directory, name, _read(directory, name, before, keys), seal, keys)


def kept_names(directory: Path) -> list[str]:
    """List the names under which a directory keeps bytes, in alphabetical order."""
    return sorted(path.name.removesuffix(_END) for path in directory.glob(f"[!.]*{_END}"))


def drop_sealed(directory: Path, name: str) -> None:
    """Remove the bytes of a name, if there are any."""
    _place(directory, name).unlink(missing_ok=True)


def _put(directory: Path, name: str, data: bytes, seal: Seal, keys: KeyRing) -> SealedPart:
    draft = directory / f".{name}.{secrets.token_hex(4)}"
    try:
        part = _write(draft, data, key=_key(seal, name, keys))
        draft.replace(_place(directory, name))
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    flush_directory(directory)
    return part


def _read(directory: Path, name: str, seal: Seal, keys: KeyRing) -> bytes:
    key = _key(seal, name, keys)
    return b"".join(data for frame in read_part(_place(directory, name), key=key) for data in frame[_COLUMN])


def _write(path: Path, data: bytes, *, key: bytes) -> SealedPart:
    part = PartWriter(path, key=key)
    try:
        part.write(pl.DataFrame({_COLUMN: [data]}, schema={_COLUMN: pl.Binary}))
        return part.close()
    except OSError:
        part.abandon()
        raise


def _place(directory: Path, name: str) -> Path:
    return directory / f"{name}{_END}"


def _key(seal: Seal, name: str, keys: KeyRing) -> bytes:
    return seal.key_of(f"{name}{_END}", keys)
