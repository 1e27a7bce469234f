"""How an area stands against its own target, in one word."""

from enum import StrEnum

from lindung.engines.coverage.position import Position
from lindung.vocabulary.language import Words
from lindung.web.shared.charts.bullet import NEAR_SHARE


class Standing(StrEnum):
    """Above, near or far from the target."""

    ABOVE = "above"
    NEAR = "near"
    BEHIND = "behind"

    @property
    def words(self) -> Words:
        """The chip's words."""
        return _WORDS[self]


_WORDS = {
    Standing.ABOVE: Words("Di atas target", "Target reached"),
    Standing.NEAR: Words("Mendekati", "Getting close"),
    Standing.BEHIND: Words("Perlu dorongan", "Needs a push"),
}


def standing_of(position: Position | None) -> Standing | None:
    """Compare coverage with the area's own target; None where either is missing."""
    if position is None or position.coverage_pct is None or position.target_pct is None:
        return None
    if position.coverage_pct >= position.target_pct:
        return Standing.ABOVE
    return Standing.NEAR if position.coverage_pct >= NEAR_SHARE * position.target_pct else Standing.BEHIND
