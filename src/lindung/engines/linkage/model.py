"""What a linkage has learnt from the data: how often levels hold among matches (m) and others (u), and the weights.

Fellegi and Sunter (1969): the weight of a level is log2(m / u); weights of independent comparisons add up. Rare values
weigh more: a level with ``bits`` uses the share of the agreed value itself in place of u.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import log2
from typing import Final

from lindung.engines.linkage.comparisons import COMPARISONS, MISSING, NIK, PLACE, Comparison

VERSION: Final = "1"
"""Of the comparisons, the rules and the way weights are learnt; links say which version made them."""

MATCH_AT: Final = 0.5
POSSIBLE_AT: Final = 0.05
"""Scores from which a pair is a match, and from which a person should look at it."""

CONTEXTS: Final = ("neither", "place", "birth", "both")
"""What else two records agree in, on which the shares of the NIK's levels among non-matches depend."""


@dataclass(frozen=True)
class Model:
    """Shares by comparison and level.

    Attributes:
        m: {comparison: {level: share among matches}}.
        u: {comparison: {level: share among other pairs}}; for the NIK {"nik.<context>": ...}.
        prior_bits: Binary logarithm of the odds that two records taken at random match.
        equal_nik_share: Share of true pairs among those with equal NIK and birth date whose names differ.
        pairs_learnt_from: How many pairs each share was counted on.
        version: VERSION.
    """

    m: Mapping[str, Mapping[str, float]]
    u: Mapping[str, Mapping[str, float]]
    prior_bits: float
    equal_nik_share: float
    pairs_learnt_from: Mapping[str, int]
    version: str = VERSION

    def weight(self, comparison: Comparison, level: str, *, context: str = "") -> float:
        """Return the weight of a level, without what a rare value adds."""
        place = next(known for known in comparison.levels if known.name == level)
        m = self.m[comparison.name][level]
        if place.bits:
            return log2(m)
        return log2(m / self.u[f"{comparison.name}.{context}" if context else comparison.name][level])

    def weight_sql(self, comparison: Comparison) -> str:
        """Write the weight of a pair in one comparison, from the number of its level; e0 makes no decimals of them.

        Beside an equal NIK the place says nothing: a borrowed NIK is usually a neighbour's.
        """
        if comparison is PLACE:
            return f"CASE WHEN c_nik = {NIK.place('equal')} THEN 0e0 ELSE {self._by_level(comparison, '')} END"
        if comparison is not NIK:
            return self._by_level(comparison, "")
        whens = [
            f"WHEN {_CONTEXT_SQL[context]} THEN {self._by_level(comparison, context)}" for context in CONTEXTS[:0:-1]
        ]
        return f"CASE {' '.join(whens)} ELSE {self._by_level(comparison, CONTEXTS[0])} END"

    def _by_level(self, comparison: Comparison, context: str) -> str:
        whens = [f"WHEN {MISSING} THEN 0e0"]
        for place, level in enumerate(comparison.levels, 1):
            rare = f" + {level.bits}" if level.bits else ""
            whens.append(f"WHEN {place} THEN {self.weight(comparison, level.name, context=context):.6f}e0{rare}")
        return f"CASE {comparison.column} {' '.join(whens)} ELSE 0e0 END"

    def to_json(self) -> str:
        """Write the model."""
        return json.dumps(asdict(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Model":
        """Read a model that :meth:`to_json` wrote."""
        return cls(**json.loads(text))


_CONTEXT_SQL: Final = {
    "both": "c_birth = 1 AND c_place = 1",
    "birth": "c_birth = 1",
    "place": "c_place = 1",
}


def weight_sql(model: Model) -> str:
    """Write the whole weight of a pair."""
    return " + ".join(f"({model.weight_sql(comparison)})" for comparison in COMPARISONS)
