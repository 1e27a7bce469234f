"""Rows that go back, gathered by village; a huge number of them rests on disk, not in memory."""

import re
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import polars as pl

HELD_ROWS: Final = 500_000
_BUCKETS: Final = 32
_SLUG_LENGTH: Final = 40
_GROUP: Final = "_group"
_BUCKET: Final = "_bucket"


class VillageShelf:
    """Gathers the rows that go back and hands them out village by village.

    Used in a ``with`` statement. Beyond the held rows they are spilled, by village, to files in a hidden directory
    inside the given one, which is removed at the end.
    """

    def __init__(self, directory: Path, *, is_by_village: bool, held_rows: int = HELD_ROWS) -> None:
        """Start with an empty shelf."""
        self._directory = directory
        self._group = pl.col("village_code") if is_by_village else pl.lit(None, pl.String)
        self._most = held_rows
        self._held: list[pl.DataFrame] = []
        self._held_rows = 0
        self._spill: Path | None = None
        self._spills = 0
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def add(self, rows: pl.DataFrame) -> None:
        """Take rows that go back."""
        if not rows.height:
            return
        self._held.append(rows.with_columns(self._group.alias(_GROUP)))
        self._held_rows += rows.height
        if self._held_rows > self._most:
            self._spill_held()

    def villages(self) -> Iterator[tuple[str | None, pl.DataFrame]]:
        """Yield every village's code (None for rows without one) with all its rows, in the order of the file."""
        if self._spill is None:
            yield from _by_village(self._held)
            return
        self._spill_held()
        for bucket in range(_BUCKETS):
            yield from _by_village([pl.read_ipc(path) for path in self._spilled(bucket)])

    def _spill_held(self) -> None:
        if self._spill is None:
            made = tempfile.TemporaryDirectory(prefix=".lindung-", dir=self._directory)
            self._spill = Path(self._stack.enter_context(made))
        held = pl.concat(self._held) if self._held else pl.DataFrame()
        self._held, self._held_rows = [], 0
        if held.height:
            self._write_buckets(held, self._spill)

    def _write_buckets(self, held: pl.DataFrame, spill: Path) -> None:
        bucketed = held.with_columns((pl.col(_GROUP).fill_null("").hash(seed=0) % _BUCKETS).alias(_BUCKET))
        for (bucket,), part in bucketed.partition_by(_BUCKET, as_dict=True, maintain_order=True).items():
            part.drop(_BUCKET).write_ipc(spill / f"{bucket}-{self._spills:06}.arrow")
        self._spills += 1

    def _spilled(self, bucket: int) -> list[Path]:
        return sorted(self._spill.glob(f"{bucket}-*.arrow")) if self._spill else []


def slug_of(name: str) -> str:
    """Write a village's name in letters that every file system takes: ``karang-ayu``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_SLUG_LENGTH].strip("-")


def _by_village(frames: list[pl.DataFrame]) -> Iterator[tuple[str | None, pl.DataFrame]]:
    if not frames:
        return
    parts = pl.concat(frames).partition_by(_GROUP, as_dict=True, maintain_order=True, include_key=False)
    for key in sorted(parts, key=lambda group: (group[0] is None, group[0] or "")):
        yield key[0], parts.pop(key)
