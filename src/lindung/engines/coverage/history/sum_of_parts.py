"""What the figures of the parts of an old area add up to, so that its old figures have something to stand beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lindung.engines.coverage.position import Position
from lindung.vocabulary.language import Words


class NoSum(StrEnum):
    """Why the figures of the parts cannot be added."""

    MISSING = "missing"
    OTHER_MONTH = "other_month"
    OTHER_DEFINITION = "other_definition"

    @property
    def words(self) -> Words:
        """The reason in both languages."""
        return _WORDS[self]


@dataclass(frozen=True)
class PartsTogether:
    """The parts of an old area taken together.

    Attributes:
        as_of: Month of their figures, as printed in the first.
        covered: Covered workers of all parts.
        employed: Workers of all parts; None where a part does not tell them.
    """

    as_of: str
    covered: int
    employed: int | None

    @property
    def coverage_pct(self) -> float | None:
        """Covered of all workers, in percent, or None."""
        return 100 * self.covered / self.employed if self.employed else None


def parts_together(positions: Sequence[Position | None]) -> PartsTogether | NoSum:
    """Add up where the parts of an old area stand; only figures of one month and one definition are added.

    Args:
        positions: Where each part stands; None for one of which no figure is known.
    """
    known = [each for each in positions if each is not None and each.covered is not None]
    if not known or len(known) < len(positions):
        return NoSum.MISSING
    if len({(each.numerator_basis, each.denominator_kind) for each in known}) > 1:
        return NoSum.OTHER_DEFINITION
    if len({each.as_of[:7] for each in known}) > 1:
        return NoSum.OTHER_MONTH
    employed = [each.employed for each in known if each.employed is not None]
    covered = sum(each.covered or 0 for each in known)
    return PartsTogether(known[0].as_of, covered, sum(employed) if len(employed) == len(known) else None)


_WORDS = {
    NoSum.MISSING: Words("belum semua bagiannya punya angka", "not every part has a figure"),
    NoSum.OTHER_MONTH: Words(
        "angka bagian-bagiannya dari bulan yang berbeda", "the parts have figures of other months"
    ),
    NoSum.OTHER_DEFINITION: Words(
        "angka bagian-bagiannya memakai definisi yang berbeda", "the parts have figures of other definitions"
    ),
}
