"""What a member can be on a day, what became of a payment, and what becomes of a claim.

BPU    never -> registered -> covered -> grace -> lapsed -> covered (a new start)
PU     never -> registered -> covered -> grace -> lapsed (the employer pays first) ; ended on leaving
Jakon  never -> registered -> covered -> ended with the project
PMI    never -> registered -> covered -> ended with the last window
"""

from enum import StrEnum

from lindung.vocabulary.language import Words


class CoverageState(StrEnum):
    """Where somebody stands on a day; the order is that of the codes of the figures of status."""

    NEVER = "never"
    REGISTERED = "registered"
    COVERED = "covered"
    GRACE = "grace"
    LAPSED = "lapsed"
    ENDED = "ended"

    @property
    def code(self) -> int:
        """The place in the list, as the figures of status give it."""
        return STATES.index(self)

    @property
    def words(self) -> Words:
        """The state in both languages."""
        return _STATES[self]


class PaymentOutcome(StrEnum):
    """What a payment did to the protection."""

    STARTED = "started"
    CONTINUED = "continued"
    RESUMED = "resumed"
    STARTED_ANEW = "started_anew"
    ALREADY_PAID = "already_paid"
    PAST_MONTHS = "past_months"

    @property
    def words(self) -> Words:
        """The outcome in both languages."""
        return _OUTCOMES[self]


class ClaimVerdict(StrEnum):
    """Whether a claim for an event of a day is payable."""

    PAYABLE = "payable"
    BURIAL_ONLY = "burial_only"
    AFTER_SETTLEMENT = "after_settlement"
    EMPLOYER_FIRST = "employer_first"
    SAVINGS_ONLY = "savings_only"
    NOT_PAYABLE = "not_payable"

    @property
    def words(self) -> Words:
        """The verdict in both languages."""
        return _VERDICTS[self]


STATES = tuple(CoverageState)

_STATES = {
    CoverageState.NEVER: Words("Belum terdaftar", "Never registered"),
    CoverageState.REGISTERED: Words("Terdaftar, belum membayar", "Registered, not yet paid"),
    CoverageState.COVERED: Words("Aktif terlindungi", "Covered"),
    CoverageState.GRACE: Words("Masa tenggang", "In grace"),
    CoverageState.LAPSED: Words("Nonaktif karena menunggak", "Lapsed"),
    CoverageState.ENDED: Words("Berakhir", "Ended"),
}
_OUTCOMES = {
    PaymentOutcome.STARTED: Words("Perlindungan mulai", "Protection starts"),
    PaymentOutcome.CONTINUED: Words("Perlindungan berlanjut tanpa jeda", "Protection continues without a gap"),
    PaymentOutcome.RESUMED: Words(
        "Perlindungan berlanjut; bulan yang dilompati tidak terbayar",
        "Protection resumes; the skipped months stay unpaid",
    ),
    PaymentOutcome.STARTED_ANEW: Words(
        "Mulai lagi; tunggakan lama tidak dibayar dan hitungan tiga bulan JKM mulai dari awal",
        "A new start; old arrears are not paid and the three-month clock of JKM starts again",
    ),
    PaymentOutcome.ALREADY_PAID: Words("Bulannya sudah terbayar", "Its months were paid already"),
    PaymentOutcome.PAST_MONTHS: Words(
        "Hanya menyebut bulan lalu yang tidak dapat dibayar lagi",
        "It names past months only, which can no longer be paid",
    ),
}
_VERDICTS = {
    ClaimVerdict.PAYABLE: Words("Dapat dibayar", "Payable"),
    ClaimVerdict.BURIAL_ONLY: Words("Hanya biaya pemakaman", "Burial grant only"),
    ClaimVerdict.AFTER_SETTLEMENT: Words("Dapat dibayar setelah tunggakan lunas", "Payable after arrears are settled"),
    ClaimVerdict.EMPLOYER_FIRST: Words(
        "Pemberi kerja membayar dahulu, lalu meminta ganti setelah melunasi",
        "The employer pays first and reclaims after settling",
    ),
    ClaimVerdict.SAVINGS_ONLY: Words("Saldo tetap milik peserta", "The balance stays the member's"),
    ClaimVerdict.NOT_PAYABLE: Words("Tidak dapat dibayar", "Not payable"),
}
