"""Reason codes: why a figure is doubted. Engines return the code; doors and documents say the words."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class Reason(StrEnum):
    """Why a figure disagrees, with another figure or within itself (catalogue of the drive, domain section 4)."""

    SAME_MONTH = "same_month"
    OTHER_DEFINITION = "other_definition"
    SEVERAL_TARGETS = "several_targets"
    SEGMENTS_SUM = "segments_sum"
    BASE_CHANGE = "base_change"
    UNEXPLAINED_FALL = "unexplained_fall"
    ACHIEVEMENT_RATIO = "achievement_ratio"
    IMPLIED_BASES = "implied_bases"
    MORE_THAN_ALL = "more_than_all"
    BRANCH = "branch"

    @property
    def words(self) -> Words:
        """The reason in a few words; the whole sentence names the values."""
        return _WORDS[self]


_WORDS = {
    Reason.SAME_MONTH: Words("Nilai lain untuk bulan yang sama", "Another value for the same month"),
    Reason.OTHER_DEFINITION: Words("Definisi lain", "Another definition"),
    Reason.SEVERAL_TARGETS: Words("Target lain untuk tahun yang sama", "Another target for the same year"),
    Reason.SEGMENTS_SUM: Words("Segmen tidak berjumlah sama", "Segments do not add up"),
    Reason.BASE_CHANGE: Words("Penyebut berubah", "Denominator moved"),
    Reason.UNEXPLAINED_FALL: Words("Turun tanpa penjelasan", "Unexplained fall"),
    Reason.ACHIEVEMENT_RATIO: Words("Rasio capaian, bukan cakupan", "Achievement ratio, not coverage"),
    Reason.IMPLIED_BASES: Words("Dua dasar hitung", "Two bases"),
    Reason.MORE_THAN_ALL: Words("Melebihi semua pekerja", "More than all workers"),
    Reason.BRANCH: Words("Cabang bukan wilayah", "A branch is not an area"),
}
