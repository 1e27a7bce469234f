"""Rows sorted by village and name into a sealed directory, however many there are.

Up to IN_MEMORY_ROWS are sorted at once. More are first laid down sealed, then parted by village (and first letter of
the name) into ranges that fit, and each range is sorted by itself, so that the whole is sorted.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import polars as pl

from lindung.registry.snapshots.alive import Alive, quiet
from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.seal import make_private
from lindung.registry.snapshots.sealed import HIDDEN_END, Columns, SealedWriter, read_sealed

IN_MEMORY_ROWS = 1_000_000
MOST_RANGES = 64
_SORTED_BY: Final = ("village_code", "name")
_PLACE = "place in the order"
_APPENDED_ROWS = 100_000
_RANGES_IN_MEMORY = 4
_STAGED_ROWS = 5_000
"""Rows that each of the open ranges holds before they are written."""


def write_sorted(
    writer: SealedWriter, frames: Iterable[pl.DataFrame], columns: Columns, *, keys: KeyRing,
    in_memory_rows: int = IN_MEMORY_ROWS, alive: Alive = quiet,
) -> None:  # fmt: skip
    """Append the rows of ``frames`` to a writer, sorted by village and name; what lies between is sealed too."""
    coming, held = iter(frames), []
    for frame in coming:
        held.append(frame.select(list(columns)))
        if sum(rows.height for rows in held) > in_memory_rows:
            ranged = _chained(held, coming)
            _write_many(writer, ranged, columns, keys=keys, in_memory_rows=in_memory_rows, alive=alive)
            return
    if held:
        _append_sorted(writer, pl.concat(held, rechunk=True), alive=alive)


def _write_many(
    writer: SealedWriter, frames: Iterator[pl.DataFrame], columns: Columns, *, keys: KeyRing, in_memory_rows: int,
    alive: Alive,
) -> None:  # fmt: skip
    make_private(writer.directory.parent)
    staging = Path(mkdtemp(prefix=f".{writer.directory.name}.", suffix=HIDDEN_END, dir=writer.directory.parent))
    try:
        counts = _lay_down(staging / "all", frames, columns, keys=keys)
        starts = _range_starts(counts, in_memory_rows)
        _part(staging, starts, columns, keys=keys, alive=alive)
        for number in range(len(starts)):
            rows = pl.concat(read_sealed(staging / f"range-{number}", keys=keys), rechunk=True)
            _append_sorted(writer, rows, alive=alive)
            shutil.rmtree(staging / f"range-{number}")
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _lay_down(directory: Path, frames: Iterator[pl.DataFrame], columns: Columns, *, keys: KeyRing) -> pl.DataFrame:
    """Seal the rows as they come and count them by their place in the order."""
    counts = []
    with SealedWriter(directory, columns, keys=keys) as writer:
        for frame in frames:
            writer.append(frame)
            counts.append(frame.select(_place(frame)).group_by(_PLACE).len())
        writer.close()
    return pl.concat(counts).group_by(_PLACE).agg(pl.col("len").sum()).sort(_PLACE)


def _range_starts(counts: pl.DataFrame, in_memory_rows: int) -> list[str]:
    """Choose where each range begins, so that ranges are about equal and at most MOST_RANGES."""
    total = int(counts["len"].sum())
    ranges = min(MOST_RANGES, -(-_RANGES_IN_MEMORY * total // in_memory_rows))
    before = counts["len"].cum_sum() - counts["len"]
    return counts.group_by((before * ranges // total).alias("range")).agg(pl.col(_PLACE).min())[_PLACE].sort().to_list()


def _part(staging: Path, starts: list[str], columns: Columns, *, keys: KeyRing, alive: Alive) -> None:
    """Part the rows into the ranges, each sealed in its own directory."""
    firsts = pl.Series(starts, dtype=pl.String)
    with ExitStack() as stack:
        writers = [
            stack.enter_context(SealedWriter(staging / f"range-{number}", columns, keys=keys, group_rows=_STAGED_ROWS))
            for number in range(len(starts))
        ]
        for frame in read_sealed(staging / "all", keys=keys):
            numbers = firsts.search_sorted(frame.select(_place(frame))[_PLACE], side="right") - 1
            for (number,), rows in frame.with_columns(numbers.alias(_PLACE)).partition_by(_PLACE, as_dict=True).items():
                writers[number].append(rows.drop(_PLACE))
            alive()
        for writer in writers:
            writer.close()
    shutil.rmtree(staging / "all")


def _append_sorted(writer: SealedWriter, frame: pl.DataFrame, *, alive: Alive) -> None:
    """Append rows in order, a few at a time: no second copy of all of them. Rows in one chunk are picked fast."""
    names = [name for name in _SORTED_BY if name in frame.columns]
    order = frame.select(names).with_row_index(_PLACE).sort(names, nulls_last=False, maintain_order=True)[_PLACE]
    for start in range(0, frame.height, _APPENDED_ROWS):
        writer.append(frame[order.slice(start, _APPENDED_ROWS)])
        alive()


def _place(frame: pl.DataFrame) -> pl.Expr:
    """Give each row a text that sorts as village and first letter of the name do."""
    texts = [pl.col(name).fill_null("") for name in _SORTED_BY if name in frame.columns]
    first = [texts[0], pl.lit("\x00"), *(text.str.head(1) for text in texts[1:])] if texts else [pl.lit("")]
    return pl.concat_str(first).alias(_PLACE)


def _chained(held: list[pl.DataFrame], coming: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    while held:
        yield held.pop(0)
    yield from coming
