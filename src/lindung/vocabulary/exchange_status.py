"""What one office tells another about a row of its list, and which acts of exchange are kept on record."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class ExchangeStatus(StrEnum):
    """All that is told about a row; nothing else leaves an office."""

    ACTIVE = "active"
    NOT_FOUND = "not_found"
    TO_CHECK = "to_check"

    @property
    def words(self) -> Words:
        """The status in both languages; of an active one the month follows."""
        return _WORDS[self]


class ExchangeAct(StrEnum):
    """What was done with a list that came from, or goes to, another office."""

    HASHED = "hashed"
    MATCHED = "matched"
    TOLD = "told"

    @property
    def words(self) -> Words:
        """The act in both languages."""
        return _ACTS[self]


_WORDS = {
    ExchangeStatus.ACTIVE: Words("aktif sampai", "active until"),
    ExchangeStatus.NOT_FOUND: Words("tidak ditemukan", "not found"),
    ExchangeStatus.TO_CHECK: Words("perlu diperiksa", "to be checked"),
}
_ACTS = {
    ExchangeAct.HASHED: Words("disandikan", "hashed"),
    ExchangeAct.MATCHED: Words("dipadankan tanpa nomor", "matched without numbers"),
    ExchangeAct.TOLD: Words("status diberikan", "statuses told"),
}
