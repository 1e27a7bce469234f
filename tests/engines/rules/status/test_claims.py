from datetime import date

import pytest

from lindung.engines.rules.machinery.law import Law, law, scenario
from lindung.engines.rules.status.claims import Claim, claims_on, payable_claims
from lindung.engines.rules.status.coverage import coverage
from lindung.engines.rules.status.payments import Payment
from lindung.engines.rules.status.state import ClaimVerdict, CoverageState
from lindung.vocabulary.month import Month
from lindung.vocabulary.programme import Programme
from lindung.vocabulary.segment import Segment

NEVER, REGISTERED, COVERED, GRACE, LAPSED, ENDED = CoverageState
JKK, JKM, JHT = Programme.JKK, Programme.JKM, Programme.JHT
DAY = date(2026, 5, 20)


def reading(**values: object) -> Law:
    dated = {
        name: {"values": {date(2025, 2, 24): {"value": value, "source": "Draf", "confidence": "L"}}}
        for name, value in values.items()
    }
    words = {"id": "Bacaan lain", "en": "Another reading"}
    return scenario({"name": "reading", "meaning": words, "parameters": dated})


def verdicts(claims: tuple[Claim, ...]) -> dict[Programme, ClaimVerdict]:
    return {claim.programme: claim.verdict for claim in claims}


def of(state: CoverageState, segment: Segment = Segment.BPU, under: Law | None = None) -> dict[Programme, ClaimVerdict]:
    return verdicts(payable_claims(state, DAY, segment=segment, programmes=(JKK, JKM, JHT), law=under or law()))


@pytest.mark.parametrize(
    ("state", "risk", "savings"),
    [
        (NEVER, ClaimVerdict.NOT_PAYABLE, ClaimVerdict.NOT_PAYABLE),
        (REGISTERED, ClaimVerdict.NOT_PAYABLE, ClaimVerdict.NOT_PAYABLE),
        (COVERED, ClaimVerdict.PAYABLE, ClaimVerdict.SAVINGS_ONLY),
        (GRACE, ClaimVerdict.AFTER_SETTLEMENT, ClaimVerdict.SAVINGS_ONLY),
        (LAPSED, ClaimVerdict.NOT_PAYABLE, ClaimVerdict.PAYABLE),
        (ENDED, ClaimVerdict.NOT_PAYABLE, ClaimVerdict.PAYABLE),
    ],
)
def test_every_state_of_a_bpu_has_its_answer(state: CoverageState, risk: ClaimVerdict, savings: ClaimVerdict) -> None:
    assert of(state) == {JKK: risk, JKM: risk, JHT: savings}


def test_another_reading_pays_nothing_in_grace() -> None:
    assert of(GRACE, under=reading(grace_claims="not_payable"))[JKK] is ClaimVerdict.NOT_PAYABLE


def test_an_employers_arrears_do_not_harm_the_worker_for_three_months() -> None:
    assert of(GRACE, Segment.PU)[JKM] is ClaimVerdict.PAYABLE
    assert of(LAPSED, Segment.PU)[JKM] is ClaimVerdict.EMPLOYER_FIRST


def death(day: date, since: date, segment: Segment = Segment.BPU, under: Law | None = None) -> ClaimVerdict:
    claims = payable_claims(COVERED, day, segment=segment, member_since=since, law=under or law())
    assert verdicts(claims)[JKK] is ClaimVerdict.PAYABLE  # an accident is insured at once
    return verdicts(claims)[JKM]


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        (date(2026, 4, 9), ClaimVerdict.BURIAL_ONLY),
        (date(2026, 4, 10), ClaimVerdict.PAYABLE),  # three months from 10 January
    ],
)
def test_a_new_bpu_waits_three_months_for_the_full_death_benefit(day: date, verdict: ClaimVerdict) -> None:
    assert death(day, date(2026, 1, 10)) is verdict


@pytest.mark.parametrize(
    ("day", "verdict"),
    [(date(2025, 2, 23), ClaimVerdict.PAYABLE), (date(2025, 2, 24), ClaimVerdict.BURIAL_ONLY)],
)
def test_the_waiting_time_holds_for_deaths_from_24_february_2025(day: date, verdict: ClaimVerdict) -> None:
    assert death(day, date(2025, 2, 1)) is verdict


def test_wage_earners_wait_only_by_another_reading() -> None:
    everyone = reading(jkm_three_month_rule_scope="all")
    assert death(date(2026, 2, 1), date(2026, 1, 10), Segment.PU) is ClaimVerdict.PAYABLE
    assert death(date(2026, 2, 1), date(2026, 1, 10), Segment.PU, everyone) is ClaimVerdict.BURIAL_ONLY


def test_ninety_days_can_be_shorter_than_three_months() -> None:
    days = reading(jkm_three_month_rule_counting="days90")
    ninetieth = date(2026, 7, 30)  # 90 days after 1 May; three months end on 1 August
    assert death(ninetieth, date(2026, 5, 1)) is ClaimVerdict.BURIAL_ONLY
    assert death(ninetieth, date(2026, 5, 1), under=days) is ClaimVerdict.PAYABLE


def test_a_new_start_restarts_the_waiting_time_unless_it_is_read_otherwise() -> None:
    payments = [
        Payment(date(2025, 6, 1), Month(2025, 6), Month(2025, 6)),
        Payment(date(2026, 5, 1), Month(2026, 5), Month(2026, 5)),
    ]
    timeline = coverage(payments, segment=Segment.BPU, day=DAY)
    goes_on = reading(jkm_clock_restarts_after_lapse=False)
    assert verdicts(claims_on(timeline, DAY))[JKM] is ClaimVerdict.BURIAL_ONLY
    assert verdicts(claims_on(timeline, DAY, goes_on))[JKM] is ClaimVerdict.PAYABLE


def test_only_what_is_paid_for_is_answered() -> None:
    accident_only = Payment(date(2026, 5, 1), Month(2026, 5), Month(2026, 5), frozenset({JKK}))
    timeline = coverage([accident_only], segment=Segment.BPU, day=DAY)
    assert [claim.programme for claim in claims_on(timeline, DAY)] == [JKK]


def test_whoever_never_paid_is_told_that_nothing_is_payable() -> None:
    timeline = coverage([], segment=Segment.BPU, day=DAY)
    assert verdicts(claims_on(timeline, DAY)) == {JKK: ClaimVerdict.NOT_PAYABLE, JKM: ClaimVerdict.NOT_PAYABLE}


def test_a_new_member_in_grace_settles_and_gets_the_burial_grant() -> None:
    (claim,) = payable_claims(GRACE, DAY, segment=Segment.BPU, member_since=date(2026, 4, 10), programmes=[JKM])
    assert claim.verdict is ClaimVerdict.AFTER_SETTLEMENT
    assert claim.reason.en.endswith("The full benefit holds from 2026-07-10; before it only the burial grant.")


def test_an_answer_names_the_parameters_it_rests_on() -> None:
    (claim,) = payable_claims(GRACE, DAY, segment=Segment.BPU, programmes=[JKK])
    assert [(used.id, used.confidence.is_doubtful) for used in claim.used] == [("grace_claims", True)]


@pytest.mark.parametrize("kind", [CoverageState, ClaimVerdict])
def test_every_state_and_verdict_has_words_of_its_own(kind: type[CoverageState] | type[ClaimVerdict]) -> None:
    assert len({member.words for member in kind}) == len(kind)
