"""The columns that a tape reads and writes: checked before a single number is computed, and shared among threads."""

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lindung.engines.rules.machinery.tape import Operation, Tape
from lindung.vocabulary.language import Words

Column = NDArray[np.integer[Any] | np.bool_]
Wholes = NDArray[np.integer[Any]]
Whole64 = NDArray[np.int64]


class ColumnError(ValueError):
    """A column is missing, is no column of whole numbers, or holds a value beyond the bounds of its input."""

    def __init__(self, words: Words) -> None:
        """Keep the message in both languages."""
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, eq=False)
class Columns:
    """Inputs and outputs of one evaluation.

    Attributes:
        rows: How many people.
        given: Input columns in the order of `Tape.inputs`; flags as 0 and 1.
        wanted: Output columns in the order of `Tape.outputs`.
    """

    rows: int
    given: tuple[Wholes, ...]
    wanted: tuple[Whole64, ...]


def checked(tape: Tape, columns: Mapping[str, Column], into: Mapping[str, Whole64] | None) -> Columns:
    """Check that the columns are there and alike, and make room for the outputs.

    Args:
        tape: What will be computed.
        columns: One-dimensional columns of whole numbers or booleans by input; others are ignored.
        into: Output columns to fill instead of new ones.

    Raises:
        ColumnError: A column is missing, of another length, or not of whole numbers that fit 64 bits.
    """
    missing = [name for name in tape.inputs if name not in columns]
    if missing:
        raise ColumnError(no_column(", ".join(missing)))
    names = tape.inputs or tuple(columns)
    rows = len(columns[names[0]]) if names else 0
    given = tuple(_whole(name, columns[name], rows) for name in tape.inputs)
    wanted = tuple(_room(name, into, rows) for name in tape.outputs)
    return Columns(rows, given, wanted)


def contiguous(columns: Columns) -> Columns:
    """Return the same columns with every input in one piece, as compiled code wants them."""
    return Columns(columns.rows, tuple(np.ascontiguousarray(column) for column in columns.given), columns.wanted)


def refused(tape: Tape, columns: Columns) -> ColumnError:
    """Return the error that names the first row with a value beyond the bounds of its input."""
    bounds = [one for one in tape.operations if one.op == "input"]
    for one, column in zip(bounds, columns.given, strict=True):
        beyond = np.flatnonzero((column < one.least) | (column > one.most))
        if beyond.size:
            return ColumnError(_beyond(one, int(beyond[0]), beyond.size))
    return ColumnError(Words("Nilai berubah ketika dibaca.", "A value changed while it was read."))


def no_column(names: str) -> Words:
    """Say that columns are not there."""
    return Words(f"Tidak ada kolom {names}; tambahkan kolom itu.", f"There is no column {names}; add it.")


def shared(rows: int, size: int, threads: int | None, work: Callable[[Iterator[int]], None]) -> None:
    """Let threads take the first rows of blocks from one queue until none is left.

    Args:
        rows: How many rows there are.
        size: Rows of a block.
        threads: How many threads at most; None for every core.
        work: Called once per thread with the queue.
    """
    firsts = iter(range(0, rows, size))
    workers = min(threads or os.cpu_count() or 1, -(-rows // size))
    if workers <= 1:
        return work(firsts)
    with ThreadPoolExecutor(workers) as pool:
        for done in [pool.submit(work, firsts) for _ in range(workers)]:
            done.result()
    return None


def _beyond(given: Operation, row: int, rows: int) -> Words:
    least, most = f"{given.least:,}", f"{given.most:,}"
    return Words(
        f"Baris {row}: {given.payload} tidak antara {least.replace(',', '.')} dan {most.replace(',', '.')} "
        f"({rows} baris seperti itu). Tidak ada yang dihitung.",
        f"Row {row}: {given.payload} is not between {least} and {most} ({rows} such rows). Nothing was computed.",
    )


def _whole(name: str, column: Column, rows: int) -> Wholes:
    if column.ndim != 1 or len(column) != rows:
        raise ColumnError(
            Words(
                f"Kolom {name} berbentuk {column.shape}; seharusnya {rows} baris.",
                f"Column {name} has the shape {column.shape}; {rows} rows are expected.",
            )
        )
    if column.dtype == np.bool_:
        return column.view(np.int8)
    if column.dtype.kind not in "iu" or not np.can_cast(column.dtype, np.int64):
        raise ColumnError(
            Words(
                f"Kolom {name} bertipe {column.dtype}; seharusnya bilangan bulat int64 atau lebih kecil.",
                f"Column {name} is {column.dtype}; whole numbers of int64 or smaller are expected.",
            )
        )
    return column  # type: ignore[return-value]  # its kind is signed or unsigned whole numbers


def _room(name: str, into: Mapping[str, Whole64] | None, rows: int) -> Whole64:
    if into is None:
        return np.empty(rows, np.int64)
    if name not in into:
        raise ColumnError(no_column(name))
    column = into[name]
    if column.dtype != np.int64 or column.shape != (rows,) or not column.flags.c_contiguous:
        raise ColumnError(
            Words(
                f"Kolom {name} harus {rows} baris int64 yang utuh supaya dapat diisi.",
                f"Column {name} must be {rows} rows of int64 in one piece to be written into.",
            )
        )
    return column
