"""One person looked up in a register of a million records, while a form is being filled in.

The records that the blocking rules bring are compared, weighed and scored as a linkage would that one person with the
register; a test holds both to the same answer. It answers offices that may see the register, and nobody else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from lindung.engines.linkage.blocking import BlockingRule
from lindung.engines.linkage.comparisons import COMPARISONS, MISSING, UNREAD
from lindung.engines.linkage.lookup.asked import Asked, AskedPerson, asked_of
from lindung.engines.linkage.lookup.keys import RuleKeys
from lindung.engines.linkage.lookup.levels import AT, Flags, LevelReader, Levels, Numbered
from lindung.engines.linkage.lookup.numbers import renumbered
from lindung.engines.linkage.lookup.rows import PERSON, Block, Rows
from lindung.engines.linkage.lookup.scores import scores_of, stages_of
from lindung.engines.linkage.lookup.texts import Texts, name_levels_of, place_levels_of
from lindung.engines.linkage.lookup.weights import Weights
from lindung.engines.linkage.model import MATCH_AT, POSSIBLE_AT, Model
from lindung.engines.linkage.rivals import STAGES

_MOST_SHOWN: Final = 10


@dataclass(frozen=True)
class Candidate:
    """A record that may be the person.

    Attributes:
        id: Of the record in its register.
        score: Probability that it is the person, from 0 to 1.
        stage: How it was found: nik, doubtful (equal NIK and birth date, another name) or residue (by weights).
        levels: {comparison: level} of what both say.
    """

    id: int
    score: float
    stage: str
    levels: Mapping[str, str]

    @property
    def is_match(self) -> bool:
        """Whether it is the person rather than not; below that somebody should look."""
        return self.score >= MATCH_AT


class LookupIndex:
    """A register laid out so that one person is found in it at once; it lives in memory only, never on a disk."""

    def __init__(self, keys: RuleKeys, rows: Rows, texts: Texts, weights: Weights, model: Model) -> None:
        """Keep the parts that :meth:`build` makes."""
        self._keys = keys
        self._rows = rows
        self._reader = LevelReader(rows)
        self._texts = texts
        self._weights = weights
        self._model = model

    @classmethod
    def build(cls, records: pl.DataFrame, names: pl.DataFrame, model: Model) -> "LookupIndex":
        """Lay out a register.

        Args:
            records: RECORD, as prepare returns them.
            names: NAMES, likewise.
            model: What weighs agreement, learnt by a linkage of this register with another.
        """
        records, names = renumbered(records, names)
        return cls(RuleKeys.build(records), Rows.build(records), Texts.build(names), Weights(model, records), model)

    @property
    def size_bytes(self) -> int:
        """Memory that the index takes."""
        return self._keys.entries.nbytes + self._rows.block.nbytes + self._texts.size_bytes + self._weights.size_bytes

    def find(self, person: AskedPerson, *, most: int = _MOST_SHOWN, least: float = POSSIBLE_AT) -> list[Candidate]:
        """Return the records that may be a person, the likeliest first.

        Args:
            person: Whom the form describes.
            most: How many records to return.
            least: Score from which a record is returned.
        """
        asked = asked_of(person)
        block = self._rows.at(self._keys.places(asked.numbers))
        if not block.size:
            return []
        levels, shares_word = self._reader.levels(asked.numbers, block)
        stages = stages_of(levels, self._read_texts(asked, block, levels, shares_word))
        bits = self._weights.bits(asked.numbers, self._rows, block, levels)
        persons = self._rows.column(block, PERSON)
        scores = scores_of(persons, bits, stages, model=self._model, register_rows=self._rows.block.shape[0])
        ids = self._rows.column(block, "id")
        likeliest = [place for place in np.lexsort((-bits, -scores))[:most] if scores[place] >= least]
        return [
            Candidate(int(ids[place]), float(scores[place]), STAGES[stages[place]], _said(levels[place]))
            for place in likeliest
        ]

    def too_common(self, person: AskedPerson) -> tuple[BlockingRule, ...]:
        """Return the rules by which nobody was looked at, because too many records say what the person says."""
        return self._keys.too_common(asked_of(person).numbers)

    def _read_texts(self, asked: Asked, block: Block, levels: Levels, shares_word: Flags) -> Flags:
        """Put levels where only texts can tell; return where they confirm an equal NIK."""
        verifies = np.zeros(levels.shape[0], np.bool_)
        unread = np.flatnonzero(levels[:, AT["name"]] == UNREAD)
        if unread.size:
            others = self._texts.of(self._rows.column(block, "name")[unread])
            told = name_levels_of(asked.name, others, shares_word[unread])
            levels[unread, AT["name"]], verifies[unread] = told
        unread = np.flatnonzero(levels[:, AT["place"]] == UNREAD)
        if unread.size:
            others = self._texts.of(self._rows.column(block, "village")[unread])
            levels[unread, AT["place"]] = place_levels_of(asked.place, others)
        return verifies


def _said(levels: Numbered) -> dict[str, str]:
    """Name the levels of one record; what one of the two does not say is left out."""
    numbered = zip(COMPARISONS, levels, strict=True)
    return {one.name: one.levels[number - 1].name for one, number in numbered if number != MISSING}
