"""The first stage: records with an equal NIK, confirmed by something else that both say.

An equal NIK alone proves nothing: a borrowed or mistyped NIK is somebody else's. Three kinds of pairs come of it:

    confirmed   the names sound the same, or are alike (Jaro-Winkler of at least 0.85) and the birth dates do not
                contradict
    doubtful    only the birth date is equal. The NIK repeats it, so a serial taken from another line of the list agrees
                as well: the share of true pairs among them is learnt, from how often they live in one village
    cases       somebody else; both records go on to the residue
"""

from collections.abc import Mapping
from typing import Final

import polars as pl

from lindung.engines.linkage.comparisons import BIRTH, MISSING, NAME, PLACE
from lindung.engines.linkage.pairs import compared, read_texts
from lindung.engines.linkage.relations import Relations

_SAME_NAME: Final = ", ".join(str(NAME.place(level)) for level in ("equal", "sound", "order", "near", "part"))
_CONFIRMS: Final = (
    f"(c_name IN ({_SAME_NAME}) OR name_verifies AND c_birth <> {BIRTH.place('differs')} "
    f"OR c_name = {MISSING} AND c_birth = 1)"
)
_ROUNDS: Final = 30
_EXPECTED_TRUE: Final = 9
_EXPECTED_FALSE: Final = 1
"""Ten pairs' worth of an assumption, for lists too small to tell how far an equal NIK and birth date can be trusted."""


def pass_niks(relations: Relations) -> None:
    """Make ``linked`` (confirmed), ``doubtful`` and ``cases`` of the tables ``l`` and ``r``."""
    relations.table("equal_niks", compared("l JOIN r ON l.nik = r.nik"))
    read_texts(relations, "equal_niks")
    doubtful = "c_birth = 1"
    for table, condition in {
        "linked": _CONFIRMS,
        "doubtful": f"NOT {_CONFIRMS} AND {doubtful}",
        "cases": f"NOT {_CONFIRMS} AND NOT {doubtful}",
    }.items():
        relations.table(table, f"SELECT * FROM equal_niks_read WHERE {condition}")
    relations.drop("equal_niks_read")


def settle_doubtful(
    relations: Relations, *, m_place: Mapping[str, float], u_place: Mapping[str, float], match_at: float
) -> float:
    """Add the doubtful pairs that are probably one person to ``linked``; return the share of true pairs among all.

    ``doubtful`` keeps all of them with their ``score``.

    Args:
        relations: Holds ``linked`` and ``doubtful``.
        m_place: Shares of the levels of the place among confirmed pairs.
        u_place: The same among strangers who share a birth date and the first six digits of the NIK.
        match_at: Score from which a pair is linked.
    """
    counted = relations.read("SELECT c_place AS level, count(*) AS n FROM doubtful GROUP BY c_place")
    counts = dict(counted.select(pl.col("level").cast(pl.Int64), pl.col("n").cast(pl.Int64)).iter_rows())
    ratios = {MISSING: 1.0} | {
        place: m_place[level.name] / u_place[level.name] for place, level in enumerate(PLACE.levels, 1)
    }
    share = _share_of_true(counts, ratios)
    whens = " ".join(f"WHEN {place} THEN {_posterior(share, ratio):.9f}" for place, ratio in ratios.items())
    relations.table("doubtful_scored", f"SELECT d.*, CASE c_place {whens} END AS score FROM doubtful d")
    relations.table("doubtful", "SELECT * FROM doubtful_scored")
    kept = f"SELECT d.* FROM doubtful_scored d WHERE score >= {match_at}"
    relations.table("linked_too", f"SELECT *, CAST(NULL AS DOUBLE) AS score FROM linked UNION ALL {kept}")
    relations.table("linked", "SELECT * FROM linked_too")
    relations.drop("doubtful_scored", "linked_too")
    return share


def _share_of_true(counts: Mapping[int, int], ratios: Mapping[int, float]) -> float:
    """Find the share of true pairs that explains the places best (expectation-maximisation)."""
    share, total = 0.9, sum(counts.values()) + _EXPECTED_TRUE + _EXPECTED_FALSE
    for _ in range(_ROUNDS):
        true = sum(n * _posterior(share, ratios[level]) for level, n in counts.items())
        share = (true + _EXPECTED_TRUE) / total
    return share


def _posterior(share: float, ratio: float) -> float:
    return share * ratio / (share * ratio + 1 - share)
