"""From weights to scores: the candidates of one person compete, on both sides.

The score of a pair is its odds over one plus the odds of the pair and of every rival, so that it can exceed one half
only where the pair is the best of both its persons. Records of one person do not compete with each other. Where one of
the two is linked by its NIK to somebody else, the pair may be a second entry of that person; it never becomes a match
by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import log2
from typing import Final

from lindung.engines.linkage.model import MATCH_AT, POSSIBLE_AT, Model, weight_sql
from lindung.engines.linkage.pairs import LEVELS
from lindung.engines.linkage.relations import Relations

_MOST_BITS: Final = 50
_ROUNDS: Final = 4
_NEARLY_ALL: Final = 0.97
_SETTLED: Final = "stage IN ('nik', 'doubtful')"

STAGES: Final = ("nik", "residue", "double", "doubtful", "same_person")
"""How a pair was found: equal NIK confirmed; by weights; by weights though one of the two is linked to somebody else;
equal NIK and birth date under different names; or as another record of a linked person."""


@dataclass(frozen=True)
class Prior:
    """What is expected before a pair is looked at.

    Attributes:
        left: Records of the left register that the NIK did not link.
        right: Records of the right one that may be theirs.
        expected: Matches among them that the scores add up to.
    """

    left: int
    right: int
    expected: float

    @property
    def bits(self) -> float:
        """Binary logarithm of the odds that two records match rather than both stay without a match."""
        left, right = (max(rows - self.expected, 1.0) for rows in (self.left, self.right))
        return log2(max(self.expected, 1.0) / (left * right))

    @property
    def most_bits(self) -> float:
        """The same if nearly every record of the smaller side had a match."""
        return replace(self, expected=_NEARLY_ALL * min(self.left, self.right)).bits


def score(relations: Relations, model: Model, priors: Mapping[str, Prior]) -> dict[str, Prior]:
    """Make ``scored`` (l_person, r_person, stage, score) of ``candidates`` and what the NIK settled.

    How many matches to expect is taken from the scores themselves, a few rounds long, apart for the stages ``residue``
    and ``double``; ``priors`` are a first guess.
    """
    _weigh_nik_pairs(relations, model)
    _gather(relations)
    told = dict(priors)
    for _ in range(_ROUNDS - 1):
        told = _expected(relations, told, f"({_competing(told)}) s")
    relations.table("scored", _scores(told))
    return _expected(relations, told, "scored")


def _expected(relations: Relations, priors: Mapping[str, Prior], scored: str) -> dict[str, Prior]:
    """Expect as many matches as the scores add up to."""
    sums = dict(relations.rows(f"SELECT stage, sum(score) FROM {scored} GROUP BY stage"))
    return {stage: replace(prior, expected=float(sums.get(stage, 0.0))) for stage, prior in priors.items()}


def decide(relations: Relations) -> None:
    """Make ``links``: every pair of records that is a match or possible, with its stage, score and levels."""
    is_match = f"s.stage = 'nik' OR s.stage = 'residue' AND s.score >= {MATCH_AT}"
    decision = f"CASE WHEN {is_match} THEN 'match' ELSE 'possible' END AS decision"
    likely = f"(s.stage = 'nik' OR s.score >= {POSSIBLE_AT})"
    levels = ", ".join(f"w.{column.strip()}" for column in LEVELS.split(","))
    relations.table(
        "found",
        f"SELECT l_id, r_id, 'nik' AS stage, score, 'match' AS decision, bits, {LEVELS} FROM by_nik WHERE is_linked "
        f"UNION ALL SELECT w.l_id, w.r_id, s.stage, s.score, {decision}, w.bits, {levels} FROM weighed w "
        f"JOIN scored s ON s.l_person = w.l_person AND s.r_person = w.r_person WHERE {likely} AND w.stage <> 'nik'",
    )
    relations.view(
        "others_of_them",
        f"SELECT COALESCE(a.id, s.l_person) AS l_id, COALESCE(b.id, s.r_person) AS r_id, s.score, {decision} "
        "FROM scored s LEFT JOIN l_persons a ON a.person = s.l_person LEFT JOIN r_persons b ON b.person = s.r_person "
        f"WHERE (a.id IS NOT NULL OR b.id IS NOT NULL) AND {likely}",
    )
    nothing = ", ".join(f"CAST(NULL AS INTEGER) AS {column.strip()}" for column in LEVELS.split(","))
    relations.table(
        "found_too",
        "SELECT o.l_id, o.r_id, 'same_person' AS stage, o.score, o.decision, CAST(NULL AS DOUBLE) AS bits, "
        f"{nothing} FROM others_of_them o "
        "WHERE NOT EXISTS (SELECT 1 FROM found f WHERE f.l_id = o.l_id AND f.r_id = o.r_id)",
    )
    relations.view("links", "SELECT * FROM found UNION ALL SELECT * FROM found_too")
    relations.drop("others_of_them", "scored", "by_person", "weighed", "by_nik")


def _weigh_nik_pairs(relations: Relations, model: Model) -> None:
    """Make ``by_nik``: the linked and the doubtful pairs with weight and score, told apart by ``is_linked``.

    No rival changes what the NIK settled.
    """
    odds = f"power(2.0, LEAST(bits + {model.prior_bits:.6f}, {_MOST_BITS}))"
    pairs = "SELECT c.*, CAST(NULL AS DOUBLE) AS score FROM confirmed c UNION ALL SELECT d.* FROM doubtful d"
    relations.table(
        "by_nik",
        f"SELECT l_id, r_id, COALESCE(score, {odds} / (1.0 + {odds})) AS score, bits, {LEVELS}, "
        f"score IS NULL OR score >= {MATCH_AT} AS is_linked "
        f"FROM (SELECT l_id, r_id, score, {weight_sql(model)} AS bits, {LEVELS} FROM ({pairs}) p) w",
    )


def _gather(relations: Relations) -> None:
    """Make ``weighed`` (pairs of records with their persons) and ``by_person`` (the best of each pair of persons).

    Of the pairs that the NIK linked only those take part of which a person has several records.
    """
    shared = "SELECT 1 FROM {side}_persons p WHERE p.id = b.{side}_id"
    several = " OR ".join(f"EXISTS ({shared.format(side=side)})" for side in "lr")
    stage = "CASE WHEN is_linked THEN 'nik' ELSE 'doubtful' END"
    found = (
        f"SELECT l_id, r_id, {LEVELS}, bits, {stage} AS stage, score AS told FROM by_nik b "
        f"WHERE NOT is_linked OR {several} UNION ALL "
        f"SELECT l_id, r_id, {LEVELS}, bits, stage, CAST(NULL AS DOUBLE) AS told FROM candidates"
    )
    relations.table(
        "weighed",
        "SELECT w.*, COALESCE(a.person, w.l_id) AS l_person, COALESCE(b.person, w.r_id) AS r_person "
        f"FROM ({found}) w LEFT JOIN l_persons a ON a.id = w.l_id "
        "LEFT JOIN r_persons b ON b.id = w.r_id",
    )
    places = " ".join(f"WHEN '{stage}' THEN {place}" for place, stage in enumerate(STAGES))
    stages = " ".join(f"WHEN {place} THEN '{stage}'" for place, stage in enumerate(STAGES))
    relations.table(
        "by_person",
        f"SELECT l_person, r_person, bits, told, CASE place {stages} END AS stage FROM ("
        "SELECT l_person, r_person, max(bits) AS bits, max(told) AS told, "
        f"min(CASE stage {places} END) AS place FROM weighed GROUP BY l_person, r_person) p",
    )
    relations.drop("candidates")


def _scores(priors: Mapping[str, Prior]) -> str:
    """Write the scores: what the NIK settled keeps its own, the others compete with each other."""
    settled = f"SELECT l_person, r_person, stage, told AS score FROM by_person WHERE {_SETTLED}"
    return f"{settled} UNION ALL {_competing(priors)}"


def _competing(priors: Mapping[str, Prior]) -> str:
    whens = " ".join(f"WHEN '{stage}' THEN {prior.bits:.6f}e0" for stage, prior in priors.items())
    odds = f"power(2.0, LEAST(bits + CASE stage {whens} ELSE 0e0 END, {_MOST_BITS}))"
    return (
        "SELECT l_person, r_person, stage, odds / (1.0 + l_odds + r_odds - odds) AS score FROM ("
        "SELECT *, sum(odds) OVER (PARTITION BY l_person) AS l_odds, sum(odds) OVER (PARTITION BY r_person) AS r_odds "
        f"FROM (SELECT l_person, r_person, stage, {odds} AS odds FROM by_person WHERE NOT {_SETTLED}) o) p"
    )
