"""The five programmes of BPJS Ketenagakerjaan."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class Programme(StrEnum):
    """A social security programme (UU 40/2004; JKP added by UU 6/2023)."""

    JKK = "JKK"
    JKM = "JKM"
    JHT = "JHT"
    JP = "JP"
    JKP = "JKP"

    @property
    def words(self) -> Words:
        """The programme's full name in both languages."""
        return _WORDS[self]


_WORDS = {
    Programme.JKK: Words("Jaminan Kecelakaan Kerja", "Work accident insurance"),
    Programme.JKM: Words("Jaminan Kematian", "Death insurance"),
    Programme.JHT: Words("Jaminan Hari Tua", "Old-age savings"),
    Programme.JP: Words("Jaminan Pensiun", "Pension"),
    Programme.JKP: Words("Jaminan Kehilangan Pekerjaan", "Job-loss insurance"),
}
