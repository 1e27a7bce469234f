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

from lindung.engines.linkage.comparisons import BIRTH, MISSING, NAME, PLACE
from lindung.engines.linkage.pairs import KEPT, compared, drop_read, read_texts
from lindung.engines.linkage.relations import Relations

_SAME_NAME: Final = ", ".join(str(NAME.place(level)) for level in ("equal", "sound", "order", "near", "part"))
_CONFIRMS: Final = (
    f"(c_name IN ({_SAME_NAME}) OR name_verifies AND c_birth <> {BIRTH.place('differs')} "
    f"OR c_name = {MISSING} AND c_birth = 1)"
)
KINDS: Final = ("confirmed", "unsettled", "cases")
"""What pairs with an equal NIK may be before the doubtful ones are settled."""

_ROUNDS: Final = 30
_EXPECTED_TRUE: Final = 9
_EXPECTED_FALSE: Final = 1
"""Ten pairs' worth of an assumption, for lists too small to tell how far an equal NIK and birth date can be trusted."""


def pass_niks(relations: Relations) -> dict[str, int]:
    """Make the views ``confirmed`` and ``unsettled`` (doubtful) of the tables ``l`` and ``r``; count pairs by KINDS."""
    relations.table("equal_niks", compared("l JOIN r ON l.nik = r.nik"))
    read_texts(relations, "equal_niks")
    kind = f"CASE WHEN {_CONFIRMS} THEN 0 WHEN c_birth = 1 THEN 1 ELSE 2 END"
    kept = ", ".join(KEPT)
    relations.table("nik_pairs", f"SELECT {kept}, {kind} AS kind FROM equal_niks_read")
    drop_read(relations, "equal_niks")
    for place, name in enumerate(("confirmed", "unsettled")):
        relations.view(name, f"SELECT {kept} FROM nik_pairs WHERE kind = {place}")
    counts = dict(relations.rows("SELECT kind, count(*) FROM nik_pairs GROUP BY kind"))
    return {kind: int(counts.get(place, 0)) for place, kind in enumerate(KINDS)}


def settle_doubtful(
    relations: Relations, *, m_place: Mapping[str, float], u_place: Mapping[str, float], match_at: float
) -> float:
    """Make the views ``doubtful`` and ``linked``; return the share of true pairs among the doubtful.

    ``doubtful`` holds the unsettled pairs with their ``score``, ``linked`` the confirmed and the probable of these.

    Args:
        relations: Holds ``confirmed`` and ``unsettled``.
        m_place: Shares of the levels of the place among confirmed pairs.
        u_place: The same among strangers who share a birth date and the first six digits of the NIK.
        match_at: Score from which a pair is linked.
    """
    counts = {
        int(level): int(n) for level, n in relations.rows("SELECT c_place, count(*) FROM unsettled GROUP BY c_place")
    }
    ratios = {MISSING: 1.0} | {
        place: m_place[level.name] / u_place[level.name] for place, level in enumerate(PLACE.levels, 1)
    }
    share = _share_of_true(counts, ratios)
    whens = " ".join(f"WHEN {place} THEN {_posterior(share, ratio):.9f}" for place, ratio in ratios.items())
    relations.view("doubtful", f"SELECT u.*, CASE c_place {whens} END AS score FROM unsettled u")
    relations.view(
        "linked",
        "SELECT c.*, CAST(NULL AS DOUBLE) AS score FROM confirmed c "
        f"UNION ALL SELECT d.* FROM doubtful d WHERE score >= {match_at}",
    )
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
