"""States of one row of a list, from proposal to replacement."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class RowState(StrEnum):
    """Where a row stands. The clinic gives one of the first four; decrees and payments give the others."""

    PROPOSED = "proposed"
    TO_REPAIR = "to_repair"
    NOT_ELIGIBLE = "not_eligible"
    ACCEPTED = "accepted"
    DECREED = "decreed"
    ACTIVE = "active"
    STOPPED = "stopped"
    REPLACED = "replaced"

    @property
    def words(self) -> Words:
        """The state as offices call it."""
        return _WORDS[self]


_WORDS = {
    RowState.PROPOSED: Words("usulan", "proposed"),
    RowState.TO_REPAIR: Words("perlu perbaikan", "to repair"),
    RowState.NOT_ELIGIBLE: Words("tidak layak", "not eligible"),
    RowState.ACCEPTED: Words("layak", "accepted"),
    RowState.DECREED: Words("ditetapkan", "decreed"),
    RowState.ACTIVE: Words("aktif", "active"),
    RowState.STOPPED: Words("berhenti", "stopped"),
    RowState.REPLACED: Words("diganti", "replaced"),
}
