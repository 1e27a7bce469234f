"""Which records of a register are looked at for one person: the blocking rules as one sorted array of numbers.

An entry is 32 bits of a hash over the rule and the values it asks for, followed by the place of the record. Two values
may share a hash once in millions; the record is then weighed in vain, never taken for the person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl

from lindung.engines.linkage.blocking import RULES, BlockingRule
from lindung.engines.linkage.lookup.asked import Numbers

MOST_RECORDS: Final = 1_000
"""How many records one value of a rule may stand for; a value that says so little is left out, as in a linkage."""

_PLACE_BITS: Final = np.uint64(32)
_PLACES: Final = np.uint64(2**32 - 1)
_MIXERS: Final = tuple(map(np.uint64, (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)))
_MOST_COLUMNS: Final = len(_MIXERS)
Hashes = np.ndarray[Any, np.dtype[np.uint64]]  # Any: of whatever shape
Places = np.ndarray[Any, np.dtype[np.uint64]]  # Any: the same


@dataclass(frozen=True)
class RuleKeys:
    """Places of records by the values of the blocking rules.

    Attributes:
        rules: Rules in which some record takes part.
        entries: Hash and place for each record and rule, sorted.
    """

    rules: tuple[BlockingRule, ...]
    entries: Hashes

    @classmethod
    def build(cls, records: pl.DataFrame, rules: Sequence[BlockingRule] = RULES) -> "RuleKeys":
        """Sort the records by the values of every rule."""
        taken = tuple(rule for rule in rules if _taking_part(records, rule).any())
        parts = [_entries(records, rule, number) for number, rule in enumerate(taken)]
        entries = np.concatenate(parts) if parts else np.empty(0, np.uint64)
        entries.sort()
        return cls(taken, entries)

    def places(self, asked: Numbers) -> Places:
        """Return the places of the records that some rule brings together with a person, in ascending order."""
        found = [self.entries[start:end] for _, start, end in self._found(asked) if end - start <= MOST_RECORDS]
        if not found:
            return np.empty(0, np.uint64)
        places = np.concatenate(found) & _PLACES
        places.sort()
        distinct: Places = places[np.diff(places, prepend=_PLACES) != 0]
        return distinct

    def too_common(self, asked: Numbers) -> tuple[BlockingRule, ...]:
        """Return the rules that were left out, because too many records say what the person says."""
        return tuple(rule for rule, start, end in self._found(asked) if end - start > MOST_RECORDS)

    def _found(self, asked: Numbers) -> list[tuple[BlockingRule, int, int]]:
        """Return where the entries of each rule begin and end."""
        known = [number for number, rule in enumerate(self.rules) if asked.keys() >= {*rule.columns}]
        values = [[asked[name] for name in self.rules[number].columns] for number in known]
        filled = np.array([row + [0] * (_MOST_COLUMNS - len(row)) for row in values], np.uint64)
        first = _hashes(np.array(known, np.uint64), [*filled.reshape(-1, _MOST_COLUMNS).T]) << _PLACE_BITS
        bounds = self.entries.searchsorted(np.concatenate([first, first | _PLACES])).tolist()
        return [(self.rules[number], bounds[at], bounds[at + len(known)]) for at, number in enumerate(known)]


def _taking_part(records: pl.DataFrame, rule: BlockingRule) -> pl.Series:
    return records.select(pl.all_horizontal(pl.col(rule.columns).is_not_null())).to_series()


def _entries(records: pl.DataFrame, rule: BlockingRule, number: int) -> Hashes:
    places = _taking_part(records, rule).arg_true()
    columns = [records[name].gather(places).to_numpy().astype(np.uint64) for name in rule.columns]
    nothing = [np.zeros(1, np.uint64)] * (_MOST_COLUMNS - len(columns))
    entries: Hashes = _hashes(np.array([number], np.uint64), columns + nothing) << _PLACE_BITS | places.to_numpy()
    return entries


def _hashes(numbers: Hashes, columns: Sequence[Hashes]) -> Hashes:
    """Mix the number of a rule and its values into 32 bits, evenly spread."""
    mixed = numbers
    for mixer, column in zip(_MIXERS, columns, strict=True):
        mixed = (mixed + _MIXERS[0] ^ column) * mixer
        mixed = mixed ^ mixed >> np.uint64(29)
    return mixed * _MIXERS[1] >> _PLACE_BITS
