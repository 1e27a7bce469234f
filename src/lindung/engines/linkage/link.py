"""Link two registers of persons: who of the left is who of the right, and how sure that is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from lindung.engines.linkage.blocking import DOUBLE_RULES, RULES, BlockingRule
from lindung.engines.linkage.candidates import RuleCount, Search, find_among_left_over, find_candidates
from lindung.engines.linkage.learn import learn
from lindung.engines.linkage.model import Model
from lindung.engines.linkage.nik_pass import pass_niks
from lindung.engines.linkage.persons import find_same_persons
from lindung.engines.linkage.rarity import with_bits
from lindung.engines.linkage.relations import Relations
from lindung.engines.linkage.rivals import Prior, decide, score

STEPS: Final = ("persons", "nik", "weights", "residue", "left_over", "scores")
_COMPACT_FROM: Final = 3_000_000
"""Records from which memory is worth the time that packing them takes."""

_NARROW_TO: Final = 50_000
"""Records up to which one thread is done sooner than several."""

Told = Callable[[str, int, int], None]


def quiet(step: str, done: int, steps: int) -> None:
    """Tell nothing."""


@dataclass(frozen=True)
class Linked:
    """What a linkage did; the links stand in the table ``links``.

    Attributes:
        model: The weights.
        rules: What each blocking rule brought.
        double_rules: What each rule brought among records that are linked already.
        priors: What was expected of the residue and of doubles.
        left_rows: Records of the left register.
        right_rows: Records of the right one.
    """

    model: Model
    rules: tuple[RuleCount, ...]
    double_rules: tuple[RuleCount, ...]
    priors: dict[str, Prior]
    left_rows: int
    right_rows: int


def link(relations: Relations, *, told: Told = quiet) -> Linked:
    """Link the tables ``left_records`` and ``right_records`` (RECORD) with the texts of ``names``; make ``links``."""
    left_rows, right_rows = _rows(relations, "left_records"), _rows(relations, "right_records")
    told(STEPS[0], 0, len(STEPS))
    if left_rows + right_rows <= _NARROW_TO:
        relations.narrow()
    relations.rename("left_records", "l")
    with_bits(relations, "right_records", rows=left_rows + right_rows)
    is_large = left_rows + right_rows > _COMPACT_FROM
    if is_large:
        relations.compact()
    for side in ("l", "r"):
        find_same_persons(relations, side, f"{side}_persons")
    told(STEPS[1], 1, len(STEPS))
    equal_niks = pass_niks(relations)
    told(STEPS[2], 2, len(STEPS))
    model = learn(relations, left_rows=left_rows, right_rows=right_rows, equal_niks=equal_niks)
    told(STEPS[3], 3, len(STEPS))
    _part(relations)
    if is_large:
        relations.compact()
    priors = _guess(relations)
    searches = {
        "residue": Search(RULES, "l", "r_free", priors["residue"].most_bits),
        "double": Search(DOUBLE_RULES, "l_free", "r_linked", priors["double"].bits),
    }
    brought = find_candidates(relations, model, searches)
    told(STEPS[4], 4, len(STEPS))
    left_over = replace(searches["residue"], left="l_free")
    rules = brought["residue"] + find_among_left_over(relations, model, "residue", left_over)
    told(STEPS[5], 5, len(STEPS))
    priors = score(relations, model, priors)
    decide(relations)
    told(STEPS[5], 6, len(STEPS))
    return Linked(model, tuple(rules), tuple(brought["double"]), priors, left_rows, right_rows)


def _part(relations: Relations) -> None:
    """Part the records that the NIK linked from those it did not, with the columns that rules ask for."""
    for side in ("l", "r"):
        known = f"SELECT 1 FROM linked k WHERE k.{side}_id = t.id"
        columns = _columns_of(DOUBLE_RULES if side == "l" else RULES)
        relations.table(f"{side}_free", f"SELECT {columns} FROM {side} t WHERE NOT EXISTS ({known})")
    relations.table("r_linked", f"SELECT {_columns_of(DOUBLE_RULES)} FROM r t WHERE EXISTS ({known})")


def _columns_of(rules: Iterable[BlockingRule]) -> str:
    return ", ".join(dict.fromkeys(["id", *(column for rule in rules for column in rule.columns)]))


def _guess(relations: Relations) -> dict[str, Prior]:
    """Guess that half of the free records have a match, and that one linked record in a hundred stands twice."""
    left, right, linked = (_rows(relations, table) for table in ("l_free", "r_free", "r_linked"))
    return {"residue": Prior(left, right, right / 2), "double": Prior(left, linked, linked / 100)}


def _rows(relations: Relations, table: str) -> int:
    ((rows,),) = relations.rows(f"SELECT count(*) FROM {table}")
    return int(rows)
