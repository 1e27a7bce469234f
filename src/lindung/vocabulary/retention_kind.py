"""Kinds of files that are kept for a time, each with a time of its own."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class RetentionKind(StrEnum):
    """What a line of the retention schedule is about."""

    UPLOADS = "uploads"
    DELIVERIES = "deliveries"
    REGISTERS = "registers"
    LINKAGES = "linkages"
    BUILDS = "builds"
    AUDIT = "audit"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _WORDS[self]


_WORDS = {
    RetentionKind.UPLOADS: Words("unggahan yang tidak diselesaikan", "uploads that were not finished"),
    RetentionKind.DELIVERIES: Words("berkas kiriman yang sudah selesai", "files of deliveries that are done"),
    RetentionKind.REGISTERS: Words("register lama", "old registers"),
    RetentionKind.LINKAGES: Words("pemadanan lama", "old linkages"),
    RetentionKind.BUILDS: Words("hitungan cakupan lama", "old coverage builds"),
    RetentionKind.AUDIT: Words("jejak audit", "audit trail"),
}
