"""Seal again, under the newest key, what lies sealed: every moment in between can be read, and a killed run goes on.

Parts of rows are written anew beside the old ones; the new ``seal.json`` takes the place of the old in one step, and
then a snapshot's manifest follows it. Old parts are removed later (:func:`drop_old_parts`), for somebody may read them.

Blobs keep their names, so their directory names two seals while it is under way: ``seal.json`` is the new one, and
``seal.before.json`` opens what has not been sealed again yet (:mod:`lindung.registry.snapshots.blobs`).
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import polars as pl

from lindung.registry.snapshots.alive import Alive, quiet
from lindung.registry.snapshots.blobs import kept_names, seal_again, sealed_under
from lindung.registry.snapshots.faults import DamagedSealError
from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.manifest import MANIFEST_FILE, manifest_of
from lindung.registry.snapshots.parts import READ_ROWS, PartWriter, opened
from lindung.registry.snapshots.seal import (
    SEAL_BEFORE_FILE,
    SEAL_FILE,
    Seal,
    SealedPart,
    flush_directory,
    new_seal,
    seal_before,
    seal_of,
    unreadable,
    write_durably,
)

_OWNER_WRITES: Final = 0o200
_WRITABLE: Final = 0o700
_PART: Final = "part-*.parquet"
_DRAFT: Final = ".*.json.*"


def keys_used(directory: Path) -> set[str]:
    """Return the ids of the keys that something in a sealed directory still needs."""
    before = seal_before(directory)
    return {seal_of(directory).key_id, *([before.key_id] if before else [])} | _of_manifest(directory)


def is_settled(directory: Path) -> bool:
    """Whether nothing of a sealing that was begun is left to do in a directory."""
    seal = seal_of(directory)
    return keys_used(directory) == {seal.key_id} and not any(_old_parts(directory, seal))


def reseal(directory: Path, keys: KeyRing, *, alive: Alive = quiet) -> int:
    """Seal a directory under the newest key and return how many files were sealed again.

    Args:
        directory: With a ``seal.json``; nobody writes into it meanwhile.
        keys: The key ring.
        alive: Called after every file and every step.

    Raises:
        KeyLostError: The key it is sealed with is gone; nothing was changed.
        DamagedSealError: A part cannot be read; what could be read before can be read still.
        OSError: There is no room; the same holds.
    """
    seal = seal_of(directory)
    with _writable(directory):
        count = _reseal_parts(directory, seal, keys, alive) if seal.parts else _reseal_blobs(directory, keys, alive)
        _follow(directory)
    alive()
    return count


def drop_old_parts(directory: Path) -> int:
    """Remove the parts that no seal names any longer; return how many there were."""
    left = list(_old_parts(directory, seal_of(directory)))
    if left:
        with _writable(directory):
            for path in left:
                path.unlink()
            flush_directory(directory)
    return len(left)


def _reseal_parts(directory: Path, seal: Seal, keys: KeyRing, alive: Alive) -> int:
    newest = keys.newest().key_id
    if seal.key_id == newest:
        return 0
    begun = replace(new_seal(keys), columns=seal.columns)
    parts: list[SealedPart] = []
    for part in seal.parts:
        name = f"{part.name.split('.')[0]}.{newest}.parquet"
        (directory / name).unlink(missing_ok=True)  # of a killed run; its salt is gone
        parts.append(_sealed_again(directory, part, name, seal, begun, keys))
        alive()
    _replace(directory, SEAL_FILE, replace(begun, parts=tuple(parts)).to_json())
    alive()
    return len(parts)


def _sealed_again(directory: Path, part: SealedPart, name: str, seal: Seal, begun: Seal, keys: KeyRing) -> SealedPart:
    """Write the rows of one part anew and see that none is missing."""
    writer = PartWriter(directory / name, key=begun.key_of(name, keys))
    try:
        with opened(directory / part.name, seal.key_of(part.name, keys)) as file:
            writer.write(pl.DataFrame(file.schema_arrow.empty_table()))
            for batch in file.iter_batches(READ_ROWS):
                writer.write(pl.DataFrame(batch))
        made = writer.close()
    except BaseException:
        writer.abandon()
        raise
    if made.rows != part.rows:
        raise DamagedSealError(unreadable(part.name))
    return made


def _reseal_blobs(directory: Path, keys: KeyRing, alive: Alive) -> int:
    count, newest = _finish_blobs(directory, keys, alive), keys.newest().key_id
    seal = seal_of(directory)
    if seal.key_id == newest:
        return count
    _replace(directory, SEAL_BEFORE_FILE, seal.to_json())
    alive()
    _replace(directory, SEAL_FILE, new_seal(keys).to_json())
    alive()
    return count + _finish_blobs(directory, keys, alive)


def _finish_blobs(directory: Path, keys: KeyRing, alive: Alive) -> int:
    """Seal what still lies under the seal before; without one there is nothing to do."""
    before, seal = seal_before(directory), seal_of(directory)
    if before is None:
        return 0
    count = 0
    for name in kept_names(directory) if before != seal else []:
        if not sealed_under(directory, name, seal, keys=keys):
            seal_again(directory, name, before, seal, keys=keys)
            count += 1
            alive()
    (directory / SEAL_BEFORE_FILE).unlink()
    flush_directory(directory)
    return count


def _follow(directory: Path) -> None:
    """Let the manifest of a snapshot name the seal that lies beside it."""
    if not (directory / MANIFEST_FILE).exists():
        return
    told, seal = manifest_of(directory), seal_of(directory)
    if told.seal != seal:
        _replace(directory, MANIFEST_FILE, replace(told, seal=seal).signed().to_json())


def _of_manifest(directory: Path) -> set[str]:
    return {manifest_of(directory).seal.key_id} if (directory / MANIFEST_FILE).exists() else set()


def _old_parts(directory: Path, seal: Seal) -> Iterator[Path]:
    """Find parts that the seal does not name, and drafts of killed runs; blobs have no parts."""
    named = {part.name for part in seal.parts}
    found = (*directory.glob(_PART), *directory.glob(_DRAFT)) if named else ()
    yield from (path for path in found if path.name not in named)


def _replace(directory: Path, name: str, text: str) -> None:
    """Put a file in the place of another in one step."""
    draft = directory / f".{name}.{secrets.token_hex(4)}"
    write_durably(draft, text.encode())
    draft.replace(directory / name)
    flush_directory(directory)


@contextmanager
def _writable(directory: Path) -> Iterator[None]:
    """Give the owner the right to write for a while; what was closed is closed again."""
    mode = directory.stat().st_mode
    is_closed = not mode & _OWNER_WRITES
    if is_closed:
        directory.chmod(_WRITABLE)
    try:
        yield
    finally:
        if is_closed:
            for path in directory.iterdir():
                path.chmod(0o500 if path.is_dir() else 0o400)
            directory.chmod(0o500)
