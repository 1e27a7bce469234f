"""Where a delivered list stands, from upload to register."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class DeliveryState(StrEnum):
    r"""Where a delivered list stands.

    RECEIVING -> RECEIVED -> CHECKING -> CHECKED -> IMPORTING -> IMPORTED -> UNDONE
                                 |           \-> REFUSED
                                 \-> FAILED (can be started again)
    """

    RECEIVING = "receiving"
    RECEIVED = "received"
    CHECKING = "checking"
    CHECKED = "checked"
    IMPORTING = "importing"
    IMPORTED = "imported"
    REFUSED = "refused"
    UNDONE = "undone"
    FAILED = "failed"

    @property
    def words(self) -> Words:
        """The state in both languages."""
        return _WORDS[self]

    @property
    def is_running(self) -> bool:
        """Whether a worker is at it."""
        return self in {DeliveryState.CHECKING, DeliveryState.IMPORTING}


_WORDS = {
    DeliveryState.RECEIVING: Words("sedang diunggah", "being uploaded"),
    DeliveryState.RECEIVED: Words("diterima, belum diperiksa", "received, not checked"),
    DeliveryState.CHECKING: Words("sedang diperiksa", "being checked"),
    DeliveryState.CHECKED: Words("sudah diperiksa", "checked"),
    DeliveryState.IMPORTING: Words("sedang disimpan", "being saved"),
    DeliveryState.IMPORTED: Words("tersimpan sebagai register", "saved as a register"),
    DeliveryState.REFUSED: Words("ditolak", "refused"),
    DeliveryState.UNDONE: Words("dibatalkan", "undone"),
    DeliveryState.FAILED: Words("terhenti", "stopped"),
}
