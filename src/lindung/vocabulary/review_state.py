"""Where a pair of records stands in the review."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class ReviewState(StrEnum):
    """Where a pair of records stands; every pair under review stands in exactly one place."""

    RECHECK = "recheck"
    WAITING = "waiting"
    SECOND = "second"
    THIRD = "third"
    DECIDED = "decided"

    @property
    def words(self) -> Words:
        """The state in both languages."""
        return _WORDS[self]

    @property
    def is_open(self) -> bool:
        """Whether somebody should read the pair."""
        return self is not ReviewState.DECIDED


_WORDS = {
    ReviewState.RECHECK: Words("perlu dilihat lagi", "to be looked at again"),
    ReviewState.WAITING: Words("menunggu", "waiting"),
    ReviewState.SECOND: Words("menunggu bacaan kedua", "waiting for a second reading"),
    ReviewState.THIRD: Words("menunggu bacaan ketiga", "waiting for a third reading"),
    ReviewState.DECIDED: Words("sudah diputuskan", "decided"),
}
