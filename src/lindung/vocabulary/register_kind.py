"""Kinds of registers: what the rows of a list are about."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class RegisterKind(StrEnum):
    """What one row of a register stands for; a file fills exactly one kind."""

    WORKERS = "workers"
    WORKFORCE = "workforce"
    PARTICIPANTS = "participants"
    DEATHS = "deaths"
    PERSONNEL = "personnel"
    EMPLOYERS = "employers"
    PROJECTS = "projects"

    @property
    def words(self) -> Words:
        """The register's name in both languages."""
        return _WORDS[self]

    @property
    def is_about_persons(self) -> bool:
        """Whether a row names one person."""
        return self not in {RegisterKind.EMPLOYERS, RegisterKind.PROJECTS}


_WORDS = {
    RegisterKind.WORKERS: Words("Usulan pekerja", "Proposed workers"),
    RegisterKind.WORKFORCE: Words("Pekerja wilayah", "Workforce of an area"),
    RegisterKind.PARTICIPANTS: Words("Peserta", "Participants"),
    RegisterKind.DEATHS: Words("Kematian", "Deaths"),
    RegisterKind.PERSONNEL: Words("ASN, TNI, Polri, pensiunan", "Civil servants, military, police, pensioners"),
    RegisterKind.EMPLOYERS: Words("Pemberi kerja", "Employers"),
    RegisterKind.PROJECTS: Words("Proyek konstruksi", "Construction projects"),
}
