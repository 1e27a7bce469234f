"""How large an area is among those it is compared with."""

from enum import StrEnum
from typing import Final

from lindung.vocabulary.language import Words


class PeerSize(StrEnum):
    """The third of the areas of a kind that an area falls into by its workers; all, where they are too few to part."""

    ALL = "all"
    LARGE = "large"
    MIDDLE = "middle"
    SMALL = "small"

    @property
    def words(self) -> Words:
        """The size in both languages."""
        return _WORDS[self]


_WORDS: Final = {
    PeerSize.ALL: Words("semua ukuran", "all sizes"),
    PeerSize.LARGE: Words("pekerja terbanyak", "most workers"),
    PeerSize.MIDDLE: Words("pekerja sedang", "medium workforce"),
    PeerSize.SMALL: Words("pekerja tersedikit", "fewest workers"),
}
