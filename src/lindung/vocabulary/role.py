"""Roles of the people of an office, and the deeds each may do; in which areas and until when is told by a grant."""

from enum import StrEnum
from typing import Final

from lindung.vocabulary.language import Words


class Deed(StrEnum):
    """What somebody does at the desk, or reads there."""

    SEE_TOTALS = "see_totals"
    ENTER_FIGURES = "enter_figures"
    SET_TARGETS = "set_targets"
    SEND_LISTS = "send_lists"
    SAVE_REGISTERS = "save_registers"
    SEE_PEOPLE = "see_people"
    REVEAL_NUMBER = "reveal_number"
    REVIEW_PAIRS = "review_pairs"
    PUBLISH = "publish"
    KEEP_ACCOUNTS = "keep_accounts"
    READ_AUDIT = "read_audit"
    READ_ORIGIN = "read_origin"
    PROTECT_DATA = "protect_data"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _DEED_WORDS[self]

    @property
    def names_people(self) -> bool:
        """Whether whoever does it meets names and identity numbers."""
        return self in _NAMES_PEOPLE


class Role(StrEnum):
    """What somebody is in the drive (the offices are those of ``domain/users.md``)."""

    BRANCH = "branch"
    MANPOWER = "manpower"
    PLANNING = "planning"
    DISTRICT = "district"
    VILLAGE = "village"
    AGENT = "agent"
    SPONSORS = "sponsors"
    PROVINCE = "province"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _ROLE_WORDS[self]

    @property
    def deeds(self) -> frozenset[Deed]:
        """What it may do."""
        return _DEEDS[self]

    def goes_with(self, other: "Role") -> bool:
        """Whether one person may hold both.

        Who looks after others does not do their work: an auditor holds no other role, and whoever keeps the accounts
        meets no names of people.
        """
        if self is other:
            return True
        if Role.AUDITOR in {self, other}:
            return False
        if Role.ADMINISTRATOR in {self, other}:
            beside = other if self is Role.ADMINISTRATOR else self
            return not any(deed.names_people for deed in beside.deeds)
        return True


_NAMES_PEOPLE: Final = frozenset(
    {
        Deed.SEND_LISTS, Deed.SAVE_REGISTERS, Deed.SEE_PEOPLE, Deed.REVEAL_NUMBER, Deed.REVIEW_PAIRS, Deed.PROTECT_DATA,
    }
)  # fmt: skip
_OFFICE: Final = _NAMES_PEOPLE | {Deed.SEE_TOTALS, Deed.ENTER_FIGURES, Deed.READ_ORIGIN}
_DEEDS: Final[dict[Role, frozenset[Deed]]] = {
    Role.BRANCH: _OFFICE,
    Role.MANPOWER: _OFFICE | {Deed.SET_TARGETS, Deed.PUBLISH},
    Role.PLANNING: frozenset({Deed.SEE_TOTALS, Deed.ENTER_FIGURES, Deed.SET_TARGETS, Deed.PUBLISH}),
    Role.DISTRICT: frozenset({Deed.SEE_TOTALS, Deed.SEND_LISTS, Deed.SEE_PEOPLE}),
    Role.VILLAGE: frozenset({Deed.SEE_TOTALS, Deed.SEND_LISTS, Deed.SEE_PEOPLE, Deed.REVEAL_NUMBER}),
    Role.AGENT: frozenset({Deed.SEE_TOTALS}),
    Role.SPONSORS: frozenset({Deed.SEE_TOTALS}),
    Role.PROVINCE: frozenset({Deed.SEE_TOTALS, Deed.ENTER_FIGURES, Deed.PUBLISH}),
    Role.AUDITOR: frozenset({Deed.SEE_TOTALS, Deed.READ_AUDIT, Deed.READ_ORIGIN}),
    Role.ADMINISTRATOR: frozenset({Deed.KEEP_ACCOUNTS}),
}
_DEED_WORDS: Final = {
    Deed.SEE_TOTALS: Words("melihat cakupan, target, dan rekonsiliasi", "see coverage, targets and reconciliation"),
    Deed.ENTER_FIGURES: Words("memasukkan angka terbitan", "enter published figures"),
    Deed.SET_TARGETS: Words("menetapkan target", "set targets"),
    Deed.SEND_LISTS: Words("mengirim dan memperbaiki daftar", "send and repair lists"),
    Deed.SAVE_REGISTERS: Words("menyimpan daftar sebagai register", "save lists as registers"),
    Deed.SEE_PEOPLE: Words("mencari orang menurut nama", "search people by name"),
    Deed.REVEAL_NUMBER: Words("menampilkan NIK satu orang", "show the NIK of one person"),
    Deed.REVIEW_PAIRS: Words("meninjau pasangan yang meragukan", "review doubtful pairs"),
    Deed.PUBLISH: Words("menerbitkan data terbuka", "publish open data"),
    Deed.KEEP_ACCOUNTS: Words("mengelola akun dan peran", "keep accounts and roles"),
    Deed.READ_AUDIT: Words("membaca jejak audit", "read the audit trail"),
    Deed.READ_ORIGIN: Words("menelusuri angka sampai berkasnya", "follow a number back to its file"),
    Deed.PROTECT_DATA: Words("menjalankan kewajiban pelindungan data pribadi", "carry out the duties of privacy law"),
}
_ROLE_WORDS: Final = {
    Role.BRANCH: Words("Petugas cabang BPJS Ketenagakerjaan", "Branch officer of BPJS Ketenagakerjaan"),
    Role.MANPOWER: Words("Petugas dinas pemilik daftar", "Officer of the office that owns the list"),
    Role.PLANNING: Words("Bappeda atau sekretariat daerah", "Planning agency or regional secretariat"),
    Role.DISTRICT: Words("Petugas kecamatan", "Kecamatan officer"),
    Role.VILLAGE: Words("Operator kelurahan atau desa", "Village operator"),
    Role.AGENT: Words("Agen Perisai atau kader", "Perisai agent or cadre"),
    Role.SPONSORS: Words("Koordinator sponsor", "Sponsor coordinator"),
    Role.PROVINCE: Words("Petugas provinsi", "Provincial officer"),
    Role.AUDITOR: Words("Pemeriksa", "Auditor"),
    Role.ADMINISTRATOR: Words("Pengelola akun", "Keeper of accounts"),
}
