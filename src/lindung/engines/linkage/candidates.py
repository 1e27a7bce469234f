"""The residue: pairs that a blocking rule brings together and that could still be one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lindung.engines.linkage.blocking import EVERYTHING, EVERYTHING_UP_TO, PAIRS_PER_VALUE, BlockingRule
from lindung.engines.linkage.comparisons import COMPARISONS, NIK, UNREAD
from lindung.engines.linkage.model import Model, weight_sql
from lindung.engines.linkage.pairs import LEVELS, compared, drop_read, read_texts
from lindung.engines.linkage.relations import Relations

_LEAST_BITS: Final = -4.0
"""Log-odds, at the most favourable prior, below which a pair is left out."""


_SETTLED: Final = f"c_nik = {NIK.place('equal')} AND c_birth = 1"
"""Pairs with equal NIK and birth date have their score already."""


@dataclass(frozen=True)
class RuleCount:
    """What one blocking rule brought.

    Attributes:
        rule: Its name.
        pairs: Pairs it brought; several rules may bring the same.
        capped_values: Values that stood for too many pairs and were left out.
        capped_pairs: How many pairs those would have brought.
    """

    rule: str
    pairs: int
    capped_values: int
    capped_pairs: int


def find_candidates(
    relations: Relations, model: Model, rules: Sequence[BlockingRule], *, left: str, right: str, result: str,
    most_prior_bits: float, cap: int = PAIRS_PER_VALUE,
) -> list[RuleCount]:  # fmt: skip
    """Make a table of pairs worth weighing between two tables of records: l_id, r_id, levels and log-odds ``bits``.

    The fewer records ``right`` has, the faster; each rule is reported, with what its cap left out.

    Args:
        relations: Where the tables are.
        model: What weighs the pairs.
        rules: Which pairs to look at.
        left: Table of records, at least with the columns of the rules; all of them stand in ``l`` too.
        right: The same of ``r``.
        result: Table to make.
        most_prior_bits: Log-odds of a match that are not exceeded, whatever the scores will tell.
        cap: How many pairs one value of a rule may bring.
    """
    told = block(relations, rules, left=left, right=right, cap=cap)
    _weigh(relations, model, result=result, least=_LEAST_BITS - most_prior_bits)
    return told


def find_among_left_over(
    relations: Relations, model: Model, *, left: str, right: str, result: str, most_prior_bits: float
) -> list[RuleCount]:
    """Add every pair of what is left over to ``result`` when so few are left that it costs nothing.

    Left over are records without a pair whose odds are even.
    """
    over = {
        f"{side}_over": f"FROM {table} t WHERE NOT EXISTS "
        f"(SELECT 1 FROM {result} w WHERE w.{side}_id = t.id AND w.bits > {-most_prior_bits})"
        for side, table in (("l", left), ("r", right))
    }
    (lefts,), (rights,) = (row for of in over.values() for row in relations.rows(f"SELECT count(*) {of}"))
    told = []
    if 0 < lefts * rights <= EVERYTHING_UP_TO:
        told = [RuleCount(EVERYTHING, int(lefts * rights), 0, 0)]
        for table, of in over.items():
            relations.table(table, f"SELECT t.id {of}")
        relations.table("pairs", "SELECT l.id AS l_id, r.id AS r_id FROM l_over l CROSS JOIN r_over r")
        _weigh(relations, model, result="more", least=_LEAST_BITS - most_prior_bits)
        relations.table("more_pairs", f"SELECT * FROM {result} UNION SELECT * FROM more")
        relations.rename("more_pairs", result)
        relations.drop("more", *over)
    return told


def _weigh(relations: Relations, model: Model, *, result: str, least: float) -> None:
    """Make ``result`` of ``pairs``: those whose weight is above the least."""
    joined = "pairs p JOIN l ON l.id = p.l_id JOIN r ON r.id = p.r_id"
    possible = f"{_best_bits(model)} > {least} AND NOT ({_SETTLED})"
    relations.filtered("possible_pairs", compared(joined), possible)
    read_texts(relations, "possible_pairs")
    weighed = f"SELECT l_id, r_id, {LEVELS}, {weight_sql(model)} AS bits FROM possible_pairs_read"
    relations.filtered(result, weighed, f"bits > {least}")
    drop_read(relations, "possible_pairs")
    relations.drop("pairs")


def block(
    relations: Relations, rules: Sequence[BlockingRule], *, left: str, right: str, cap: int = PAIRS_PER_VALUE
) -> list[RuleCount]:
    """Make ``pairs``: each pair that some rule brings, without the values that stand for too many.

    Records of the right are put into groups of one value; the left is read once a rule, for its columns only.
    """
    for rule in rules:
        values, known = ", ".join(rule.columns), rule.known("t")
        relations.table(
            f"groups_{rule.name}",
            f"SELECT {values}, min(id) AS place, count(*) AS n FROM {right} t WHERE {known} GROUP BY {values}",
        )
        grouped = f"t JOIN groups_{rule.name} g ON {rule.agreed('t', 'g')}"
        relations.table(f"hits_{rule.name}", f"SELECT t.id AS l_id, g.place, g.n FROM {left} {grouped}")
    relations.view("sizes", " UNION ALL ".join(_sizes_of(rule) for rule in rules))
    told = relations.rows(
        f"SELECT rule, sum(pairs), sum(CASE WHEN pairs > {cap} THEN 1 ELSE 0 END), "
        f"sum(CASE WHEN pairs > {cap} THEN pairs ELSE 0 END) FROM sizes GROUP BY rule"
    )
    counts = {rule: (int(pairs), int(values), int(capped)) for rule, pairs, values, capped in told}
    capped = {rule for rule, (_, values, _) in counts.items() if values}
    if capped:
        relations.table("capped", f"SELECT rule, place FROM sizes WHERE pairs > {cap}")
    brought = " UNION ALL ".join(_pairs_of(rule, right, is_capped=rule.name in capped) for rule in rules)
    relations.table("pairs", f"SELECT DISTINCT l_id, r_id FROM ({brought}) f")
    relations.drop("sizes", "capped", *(f"{kind}_{rule.name}" for rule in rules for kind in ("groups", "hits")))
    return [
        RuleCount(rule.name, pairs - capped, values, capped)
        for rule in rules
        for pairs, values, capped in [counts.get(rule.name, (0, 0, 0))]
    ]


def _sizes_of(rule: BlockingRule) -> str:
    """Count the pairs that each value of a rule brings."""
    return f"SELECT '{rule.name}' AS rule, place, count(*) * max(n) AS pairs FROM hits_{rule.name} GROUP BY place"


def _pairs_of(rule: BlockingRule, right: str, *, is_capped: bool) -> str:
    members = f"SELECT t.id AS r_id, g.place FROM {right} t JOIN groups_{rule.name} g ON {rule.agreed('t', 'g')}"
    told = f"SELECT h.l_id, m.r_id FROM hits_{rule.name} h JOIN ({members}) m ON m.place = h.place"
    left_out = f"SELECT 1 FROM capped c WHERE c.rule = '{rule.name}' AND c.place = h.place"
    return f"{told} WHERE NOT EXISTS ({left_out})" if is_capped else told


def _best_bits(model: Model) -> str:
    """Write the weight of a pair with the best levels that its texts could still reach."""
    parts = []
    for comparison in COMPARISONS:
        weight = model.weight_sql(comparison)
        if comparison.by_text:
            best = max(model.weight(comparison, level.name) for level in comparison.levels if not level.condition)
            weight = f"CASE WHEN {comparison.column} = {UNREAD} THEN {best:.6f}e0 ELSE {weight} END"
        parts.append(f"({weight})")
    return " + ".join(parts)
