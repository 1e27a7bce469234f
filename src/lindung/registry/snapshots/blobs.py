"""Bytes at rest, such as pieces of an uploaded file: one-row sealed Parquet, nothing personal lies in the clear."""

import secrets
from pathlib import Path

import polars as pl

from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.parts import PartWriter, raise_if_full, read_part
from lindung.registry.snapshots.seal import Seal, SealedPart, agreed_seal, flush_directory, seal_of

_COLUMN = "bytes"
_END = ".parquet"


def keep_sealed(directory: Path, name: str, data: bytes, *, keys: KeyRing) -> SealedPart:
    """Keep bytes under a name (letters, digits, hyphens); what had the name before is replaced at once.

    Raises:
        DiskFullError: There is no room; what had the name before is still there.
        KeyLostError: The key file lacks the key of the directory.
    """
    draft = directory / f".{name}.{secrets.token_hex(4)}"
    try:
        seal = agreed_seal(directory, keys)
        part = _write(draft, data, key=_key(seal, name, keys))
        draft.replace(_place(directory, name))
        flush_directory(directory)
    except OSError as fault:
        draft.unlink(missing_ok=True)
        raise_if_full(fault)
        raise
    return SealedPart(name, part.rows, part.bytes, part.sha256)


def kept_sealed(directory: Path, name: str, *, keys: KeyRing) -> bytes:
    """Return the bytes kept under a name; DamagedSealError when they are missing or changed."""
    key = _key(seal_of(directory), name, keys)
    return b"".join(data for frame in read_part(_place(directory, name), key=key) for data in frame[_COLUMN])


def kept_names(directory: Path) -> list[str]:
    """List the names under which a directory keeps bytes, in alphabetical order."""
    return sorted(path.name.removesuffix(_END) for path in directory.glob(f"[!.]*{_END}"))


def drop_sealed(directory: Path, name: str) -> None:
    """Remove the bytes of a name, if there are any."""
    _place(directory, name).unlink(missing_ok=True)


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
