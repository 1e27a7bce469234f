"""E05: the same person again, one NIK for different persons, one person under two NIKs; over the whole list.

Doubles are told from conflicts by names and birth dates. Rows of a NIK are gathered into persons: each row joins the
first person it agrees with. One person: the first row keeps, the later ones are doubles of it. Several: every row of
that NIK is in conflict, because nobody can say from the list whose it is.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.intake.checks.alike import births_contradict, names_agree
from lindung.engines.intake.checks.keys import NOTHING, PackedNames, first_of_each, repeated

ROUNDS: Final = 8
"""Persons gathered under one NIK by likeness; whoever is left after that many stands alone. It bounds the work."""


@dataclass(frozen=True)
class Doubles:
    """Places (counted from 0) of rows that share a NIK.

    Attributes:
        again: Later rows of a person who has the NIK alone.
        again_of: For each of them the first row of that person.
        conflict: Rows of NIKs that several persons have.
        conflict_with: For each of them a row of another person.
        repeats: Later rows of a person, alone or in conflict.
    """

    again: np.ndarray
    again_of: np.ndarray
    conflict: np.ndarray
    conflict_with: np.ndarray
    repeats: np.ndarray


def doubles_by_nik(niks: np.ndarray, names: PackedNames) -> Doubles:
    """Find rows that share a usable NIK."""
    places = repeated(niks)
    rows = names.at(places).with_columns(nik=pl.Series(niks[places]))
    group = first_of_each(niks[places])
    leader = _persons(rows, group)
    conflicted = np.zeros(places.size, dtype=np.bool_)
    np.logical_or.at(conflicted, group, leader != group)
    in_conflict = conflicted[group]
    again = (leader != np.arange(places.size)) & ~in_conflict
    other = _other_person(group, leader)
    return Doubles(
        again=places[again],
        again_of=places[leader[again]],
        conflict=places[in_conflict],
        conflict_with=places[other[in_conflict]],
        repeats=places[leader != np.arange(places.size)],
    )


def doubles_by_person(persons: np.ndarray, niks: np.ndarray, names: PackedNames) -> tuple[np.ndarray, np.ndarray]:
    """Find later rows with name, birth date and village of an earlier row, but not its NIK.

    Mothers' names speak against it where both rows have one and they differ.
    """
    places = repeated(persons)
    first = first_of_each(persons[places])
    previous = _previous(first)
    mother = names.at(places)["mother"].fill_null("").to_numpy()
    found = np.full(places.size, -1, dtype=np.int64)
    for earlier in (previous, first):
        same_mother = (mother == mother[earlier]) | (mother == "") | (mother[earlier] == "")
        nik, other = niks[places], niks[places[earlier]]
        is_other_nik = (nik != other) | (nik == NOTHING)
        fits = same_mother & is_other_nik & (earlier != np.arange(places.size))
        found = np.where(fits, earlier, found)
    same_nik_before = _same_nik_before(persons[places], niks[places])
    later = (found >= 0) & ~same_nik_before
    return places[later], places[found[later]]


def _persons(rows: pl.DataFrame, group: np.ndarray) -> np.ndarray:
    """Return for each row the index of the first row of its person within its NIK."""
    leader = np.full(rows.height, -1, dtype=np.int64)
    open_rows = np.arange(rows.height)
    for _ in range(ROUNDS):
        if not open_rows.size:
            break
        first = open_rows[first_of_each(group[open_rows])]
        pairs = _pairs(rows, open_rows, first)
        same = names_agree(pairs).to_numpy() & ~births_contradict(pairs).to_numpy()
        leader[open_rows[same]] = first[same]
        open_rows = open_rows[~same]
    leader[open_rows] = open_rows
    return leader


def _pairs(rows: pl.DataFrame, left: np.ndarray, right: np.ndarray) -> pl.DataFrame:
    names, births = rows["name_key"], rows["birth_date"]
    return pl.DataFrame(
        {"left": names[left], "right": names[right], "left_birth": births[left], "right_birth": births[right]}
    )


def _other_person(group: np.ndarray, leader: np.ndarray) -> np.ndarray:
    """For each row one of another person with its NIK: the first person's row, or for those the next person's first."""
    other = group.copy()
    outsiders = np.flatnonzero(leader != group)
    second = np.full(group.size, -1, dtype=np.int64)
    second[group[outsiders[::-1]]] = outsiders[::-1]
    of_first = leader == group
    other[of_first] = second[group[of_first]]
    return other


def _previous(first: np.ndarray) -> np.ndarray:
    """For each member the index of the member of its group just before it; itself for the first."""
    order = np.argsort(first, kind="stable")
    previous = np.arange(first.size)
    same_group = first[order][1:] == first[order][:-1]
    previous[order[1:][same_group]] = order[:-1][same_group]
    return previous


def _same_nik_before(persons: np.ndarray, niks: np.ndarray) -> np.ndarray:
    """Whether an earlier row of the person has the very NIK: then the row is that one again, found by NIK already."""
    pairs = pl.DataFrame({"person": persons, "nik": niks})
    repeats = pairs.select(~pl.struct("person", "nik").is_first_distinct()).to_series().to_numpy()
    return np.asarray(repeats & (niks != NOTHING), dtype=np.bool_)
