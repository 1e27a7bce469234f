"""Why a reading did not happen.

LinkingError
└── ReviewError
    ├── UnknownPairError     the linkage has no such pair
    ├── UnknownFilterError   nobody knows the filter: never taken for everything
    ├── TakenError           somebody else was faster; the page is older than the pair
    └── NotYoursError        the reading belongs to somebody else, or the pair is settled
"""

from lindung.vocabulary.language import Words
from lindung.workflows.linking.errors import LinkingError


class ReviewError(LinkingError):
    """Nothing was decided and nothing was undone."""


class UnknownPairError(ReviewError):
    """The linkage has no such pair."""

    def __init__(self) -> None:
        """Say so without repeating what was asked."""
        super().__init__(
            Words(
                "Pasangan itu tidak ada dalam hasil pemadanan ini. Buka lagi antreannya.",
                "This linkage has no such pair. Open the queue again.",
            )
        )


class UnknownFilterError(ReviewError):
    """A filter holds a word that nobody declared."""

    def __init__(self, known: list[str]) -> None:
        """List what is known."""
        listed = ", ".join(known)
        super().__init__(
            Words(f"Saringan itu tidak dikenal. Pilih: {listed}.", f"That filter is unknown. Choose: {listed}.")
        )


class TakenError(ReviewError):
    """The pair was decided or undone since the page was opened."""

    def __init__(self) -> None:
        """Say that nothing was overwritten."""
        super().__init__(
            Words(
                "Orang lain baru saja membaca pasangan ini; putusan Anda belum disimpan. Lihat riwayatnya, lalu "
                "putuskan lagi bila masih perlu.",
                "Somebody else has just read this pair; your decision was not stored. Look at its history, then decide "
                "again if it is still needed.",
            )
        )


class NotYoursError(ReviewError):
    """Somebody else has to do it, or it is done."""
