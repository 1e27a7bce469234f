"""What a reader finds when two records are laid side by side."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class PairVerdict(StrEnum):
    """Whether two records are one person, as a person who read both says."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"

    @property
    def words(self) -> Words:
        """The verdict in both languages."""
        return _WORDS[self]


_WORDS = {
    PairVerdict.SAME: Words("orang yang sama", "the same person"),
    PairVerdict.DIFFERENT: Words("orang yang berbeda", "different persons"),
    PairVerdict.UNSURE: Words("belum yakin", "not sure"),
}
