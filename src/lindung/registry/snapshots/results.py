"""Results computed from registers: a directory of sealed tables with a manifest in the clear that names nobody.

A result appears whole or not at all, and never changes; a newer one takes its place.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Final

import polars as pl

from lindung.registry.snapshots.faults import DamagedSealError
from lindung.registry.snapshots.parts import raise_if_full
from lindung.registry.snapshots.seal import flush_directory, make_immutable, make_private, unreadable, write_durably
from lindung.registry.snapshots.sealed import HIDDEN_END, Columns, SealedWriter
from lindung.registry.snapshots.vault import Vault

MANIFEST_FILE: Final = "manifest.json"
Tables = Mapping[str, tuple[Columns, Iterable[pl.DataFrame]]]
"""{table: its columns, its rows in batches}."""


def write_result(vault: Vault, place: Path, tables: Tables, manifest_of: Callable[[dict[str, int]], str]) -> None:
    """Seal tables into a directory; what is there already stays, so that work can be repeated and is done once.

    Args:
        vault: Whose keys seal it.
        place: The directory, seen only when it is whole.
        tables: What is sealed.
        manifest_of: Writes the manifest, given the rows of each table.

    Raises:
        DiskFullError: There is no room, and then nothing is left.
    """
    if place.exists():
        return
    with _hidden(place) as hidden:
        rows = {}
        for name, (columns, frames) in tables.items():
            with SealedWriter(hidden / name, columns, keys=vault.keys) as writer:
                for frame in frames:
                    writer.append(frame)
                rows[name] = writer.close().rows
        write_durably(hidden / MANIFEST_FILE, manifest_of(rows).encode())
        flush_directory(hidden)
        hidden.rename(place)
        flush_directory(place.parent)
    for directory in (*(place / name for name in tables), place):
        make_immutable(directory)


def read_manifest(directory: Path) -> dict[str, Any]:  # Any: what JSON holds
    """Return what the manifest of a result says; DamagedSealError when it cannot be read."""
    try:
        return dict(json.loads((directory / MANIFEST_FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        raise damaged(directory) from None


def damaged(directory: Path) -> DamagedSealError:
    """Say that the manifest of a result is damaged."""
    return DamagedSealError(unreadable(f"{directory.name}/{MANIFEST_FILE}"))


def checksum(said: Mapping[str, Any]) -> str:  # Any: days, numbers, texts
    """Compute the SHA-256 of what a manifest says."""
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=plain).encode()).hexdigest()


def plain(value: object) -> str:
    """Write days and moments for JSON, which knows the rest."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a manifest holds no {type(value).__name__}")


@contextmanager
def _hidden(place: Path) -> Iterator[Path]:
    """Give a directory that is not seen until it is renamed; leave nothing of it on a fault."""
    hidden = place.with_name(f".{place.name}{HIDDEN_END}")
    shutil.rmtree(hidden, ignore_errors=True)  # of a killed run that had the same identifier
    make_private(hidden)
    try:
        yield hidden
    except OSError as fault:
        raise_if_full(fault)
        raise
    finally:
        shutil.rmtree(hidden, ignore_errors=True)
