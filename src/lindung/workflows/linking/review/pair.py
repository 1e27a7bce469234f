"""One pair as a reader sees it: both records side by side, what each field weighs, and what people said so far."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from lindung.engines.linkage.comparisons import BIRTH, MISSING, PLACE
from lindung.engines.linkage.explaining.contributions import contributions
from lindung.engines.linkage.explaining.given_pairs import levels_of
from lindung.engines.linkage.model import Model
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.review_state import ReviewState
from lindung.workflows.linking.people.place_names import area_names
from lindung.workflows.linking.review.held_pairs import SIDES, levels
from lindung.workflows.linking.review.held_rarity import rarity_of
from lindung.workflows.linking.review.history import Past, history, recognised
from lindung.workflows.linking.review.lines import FieldLine, PlainLine, Record, field_lines, plain_lines
from lindung.workflows.linking.review.queue import PairLine, pair_lines
from lindung.workflows.linking.review.reviewed import Reviewed, one_pair

_RARE: Final = {BIRTH.name: "birth_date", PLACE.name: "village_code"}


@dataclass(frozen=True)
class PairShown:
    """One pair with all that a reader needs.

    Attributes:
        line: The pair as a list shows it.
        rank: Its place in the order of the queue; None where it stands in no queue.
        decision: What the linkage says by itself: match or possible; refused where it laid a decision over it.
        fields: Compared fields.
        others: Further fields.
        rows: Row of each record in its register.
        weight: Sum of the bits, or None where the pair was not weighed.
        next_reading: Which reading is due: 1, 2 or 3; 0 when none is.
        last_id: Number of the last standing decision, 0 when there is none.
        past: Every decision, the oldest first.
        recognised: How changed persons were known again.
        rivals: Other pairs under review with the same worker or the same member.
    """

    line: PairLine
    rank: int | None
    decision: str
    fields: tuple[FieldLine, ...]
    others: tuple[PlainLine, ...]
    rows: tuple[int, int]
    weight: float | None
    next_reading: int
    last_id: int
    past: tuple[Past, ...]
    recognised: tuple[Words, ...]
    rivals: tuple[PairLine, ...]

    @property
    def most_bits(self) -> float:
        """The greatest contribution, for a scale that fits all of them."""
        return max((abs(line.bits) for line in self.fields if line.bits is not None), default=1.0)


def pair(reviewed: Reviewed, pair_ref: str, *, language: Language) -> PairShown:
    """Return one pair.

    Raises:
        UnknownPairError: The linkage has no such pair.
    """
    one = one_pair(reviewed, pair_ref)
    told = one.laid.row(0, named=True)
    left, right = (one.pairs.side(side).row(0, named=True) for side in SIDES)
    known = seen_levels(one)
    bits = _bits(one, told, known, left)
    line = next(iter(pair_lines(one, one.laid)))
    villages = area_names(code for code in (left["village_code"], right["village_code"]) if code)
    listed = reviewed.laid.filter(_is_pair(told))["rank"]
    return PairShown(
        line=line,
        rank=int(listed[0]) if listed.len() else None,
        decision=told["decision"],
        fields=tuple(field_lines(left, right, known, bits, villages=villages, language=language)),
        others=tuple(plain_lines(left, right)),
        rows=(int(left["row"]), int(right["row"])),
        weight=told["weight"],
        next_reading=READING_OF[line.state],
        last_id=int(told["last_id"] or 0),
        past=tuple(history(one)),
        recognised=tuple(recognised(one)),
        rivals=tuple(_rivals(reviewed, told)),
    )


def seen_levels(one: Reviewed) -> dict[str, int]:
    """Return the levels of a pair; those of a row that the linkage took in with another are read now."""
    known = levels(one.laid.row(0, named=True))
    if known:
        return known
    left, right = (one.pairs.side(side) for side in SIDES)
    return {name.removeprefix("c_"): int(level) for name, level in levels_of(left, right).row(0, named=True).items()}


def _bits(one: Reviewed, told: Record, known: Mapping[str, int], left: Record) -> dict[str, float] | None:
    """Return what each field weighs, or None for a pair that was brought in without being weighed."""
    if told["weight"] is None:
        return None
    model = Model.from_json(json.dumps(one.linkage.manifest.model))
    return contributions(model, known, rarity=_rarity(one, known, left), weight=told["weight"])


def _rarity(one: Reviewed, known: Mapping[str, int], left: Record) -> dict[str, float]:
    """Return how rare an agreed birth date and village are in both registers together, as the linkage counted them."""
    agreed = {name: column for name, column in _RARE.items() if known.get(name, MISSING) == 1}
    if not agreed:
        return {}
    rarity = rarity_of(one.vault, one.linkage)
    bits = {name: rarity.bits(column, left[column]) for name, column in agreed.items()}
    return {name: told for name, told in bits.items() if told is not None}


def _is_pair(told: Record) -> pl.Expr:
    return pl.all_horizontal(pl.col(name) == told[name] for name in ("left_id", "right_id"))


def _rivals(reviewed: Reviewed, told: Record) -> list[PairLine]:
    same = (pl.col("left_id") == told["left_id"]) | (pl.col("right_id") == told["right_id"])
    return list(pair_lines(reviewed, reviewed.laid.filter(same & ~_is_pair(told))))


READING_OF: Final = {
    ReviewState.WAITING: 1, ReviewState.RECHECK: 1, ReviewState.SECOND: 2, ReviewState.THIRD: 3, ReviewState.DECIDED: 0,
}  # fmt: skip
"""Which reading is due."""
