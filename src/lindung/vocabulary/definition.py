"""What a percentage counts: the basis of its numerator and the kind of its denominator."""

from dataclasses import dataclass
from enum import StrEnum

from lindung.vocabulary.language import Language, Words


class NumeratorBasis(StrEnum):
    """Which area a covered worker is counted in."""

    NIK_DOMICILE = "nik_domicile"
    WORKPLACE = "workplace"
    REGISTRATION = "registration"
    UNSTATED = "unstated"

    @property
    def words(self) -> Words:
        """The basis in both languages."""
        return _BASIS_WORDS[self]


class DenominatorKind(StrEnum):
    """Which workers the percentage is taken of."""

    EMPLOYED = "employed"
    EMPLOYED_MINUS_ASN = "employed_minus_asn"
    ELIGIBLE = "eligible"
    LABOUR_FORCE = "labour_force"
    SEGMENT_UNIVERSE = "segment_universe"
    UNSTATED = "unstated"

    @property
    def words(self) -> Words:
        """The kind in both languages."""
        return _KIND_WORDS[self]


@dataclass(frozen=True, order=True)
class Definition:
    """Numerator basis × denominator kind; two percentages compare only when both agree and both are stated."""

    numerator_basis: NumeratorBasis = NumeratorBasis.UNSTATED
    denominator_kind: DenominatorKind = DenominatorKind.UNSTATED

    @property
    def is_stated(self) -> bool:
        """Whether the source stated both halves."""
        return (
            self.numerator_basis is not NumeratorBasis.UNSTATED
            and self.denominator_kind is not DenominatorKind.UNSTATED
        )

    def contradicts(self, other: "Definition") -> bool:
        """Whether both state a half and state it differently; an unstated half contradicts nothing."""
        bases = {self.numerator_basis, other.numerator_basis} - {NumeratorBasis.UNSTATED}
        kinds = {self.denominator_kind, other.denominator_kind} - {DenominatorKind.UNSTATED}
        return len(bases) > 1 or len(kinds) > 1

    def in_language(self, language: Language) -> str:
        """Say the definition in one language, for instance as a caption under a percentage."""
        basis = self.numerator_basis.words.in_language(language)
        kind = self.denominator_kind.words.in_language(language)
        return f"{basis} / {kind}"


_BASIS_WORDS = {
    NumeratorBasis.NIK_DOMICILE: Words("peserta aktif menurut domisili NIK", "active members by NIK domicile"),
    NumeratorBasis.WORKPLACE: Words("peserta aktif menurut tempat bekerja", "active members by workplace"),
    NumeratorBasis.REGISTRATION: Words(
        "peserta aktif menurut kantor pendaftaran", "active members by registering office"
    ),
    NumeratorBasis.UNSTATED: Words("dasar hitung peserta tidak disebut", "basis of the members not stated"),
}
_KIND_WORDS = {
    DenominatorKind.EMPLOYED: Words("penduduk bekerja", "employed population"),
    DenominatorKind.EMPLOYED_MINUS_ASN: Words(
        "penduduk bekerja di luar ASN, TNI, Polri", "employed population without civil servants, army and police"
    ),
    DenominatorKind.ELIGIBLE: Words("pekerja yang memenuhi syarat", "eligible workers"),
    DenominatorKind.LABOUR_FORCE: Words("angkatan kerja", "labour force"),
    DenominatorKind.SEGMENT_UNIVERSE: Words("seluruh pekerja segmen itu", "all workers of that segment"),
    DenominatorKind.UNSTATED: Words("penyebut tidak disebut", "denominator not stated"),
}
