"""Manifests are read once by each process: they never change, and a page asks for the same one several times."""

from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import Final, TypeVar

from lindung.registry.snapshots.manifest import MANIFEST_FILE

T = TypeVar("T")

_MOST: Final = 512


def kept_while_unchanged(read: Callable[[Path], T]) -> Callable[[Path], T]:
    """Keep what was read of a directory until its manifest is another file, or another length or moment."""

    @lru_cache(maxsize=_MOST)
    def kept(directory: Path, _stamp: tuple[int, int, int]) -> T:
        return read(directory)

    @wraps(read)
    def reading(directory: Path) -> T:
        try:
            told = (directory / MANIFEST_FILE).stat()
        except OSError:
            return read(directory)  # which says what is wrong
        return kept(directory, (told.st_ino, told.st_mtime_ns, told.st_size))

    return reading
