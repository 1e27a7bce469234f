"""Which claims for an event of a day are payable, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from lindung.engines.rules.dues.month_days import months_later
from lindung.engines.rules.machinery.law import Law, law
from lindung.engines.rules.machinery.parameters import InForce
from lindung.engines.rules.status.coverage import Timeline
from lindung.engines.rules.status.payments import RISK_PROGRAMMES
from lindung.engines.rules.status.state import ClaimVerdict, CoverageState
from lindung.vocabulary.language import Words
from lindung.vocabulary.programme import Programme
from lindung.vocabulary.segment import Segment


@dataclass(frozen=True)
class Claim:
    """What becomes of a claim.

    Attributes:
        programme: JKK, JKM or JHT; JP and JKP rest on months paid and are answered by their benefits.
        verdict: Whether it is payable.
        reason: Why, in both languages.
        used: Parameters that decided, with citation and confidence.
    """

    programme: Programme
    verdict: ClaimVerdict
    reason: Words
    used: tuple[InForce, ...] = ()


def payable_claims(
    state: CoverageState,
    day: date,
    *,
    segment: Segment,
    member_since: date | None = None,
    programmes: Iterable[Programme] = (Programme.JKK, Programme.JKM),
    law: Law = law(),  # noqa: B008  the law is one object
) -> tuple[Claim, ...]:
    """Say for each programme whether a claim for an event of a day is payable.

    Args:
        state: Where the member stands on that day.
        day: Day of the event, which is also the day of the law.
        segment: The member's segment.
        member_since: First day of the membership, for the three-month rule of JKM; None where it is not known, and
            the rule is then taken as met.
        programmes: What is paid for; others are left out.
        law: The law, or a scenario.

    Raises:
        ParameterError: The day lies before the law.
    """
    asked = frozenset(programmes)
    answers = (
        _risk(Programme.JKK, state, day, segment, law),
        _death(state, day, segment, member_since, law),
        _savings(state),
    )
    return tuple(claim for claim in answers if claim.programme in asked)


def claims_on(timeline: Timeline, day: date, law: Law = law()) -> tuple[Claim, ...]:  # noqa: B008
    """Say which claims of a member are payable for an event of a day; see `payable_claims`.

    The three-month clock of JKM starts with the membership, or with the very first where the parameter
    `jkm_clock_restarts_after_lapse` says that a lapse does not restart it.
    """
    stretch = timeline.stretch_on(day)
    restarts = law.parameter("jkm_clock_restarts_after_lapse").on(day)
    if stretch is not None and restarts is not None and not restarts.value:
        stretch = timeline.stretches[0]
    return payable_claims(
        timeline.on(day),
        day,
        segment=timeline.segment,
        member_since=stretch.member_since if stretch is not None else None,
        programmes=timeline.programmes_on(day) or RISK_PROGRAMMES,
        law=law,
    )


def _risk(programme: Programme, state: CoverageState, day: date, segment: Segment, law: Law) -> Claim:
    if state is CoverageState.COVERED:
        return Claim(programme, ClaimVerdict.PAYABLE, _COVERED)
    if segment is Segment.PU and state in {CoverageState.GRACE, CoverageState.LAPSED}:
        return _employer_in_arrears(programme, state, day, law)
    if state is CoverageState.GRACE:
        return _in_grace(programme, day, law)
    return Claim(programme, ClaimVerdict.NOT_PAYABLE, _NOT_COVERED[state])


def _employer_in_arrears(programme: Programme, state: CoverageState, day: date, law: Law) -> Claim:
    limit = law.in_force("pu_arrears_months", day)
    if state is CoverageState.GRACE:
        return Claim(programme, ClaimVerdict.PAYABLE, _arrears_within(limit), (limit,))
    return Claim(programme, ClaimVerdict.EMPLOYER_FIRST, _arrears_beyond(limit), (limit,))


def _in_grace(programme: Programme, day: date, law: Law) -> Claim:
    reading = law.in_force("grace_claims", day)
    if reading.value == "payable_after_settlement":
        return Claim(programme, ClaimVerdict.AFTER_SETTLEMENT, _SETTLE_FIRST, (reading,))
    return Claim(programme, ClaimVerdict.NOT_PAYABLE, _NOT_IN_GRACE, (reading,))


def _death(state: CoverageState, day: date, segment: Segment, member_since: date | None, law: Law) -> Claim:
    claim = _risk(Programme.JKM, state, day, segment, law)
    used = _waiting_rule(segment, day, law)
    if claim.verdict not in _PAID or not used or member_since is None:
        return claim
    full_from = _full_from(member_since, used)
    if day >= full_from:
        return replace(claim, used=(*claim.used, *used))
    verdict = ClaimVerdict.BURIAL_ONLY if claim.verdict is ClaimVerdict.PAYABLE else claim.verdict
    return Claim(Programme.JKM, verdict, _joined(claim.reason, _waiting(full_from)), (*claim.used, *used))


def _waiting_rule(segment: Segment, day: date, law: Law) -> tuple[InForce, ...]:
    """The parameters of the three-month rule; none where it does not hold for the segment or on that day."""
    scope = law.parameter("jkm_three_month_rule_scope").on(day)
    if scope is None or (scope.value == "bpu" and segment is not Segment.BPU):
        return ()
    counting = law.in_force("jkm_three_month_rule_counting", day)
    length = "jkm_three_month_rule_months" if counting.value == "months" else "jkm_three_month_rule_days"
    return (law.in_force(length, day), counting, scope)


def _full_from(member_since: date, used: tuple[InForce, ...]) -> date:
    length, counting, _scope = used
    number = int(str(length.value))
    if counting.value == "months":
        return months_later(member_since, number)
    return date.fromordinal(member_since.toordinal() + number)


def _savings(state: CoverageState) -> Claim:
    if state in {CoverageState.LAPSED, CoverageState.ENDED}:
        return Claim(Programme.JHT, ClaimVerdict.PAYABLE, _INACTIVE)
    if state in {CoverageState.NEVER, CoverageState.REGISTERED}:
        return Claim(Programme.JHT, ClaimVerdict.NOT_PAYABLE, _NOT_COVERED[state])
    return Claim(Programme.JHT, ClaimVerdict.SAVINGS_ONLY, _ACTIVE)


_PAID = {ClaimVerdict.PAYABLE, ClaimVerdict.AFTER_SETTLEMENT}
_COVERED = Words("Terlindungi pada hari kejadian.", "Covered on the day of the event.")
_SETTLE_FIRST = Words(
    "Kejadian dalam masa tenggang; dibayar setelah tunggakan dilunasi.",
    "The event falls in the grace period; it is paid after the arrears are settled.",
)
_NOT_IN_GRACE = Words("Kejadian dalam masa tenggang tidak dibayar.", "An event in the grace period is not paid.")
_ACTIVE = Words(
    "Masih aktif: saldo dibayar penuh setelah kepesertaan tidak aktif; sebagian dapat diambil menurut ketentuan JHT.",
    "Still active: the balance is paid in full once membership is not active; a part may be taken by the rules of JHT.",
)
_INACTIVE = Words(
    "Kepesertaan tidak aktif; saldo dapat diambil.", "Membership is not active; the balance can be taken."
)
_NOT_COVERED = {
    CoverageState.NEVER: Words("Belum terdaftar pada hari kejadian.", "Not registered on the day of the event."),
    CoverageState.REGISTERED: Words(
        "Terdaftar, tetapi iuran pertama belum dibayar.", "Registered, but the first contribution was not paid."
    ),
    CoverageState.LAPSED: Words(
        "Perlindungan sudah berakhir dan tunggakan tidak dapat dilunasi lagi; bayar lagi untuk mulai baru.",
        "Protection had ended and its arrears can no longer be settled; pay again for a new start.",
    ),
    CoverageState.ENDED: Words("Perlindungan sudah berakhir.", "Protection had ended."),
}


def _arrears_within(limit: InForce) -> Words:
    return Words(
        f"Pemberi kerja menunggak paling lama {limit.value} bulan; BPJS Ketenagakerjaan tetap membayar.",
        f"The employer is at most {limit.value} months in arrears; BPJS Ketenagakerjaan still pays.",
    )


def _arrears_beyond(limit: InForce) -> Words:
    return Words(
        f"Pemberi kerja menunggak lebih dari {limit.value} bulan; ia membayar dahulu, lalu diganti setelah melunasi.",
        f"The employer is more than {limit.value} months in arrears; it pays first and reclaims after settling.",
    )


def _waiting(full_from: date) -> Words:
    return Words(
        f"Manfaat penuh berlaku mulai {full_from}; sebelum itu hanya biaya pemakaman.",
        f"The full benefit holds from {full_from}; before it only the burial grant.",
    )


def _joined(one: Words, other: Words) -> Words:
    return Words(f"{one.id} {other.id}", f"{one.en} {other.en}")
