"""Where a release of open data stands."""

from enum import StrEnum
from typing import Final

from lindung.vocabulary.language import Words


class ReleaseState(StrEnum):
    """DRAFT -> RELEASED -> WITHDRAWN; a draft may be discarded instead, and nothing goes back."""

    DRAFT = "draft"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _WORDS[self]


_WORDS: Final = {
    ReleaseState.DRAFT: Words("konsep", "draft"),
    ReleaseState.RELEASED: Words("terbit", "released"),
    ReleaseState.WITHDRAWN: Words("ditarik", "withdrawn"),
}
