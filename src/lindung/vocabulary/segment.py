"""Segments of workers that published figures speak of."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class Segment(StrEnum):
    """The part of the workforce a figure is about.

    PU, BPU, Jakon and PMI are the membership segments of BPJS Ketenagakerjaan and add up to the total; formal and
    informal are another split of the same total; the rest are groups that overlap with them.
    """

    TOTAL = "total"
    PU = "PU"
    BPU = "BPU"
    JAKON = "jakon"
    PMI = "PMI"
    FORMAL = "formal"
    INFORMAL = "informal"
    RENTAN = "rentan"
    RENTAN_DBHCHT = "rentan_dbhcht"
    NON_ASN = "non_asn"
    RT_RW = "rt_rw"
    ASN_SCHEME = "asn_scheme"

    @property
    def words(self) -> Words:
        """The segment's name in both languages."""
        return _WORDS[self]

    @property
    def is_membership(self) -> bool:
        """Whether this is one of the four membership segments that add up to the total."""
        return self in MEMBERSHIP_SEGMENTS


MEMBERSHIP_SEGMENTS = (Segment.PU, Segment.BPU, Segment.JAKON, Segment.PMI)

_WORDS = {
    Segment.TOTAL: Words("Semua segmen", "All segments"),
    Segment.PU: Words("Penerima upah", "Wage earners"),
    Segment.BPU: Words("Bukan penerima upah", "Self-employed"),
    Segment.JAKON: Words("Jasa konstruksi", "Construction services"),
    Segment.PMI: Words("Pekerja migran Indonesia", "Migrant workers"),
    Segment.FORMAL: Words("Pekerja formal", "Formal workers"),
    Segment.INFORMAL: Words("Pekerja informal", "Informal workers"),
    Segment.RENTAN: Words("Pekerja rentan", "Vulnerable workers"),
    Segment.RENTAN_DBHCHT: Words("Pekerja rentan dibiayai DBHCHT", "Vulnerable workers paid from tobacco excise"),
    Segment.NON_ASN: Words("Pegawai non-ASN", "Non-civil-service staff"),
    Segment.RT_RW: Words("Ketua RT/RW", "RT/RW heads"),
    Segment.ASN_SCHEME: Words("ASN pelindung pekerja", "Civil servants protecting a worker"),
}
