"""How far a failure of data protection has been reported."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class BreachState(StrEnum):
    """Where the report of a breach stands.

    FOUND -> REPORTED (the authority knows) -> TOLD (the people concerned know too)
    """

    FOUND = "found"
    REPORTED = "reported"
    TOLD = "told"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _WORDS[self]


_WORDS = {
    BreachState.FOUND: Words("ditemukan, belum dilaporkan", "found, not reported"),
    BreachState.REPORTED: Words("dilaporkan ke lembaga", "reported to the authority"),
    BreachState.TOLD: Words("subjek data diberi tahu", "the people concerned are told"),
}
