"""A tape evaluated for whole columns with NumPy, block by block, so that what lies in between stays in the cache."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from lindung.engines.rules.columns.columns import Column, Columns, Whole64, Wholes, checked, refused, shared
from lindung.engines.rules.columns.plan import Plan, planned
from lindung.engines.rules.machinery.tape import Tape

ROWS = 32_768


def evaluated(
    tape: Tape,
    columns: Mapping[str, Column],
    *,
    into: Mapping[str, Whole64] | None = None,
    block: int = ROWS,
    threads: int | None = None,
) -> dict[str, Whole64]:
    """Evaluate a tape for every row.

    Args:
        tape: What to compute.
        columns: Columns of whole numbers by input: kinds as the place of the member, flags as 0 and 1 or booleans.
        into: Columns of int64 to fill instead of new ones, by output.
        block: Rows that go through all operations together.
        threads: How many threads at most; None for every core. The figures do not depend on it.

    Returns:
        The outputs by name, exact whole numbers.

    Raises:
        ColumnError: A column is missing, is not whole numbers, or holds a value beyond the bounds of its input.
    """
    checked_columns = checked(tape, columns, into)
    plan = _plan(tape)
    shared(checked_columns.rows, block, threads, lambda firsts: _worked(tape, plan, checked_columns, firsts, block))
    return dict(zip(tape.outputs, checked_columns.wanted, strict=True))


@lru_cache(maxsize=64)
def _plan(tape: Tape) -> Plan:
    return planned(tape)


def _worked(tape: Tape, plan: Plan, columns: Columns, firsts: Iterator[int], block: int) -> None:
    size = min(block, columns.rows)
    buffers = [np.empty(size, type_) for type_ in plan.types]
    bounds = [(one.least, one.most) for one in tape.operations if one.op == "input"]
    for first in firsts:
        given = [column[first : first + block] for column in columns.given]
        if any(part.min() < least or part.max() > most for part, (least, most) in zip(given, bounds, strict=True)):
            raise refused(tape, columns)
        registers = _filled(plan, given, buffers, min(block, columns.rows - first))
        for line in plan.lines:
            line.call(*[registers[read] for read in line.reads], out=registers[line.writes])
        for column, result in zip(columns.wanted, plan.results, strict=True):
            np.copyto(column[first : first + block], registers[result], casting="unsafe")


def _filled(plan: Plan, given: list[Wholes], buffers: list[Any], rows: int) -> list[Any]:
    registers: list[Any] = [None] * plan.registers
    for register, scalar in plan.scalars.items():
        registers[register] = scalar
    for register, part in zip(plan.given, given, strict=True):
        registers[register] = part
    for register, buffer in plan.buffers.items():
        registers[register] = buffers[buffer][:rows]
    return registers
