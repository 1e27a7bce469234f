"""Headings that are nearly one a profile knows: a typing error, a letter too many."""

from collections import defaultdict

from rapidfuzz import fuzz, process

from lindung.engines.intake.headers import SIMILAR_ENOUGH, normalised
from lindung.engines.intake.profiles.profile import Profile, digits_of

SHORTEST_COMPARED = 6
LONGEST_COMPARED = 80
_CANDIDATES = 10


def likest_target(header: str, profile: Profile) -> tuple[str | None, float]:
    """Find the target whose wording is most like a heading, with the likeness from 0 to 1; (None, 0) for none.

    Digits must agree, because a number says more than its column; short headings (NIK, NIP) are never compared; two
    targets equally like, or a heading that is left out on purpose, mean none.
    """
    wording = normalised(header)
    if not SHORTEST_COMPARED <= len(wording) <= LONGEST_COMPARED:
        return None, 0.0
    found = process.extract(
        wording,
        profile.wordings_by_digits.get(digits_of(wording), ()),
        scorer=fuzz.ratio,
        score_cutoff=100 * SIMILAR_ENOUGH,
        limit=_CANDIDATES,
    )
    best: dict[str | None, float] = defaultdict(float)
    for known, score, _ in found:
        if len(known) >= SHORTEST_COMPARED:
            target = profile.wordings[known].target
            best[target] = max(best[target], score / 100)
    ranked = sorted(best.items(), key=lambda item: item[1], reverse=True)[:2]
    if not ranked or ranked[0][0] is None or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None, 0.0
    return ranked[0][0], round(ranked[0][1], 3)
