"""From weights to scores for one person, as :mod:`lindung.engines.linkage.rivals` does for two registers."""

from typing import Final

import numpy as np

from lindung.engines.linkage.comparisons import BIRTH, MISSING, NAME, NIK
from lindung.engines.linkage.lookup.levels import AT, Flags, Levels, Numbered
from lindung.engines.linkage.lookup.rows import Column
from lindung.engines.linkage.lookup.weights import Bits
from lindung.engines.linkage.model import Model
from lindung.engines.linkage.rivals import STAGES, Prior

BY_NIK, BY_WEIGHT, IN_DOUBT = (STAGES.index(stage) for stage in ("nik", "residue", "doubtful"))

_MOST_BITS: Final = 50
_EVEN: Final = 0.5
"""Before anything is compared, it is as likely as not that the person stands in the register."""

_NAMED_ALIKE: Final = np.array(
    [
        place in {NAME.place(level) for level in ("equal", "sound", "order", "near", "part")}
        for place in range(len(NAME.levels) + 1)
    ]
)
_EQUAL_NIK, _EQUAL_BIRTH, _OTHER_BIRTH = NIK.place("equal"), BIRTH.place("equal"), BIRTH.place("differs")


def stages_of(levels: Levels, name_verifies: Flags) -> Numbered:
    """Tell how each record is found: by an equal NIK that is confirmed or in doubt, or by weights."""
    stages = np.full(levels.shape[0], BY_WEIGHT)
    at = np.flatnonzero(levels[:, AT["nik"]] == _EQUAL_NIK)
    name, birth = levels[at, AT["name"]], levels[at, AT["birth"]]
    is_alike = _NAMED_ALIKE[name] | name_verifies[at] & (birth != _OTHER_BIRTH)
    equal_birth = birth == _EQUAL_BIRTH
    stages[at[equal_birth]] = IN_DOUBT
    stages[at[is_alike | (name == MISSING) & equal_birth]] = BY_NIK
    return stages


def scores_of(persons: Column, bits: Bits, stages: Numbered, *, model: Model, register_rows: int) -> Bits:
    """Return the score of each record: the odds of its person over one plus those of the person and every rival.

    Records of one person do not compete. Who is found by a confirmed NIK stands for themselves, and is a rival of all
    others; an equal NIK in doubt competes, because the one whom it was borrowed from may stand there as well.
    """
    person, best, stage = _of_persons(persons, bits, stages)
    by_weight = stage == BY_WEIGHT
    shift = np.where(by_weight, Prior(1, register_rows, _EVEN).bits, model.prior_bits)
    odds = np.exp2(np.minimum(best + shift, _MOST_BITS))
    odds[stage == IN_DOUBT] = model.equal_nik_share / (1 - model.equal_nik_share)
    scores: Bits = odds / (1 + np.where(stage == BY_NIK, odds, odds.sum()))
    return scores[person]


def _of_persons(persons: Column, bits: Bits, stages: Numbered) -> tuple[Column, Bits, Numbered]:
    """Return the number of each record's person, and for each person the best of their records."""
    numbers = {person: number for number, person in enumerate(dict.fromkeys(persons.tolist()))}
    if len(numbers) == persons.size:  # as a rule, and sooner told
        return np.arange(persons.size), bits, stages
    person = np.array([numbers[one] for one in persons.tolist()])
    best, stage = np.full(len(numbers), -np.inf), np.full(len(numbers), len(STAGES))
    np.maximum.at(best, person, bits)
    np.minimum.at(stage, person, stages)
    return person, best, stage
