"""The conditions of the comparisons as a table: which equalities of columns hold says which level it is.

Nearly every level asks that some columns be equal. Which of a comparison's equalities hold is written as one number,
and the table holds the level for each such number; the conditions themselves are read, so that they are written once.
"""

import re
from dataclasses import dataclass
from typing import Final

import numpy as np

from lindung.engines.linkage.comparisons import COMPARISONS, NAME, SHARES_WORD, UNREAD, Comparison

Atom = tuple[str, str]
"""A column of the person and the column of a record that it equals."""

BY_HAND: Final = {("nik", "digit"), ("nik", "digit_lost"), ("nik", "digits_differ")}
"""Levels that ask for more than equality; whoever reads the levels knows them."""

_EQUALITY: Final = re.compile(r"l\.(\w+) = r\.(\w+)")
_LACKED: Final = re.compile(r"l\.(\w+) IS NULL")
Table = np.ndarray[tuple[int, int], np.dtype[np.int64]]


@dataclass(frozen=True)
class Patterns:
    """The levels of all comparisons by what is equal.

    Attributes:
        atoms: Equalities to look at.
        places: What each equality adds to the number of a comparison; the last column counts shared words of names.
        table: Level of each comparison by that number.
        needed: Column without which a comparison says nothing, for each of COMPARISONS.
    """

    atoms: tuple[Atom, ...]
    places: Table
    table: Table
    needed: tuple[str, ...]


def patterns_of(comparisons: tuple[Comparison, ...] = COMPARISONS) -> Patterns:
    """Read the conditions of comparisons; ValueError when one of them cannot be read."""
    groups = [_distinct(_asked_for(comparison)) for comparison in comparisons]
    groups.append([(match[1], match[2]) for match in _EQUALITY.finditer(SHARES_WORD)])
    places = np.zeros((sum(map(len, groups)), len(groups)), np.int64)
    row = 0
    for column, group in enumerate(groups):
        for bit in range(len(group)):
            places[row, column] = 1 << bit
            row += 1
    table = np.zeros((len(comparisons), 1 << max(map(len, groups))), np.int64)
    for row, (comparison, group) in enumerate(zip(comparisons, groups, strict=False)):
        table[row, : 1 << len(group)] = _levels(comparison, group)
    return Patterns(tuple(atom for group in groups for atom in group), places, table, tuple(map(_needed, comparisons)))


def _levels(comparison: Comparison, atoms: list[Atom]) -> list[int]:
    """Return the level for each combination of equalities: the first that has all it asks for, else the last."""
    asked_for = _asked_for(comparison)
    left = UNREAD if comparison is NAME else len(comparison.levels)
    found = []
    for number in range(1 << len(atoms)):
        hold = {atom for bit, atom in enumerate(atoms) if number >> bit & 1}
        found.append(next((comparison.place(name) for name, wanted in asked_for.items() if hold >= {*wanted}), left))
    return found


def _asked_for(comparison: Comparison) -> dict[str, list[Atom]]:
    """Return the equalities of each level that asks for nothing else."""
    conditions = {
        level.name: level.condition.split(" AND ")
        for level in comparison.levels
        if level.condition and (comparison.name, level.name) not in BY_HAND
    }
    return {name: [_atom(part, comparison) for part in parts] for name, parts in conditions.items()}


def _atom(condition: str, comparison: Comparison) -> Atom:
    match = _EQUALITY.fullmatch(condition)
    if match is None:
        raise ValueError(f"a level of {comparison.name} asks for more than equal columns; BY_HAND does not name it")
    return match[1], match[2]


def _distinct(asked_for: dict[str, list[Atom]]) -> list[Atom]:
    return list(dict.fromkeys(atom for atoms in asked_for.values() for atom in atoms))


def _needed(comparison: Comparison) -> str:
    lacked = _LACKED.search(comparison.missing)
    if lacked is None:
        raise ValueError(f"{comparison.name} says of no column that it may be missing")
    return lacked[1]
