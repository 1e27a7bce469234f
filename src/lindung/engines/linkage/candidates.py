"""The residue: pairs that a blocking rule brings together and that could still be one person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lindung.engines.linkage.blocking import EVERYTHING, EVERYTHING_UP_TO, PAIRS_PER_VALUE, BlockingRule
from lindung.engines.linkage.comparisons import COMPARISONS, NIK, UNREAD, Comparison
from lindung.engines.linkage.model import Model
from lindung.engines.linkage.pairs import LEVELS, compared, drop_read, read_texts
from lindung.engines.linkage.relations import Relations

_LEAST_BITS: Final = -4.0
"""Log-odds, at the most favourable prior, below which a pair is left out."""


_JOINED: Final = "pairs p JOIN l ON l.id = p.l_id JOIN r ON r.id = p.r_id"
_BY_TEXT: Final = tuple(comparison for comparison in COMPARISONS if comparison.by_text)
_BY_NUMBER: Final = tuple(comparison for comparison in COMPARISONS if not comparison.by_text)
"""What is weighed before texts are read; nothing that is read afterwards changes these weights."""

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


@dataclass(frozen=True)
class Search:
    """Where candidates of one stage are looked for.

    Attributes:
        rules: Which pairs to look at.
        left: Table of records, at least with the columns of the rules; all of them stand in ``l`` too.
        right: The same of ``r``; the fewer records it has, the faster.
        most_prior_bits: Log-odds of a match that are not exceeded, whatever the scores will tell.
    """

    rules: Sequence[BlockingRule]
    left: str
    right: str
    most_prior_bits: float

    @property
    def least_bits(self) -> float:
        """Weight below which a pair is left out."""
        return _LEAST_BITS - self.most_prior_bits


def find_candidates(
    relations: Relations, model: Model, searches: Mapping[str, Search], *, cap: int = PAIRS_PER_VALUE
) -> dict[str, list[RuleCount]]:
    """Make ``candidates``: pairs worth weighing, with their stage, l_id, r_id, levels and log-odds ``bits``.

    Args:
        relations: Where the tables are.
        model: What weighs the pairs.
        searches: Where pairs are looked for, by stage; no pair may be found by two.
        cap: How many pairs one value of a rule may bring.

    Returns:
        What each rule brought, by stage, with what its cap left out.
    """
    told = {}
    for stage, search in searches.items():
        result = f"{stage}_pairs"
        told[stage] = block(relations, search.rules, left=search.left, right=search.right, result=result, cap=cap)
    found = (f"SELECT '{stage}' AS stage, l_id, r_id FROM {stage}_pairs" for stage in searches)
    relations.view("pairs", " UNION ALL ".join(found))
    _weigh(relations, model, searches, result="candidates")
    relations.drop("pairs", *(f"{stage}_pairs" for stage in searches))
    return told


def find_among_left_over(relations: Relations, model: Model, stage: str, search: Search) -> list[RuleCount]:
    """Add every pair of what is left over to ``candidates`` when so few are left that it costs nothing.

    Left over are records without a pair of this stage whose odds are even.
    """
    over = {
        f"{side}_over": f"FROM {table} t WHERE NOT EXISTS (SELECT 1 FROM candidates w "
        f"WHERE w.{side}_id = t.id AND w.stage = '{stage}' AND w.bits > {-search.most_prior_bits})"
        for side, table in (("l", search.left), ("r", search.right))
    }
    (lefts,), (rights,) = (row for of in over.values() for row in relations.rows(f"SELECT count(*) {of}"))
    if not 0 < lefts * rights <= EVERYTHING_UP_TO:
        return []
    for table, of in over.items():
        relations.table(table, f"SELECT t.id {of}")
    relations.view("pairs", f"SELECT '{stage}' AS stage, l.id AS l_id, r.id AS r_id FROM l_over l CROSS JOIN r_over r")
    _weigh(relations, model, {stage: search}, result="more")
    relations.table("candidates_too", "SELECT * FROM candidates UNION SELECT * FROM more")
    relations.rename("candidates_too", "candidates")
    relations.drop("pairs", "more", *over)
    return [RuleCount(EVERYTHING, int(lefts * rights), 0, 0)]


def _weigh(relations: Relations, model: Model, searches: Mapping[str, Search], *, result: str) -> None:
    """Make ``result`` of ``pairs``: those whose weight is above the least of their stage."""
    pairs = f"SELECT q.*, {_bits_of(model, _BY_NUMBER)} AS number_bits FROM ({compared(_JOINED, 'p.stage')}) q"
    whens = " ".join(f"WHEN '{stage}' THEN {search.least_bits:.6f}e0" for stage, search in searches.items())
    least = f"CASE stage {whens} END"
    relations.filtered("possible_pairs", pairs, f"number_bits + {_best_bits(model)} > {least} AND NOT ({_SETTLED})")
    read_texts(relations, "possible_pairs", also=("stage", "number_bits"))
    bits = f"number_bits + {_bits_of(model, _BY_TEXT)}"
    weighed = f"SELECT stage, l_id, r_id, {LEVELS}, {bits} AS bits FROM possible_pairs_read"
    relations.filtered(result, weighed, f"bits > {least}")
    drop_read(relations, "possible_pairs")


def block(
    relations: Relations, rules: Sequence[BlockingRule], *, left: str, right: str, result: str, cap: int
) -> list[RuleCount]:
    """Make ``result``: each pair that some rule brings, without the values that stand for too many.

    The left is read once a rule, for its columns only, beside how many records of the right have each value.
    """
    for rule in rules:
        values, known = ", ".join(rule.columns), rule.known("t")
        said = ", ".join(f"t.{column}" for column in rule.columns)
        groups = f"SELECT {values}, count(*) AS n FROM {right} t WHERE {known} GROUP BY {values}"
        hits = f"SELECT t.id AS l_id, {said}, g.n FROM {left} t JOIN ({groups}) g ON {rule.agreed('t', 'g')}"
        relations.table(f"hits_{rule.name}", hits)
    relations.view("sizes", " UNION ALL ".join(_sizes_of(rule) for rule in rules))
    told = relations.rows(
        f"SELECT rule, sum(pairs), sum(CASE WHEN pairs > {cap} THEN 1 ELSE 0 END), "
        f"sum(CASE WHEN pairs > {cap} THEN pairs ELSE 0 END) FROM sizes GROUP BY rule"
    )
    counts = {rule: (int(pairs), int(values), int(capped)) for rule, pairs, values, capped in told}
    brought = " UNION ALL ".join(
        _pairs_of(rule, right, cap=cap if counts.get(rule.name, (0, 0))[1] else None) for rule in rules
    )
    relations.table(result, f"SELECT DISTINCT l_id, r_id FROM ({brought}) f")
    relations.drop("sizes", *(f"hits_{rule.name}" for rule in rules))
    return [
        RuleCount(rule.name, pairs - capped, values, capped)
        for rule in rules
        for pairs, values, capped in [counts.get(rule.name, (0, 0, 0))]
    ]


def _sizes_of(rule: BlockingRule) -> str:
    """Count the pairs that each value of a rule brings."""
    return f"SELECT '{rule.name}' AS rule, sum(n) AS pairs FROM hits_{rule.name} GROUP BY {', '.join(rule.columns)}"


def _pairs_of(rule: BlockingRule, right: str, *, cap: int | None) -> str:
    """Write the pairs of a rule; values that bring more than the cap, if some do, are left out."""
    hits = f"hits_{rule.name}"
    pairs = f"SELECT h.l_id, t.id AS r_id FROM {hits} h JOIN {right} t ON {rule.agreed('h', 't')}"
    if cap is None:
        return pairs
    values = ", ".join(rule.columns)
    capped = f"SELECT {values} FROM {hits} GROUP BY {values} HAVING sum(n) > {cap}"
    return f"{pairs} WHERE NOT EXISTS (SELECT 1 FROM ({capped}) c WHERE {rule.agreed('c', 'h')})"


def _bits_of(model: Model, comparisons: Iterable[Comparison]) -> str:
    """Write the weight of a pair in some comparisons."""
    return " + ".join(f"({model.weight_sql(comparison)})" for comparison in comparisons)


def _best_bits(model: Model) -> str:
    """Write the weight of the best levels that the texts of a pair could still reach."""
    parts = []
    for comparison in _BY_TEXT:
        best = max(model.weight(comparison, level.name) for level in comparison.levels if not level.condition)
        weight = model.weight_sql(comparison)
        parts.append(f"CASE WHEN {comparison.column} = {UNREAD} THEN {best:.6f}e0 ELSE {weight} END")
    return " + ".join(parts)
