from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.rules.machinery.law import Law, law, scenario
from lindung.engines.rules.machinery.parameters import ParameterError
from lindung.engines.rules.status.coverage import Span, Timeline, coverage, status_on
from lindung.engines.rules.status.payments import Payment, PaymentError
from lindung.engines.rules.status.state import CoverageState, PaymentOutcome
from lindung.vocabulary.month import Month
from lindung.vocabulary.programme import Programme
from lindung.vocabulary.segment import Segment

NEVER, REGISTERED, COVERED, GRACE, LAPSED, ENDED = CoverageState
ASKED = date(2026, 12, 31)


def month(number: int) -> Month:
    return Month(2026, 1).plus(number - 1)


def payment(paid_on: date, first: int, last: int | None = None, received_on: date | None = None) -> Payment:
    return Payment(paid_on, month(first), month(last or first), received_on=received_on)


def bpu(*payments: Payment, registered_on: date | None = None, under: Law | None = None) -> Timeline:
    return coverage(payments, segment=Segment.BPU, day=ASKED, registered_on=registered_on, law=under or law())


def pu(*payments: Payment, registered_on: date | None = None, left_on: date | None = None) -> Timeline:
    return coverage(payments, segment=Segment.PU, day=ASKED, registered_on=registered_on, left_on=left_on)


def reading(parameter: str, value: object) -> Law:
    values = {date(2015, 7, 1): {"value": value, "source": "Draf", "confidence": "L"}}
    words = {"id": "Bacaan lain", "en": "Another reading"}
    return scenario({"name": "reading", "meaning": words, "parameters": {parameter: {"values": values}}})


def outcomes(timeline: Timeline) -> list[PaymentOutcome]:
    return [one.outcome for one in timeline.payments]


def test_a_bpu_is_covered_from_the_first_payment_to_the_end_of_the_paid_month() -> None:
    timeline = bpu(payment(date(2026, 1, 10), 1))
    assert timeline.spans == (
        Span(date(2026, 1, 10), date(2026, 1, 31), COVERED),
        Span(date(2026, 2, 1), date(2026, 4, 30), GRACE),
        Span(date(2026, 5, 1), None, LAPSED),
    )


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 1, 9), NEVER),
        (date(2026, 1, 10), COVERED),
        (date(2026, 1, 31), COVERED),
        (date(2026, 2, 1), GRACE),
        (date(2026, 4, 30), GRACE),
        (date(2026, 5, 1), LAPSED),
    ],
)
def test_both_sides_of_every_change_of_a_bpu(day: date, state: CoverageState) -> None:
    assert bpu(payment(date(2026, 1, 10), 1)).on(day) is state


def test_months_can_be_paid_ahead() -> None:
    timeline = bpu(payment(date(2026, 1, 10), 1, 6))
    assert timeline.on(date(2026, 6, 30)) is COVERED
    assert timeline.on(date(2026, 7, 1)) is GRACE


def test_protection_paid_for_a_later_month_starts_with_that_month() -> None:
    timeline = bpu(payment(date(2026, 1, 10), 3))
    assert timeline.spans[0] == Span(date(2026, 3, 1), date(2026, 3, 31), COVERED)


def test_the_first_payment_buys_no_month_that_has_passed() -> None:
    timeline = bpu(payment(date(2026, 3, 10), 1, 3))
    assert timeline.spans[0] == Span(date(2026, 3, 10), date(2026, 3, 31), COVERED)
    assert timeline.payments[0].from_month == month(3)


def test_a_payment_for_past_months_only_buys_nothing() -> None:
    timeline = bpu(payment(date(2026, 3, 10), 1, 2))
    assert timeline.spans == ()
    assert outcomes(timeline) == [PaymentOutcome.PAST_MONTHS]


def test_arrears_settled_on_the_last_day_of_grace_leave_no_gap() -> None:
    timeline = bpu(payment(date(2026, 1, 10), 1), payment(date(2026, 4, 30), 2, 4))
    assert timeline.spans[0] == Span(date(2026, 1, 10), date(2026, 4, 30), COVERED)
    assert outcomes(timeline) == [PaymentOutcome.STARTED, PaymentOutcome.CONTINUED]


def test_a_day_later_it_is_a_new_start_without_back_pay() -> None:
    timeline = bpu(payment(date(2026, 1, 10), 1), payment(date(2026, 5, 1), 2, 5))
    assert timeline.on(date(2026, 4, 30)) is GRACE
    assert timeline.spans[-3] == Span(date(2026, 5, 1), date(2026, 5, 31), COVERED)
    assert outcomes(timeline) == [PaymentOutcome.STARTED, PaymentOutcome.STARTED_ANEW]
    assert [stretch.member_since for stretch in timeline.stretches] == [date(2026, 1, 10), date(2026, 5, 1)]


def test_past_months_paid_after_the_lapse_are_not_taken() -> None:
    timeline = bpu(payment(date(2026, 1, 10), 1), payment(date(2026, 6, 1), 2, 4), payment(date(2026, 7, 1), 5))
    assert outcomes(timeline)[1:] == [PaymentOutcome.PAST_MONTHS, PaymentOutcome.PAST_MONTHS]


def test_a_month_paid_ahead_in_grace_goes_on_with_the_membership_and_one_paid_after_it_does_not() -> None:
    in_time = bpu(payment(date(2026, 1, 10), 1), payment(date(2026, 4, 30), 5))
    assert in_time.stretches[1].member_since == date(2026, 1, 10)
    assert in_time.on(date(2026, 4, 30)) is GRACE
    too_late = bpu(payment(date(2026, 1, 10), 1), payment(date(2026, 5, 1), 5))
    assert too_late.stretches[1].member_since == date(2026, 5, 1)


def test_what_was_not_yet_paid_is_not_known() -> None:
    payments = [payment(date(2026, 1, 10), 1), payment(date(2026, 3, 20), 2, 3)]
    assert status_on(payments, date(2026, 3, 19), Segment.BPU) is GRACE
    assert status_on(payments, date(2026, 3, 20), Segment.BPU) is COVERED
    assert bpu(*payments).on(date(2026, 3, 19)) is COVERED  # seen from later, the month is settled


def test_skipped_months_stay_unpaid_and_the_membership_goes_on() -> None:
    timeline = bpu(payment(date(2026, 1, 10), 1), payment(date(2026, 3, 5), 4, 6))
    assert timeline.months(month(1), month(6)) == dict(
        zip(map(month, range(1, 7)), [COVERED, GRACE, GRACE, COVERED, COVERED, COVERED], strict=True)
    )
    assert timeline.stretches[1].member_since == date(2026, 1, 10)
    assert outcomes(timeline)[1] is PaymentOutcome.RESUMED


def test_skipping_more_months_than_may_be_unpaid_is_a_new_start() -> None:
    timeline = bpu(payment(date(2026, 1, 10), 1), payment(date(2026, 3, 5), 6))
    assert timeline.on(date(2026, 5, 31)) is LAPSED  # February to May are four unpaid months
    assert timeline.stretches[1].member_since == date(2026, 6, 1)


def test_skipped_months_can_be_filled_while_their_grace_runs() -> None:
    first, ahead = payment(date(2026, 1, 10), 1), payment(date(2026, 3, 5), 4, 6)
    filled = bpu(first, ahead, payment(date(2026, 4, 20), 2, 3))
    assert filled.spans[0] == Span(date(2026, 1, 10), date(2026, 6, 30), COVERED)
    too_late = bpu(first, ahead, payment(date(2026, 5, 1), 2, 3))
    assert outcomes(too_late)[2] is PaymentOutcome.PAST_MONTHS


def test_a_month_ahead_can_be_paid_before_the_month_itself() -> None:
    timeline = bpu(payment(date(2026, 1, 3), 2), payment(date(2026, 1, 10), 1))
    assert timeline.spans[0] == Span(date(2026, 1, 10), date(2026, 2, 28), COVERED)


def test_months_paid_twice_are_paid_once() -> None:
    timeline = bpu(payment(date(2026, 1, 10), 1, 3), payment(date(2026, 2, 1), 2), payment(date(2026, 3, 1), 3, 4))
    assert outcomes(timeline)[1:] == [PaymentOutcome.ALREADY_PAID, PaymentOutcome.CONTINUED]
    assert timeline.payments[2].from_month == month(4)
    assert timeline.on(date(2026, 4, 30)) is COVERED


def test_a_member_added_by_a_donor_is_covered_from_the_form() -> None:
    donated = payment(date(2026, 2, 20), 1, 6, received_on=date(2026, 1, 15))
    assert bpu(donated).spans[0].first == date(2026, 1, 15)
    late = reading("bpu_start_when_added_by_others", "first_payment")
    assert bpu(donated, under=late).spans[0].first == date(2026, 2, 20)


def test_protection_does_not_start_before_the_form() -> None:
    timeline = bpu(payment(date(2026, 1, 10), 1, 3), registered_on=date(2026, 1, 20))
    assert timeline.on(date(2026, 1, 19)) is NEVER
    assert timeline.on(date(2026, 1, 20)) is COVERED


def test_who_registers_without_paying_is_registered() -> None:
    timeline = bpu(payment(date(2026, 3, 10), 3), registered_on=date(2026, 1, 20))
    assert timeline.on(date(2026, 3, 9)) is REGISTERED
    assert bpu(registered_on=date(2026, 1, 20)).on(ASKED) is REGISTERED


def test_without_payments_nobody_is_covered() -> None:
    assert bpu().months(month(1), month(2)) == {month(1): NEVER, month(2): NEVER}


def test_a_wage_earner_is_covered_until_the_next_month_is_overdue() -> None:
    # February is due on Monday 16 March 2026, May on Monday 15 June.
    timeline = pu(payment(date(2026, 2, 10), 1), registered_on=date(2026, 1, 5))
    assert timeline.spans == (
        Span(date(2026, 1, 5), date(2026, 2, 9), REGISTERED),
        Span(date(2026, 2, 10), date(2026, 3, 16), COVERED),
        Span(date(2026, 3, 17), date(2026, 6, 15), GRACE),
        Span(date(2026, 6, 16), None, LAPSED),
    )


def test_an_employer_can_always_settle_and_fills_the_oldest_month_first() -> None:
    timeline = pu(payment(date(2026, 2, 10), 1), payment(date(2026, 10, 1), 6, 8))
    assert timeline.stretches[0].paid_until == month(1 + 3)


def test_back_pay_of_an_employer_does_not_cover_the_days_before_the_first_contribution() -> None:
    timeline = pu(payment(date(2026, 3, 5), 3), payment(date(2026, 4, 10), 1, 2))
    assert timeline.stretches[0].covered_from == date(2026, 3, 5)
    assert timeline.stretches[0].paid_until == month(3)


def test_an_old_first_contribution_starts_in_arrears_on_the_day_it_is_paid() -> None:
    # November 2025 was due on 15 December, so a first payment for October alone on 2 January is two months behind.
    timeline = pu(payment(date(2026, 1, 2), -2))
    assert timeline.on(date(2026, 1, 1)) is NEVER
    assert timeline.spans[0] == Span(date(2026, 1, 2), date(2026, 3, 16), GRACE)


def test_a_wage_earner_who_left_has_ended() -> None:
    timeline = pu(payment(date(2026, 1, 10), 1, 6), left_on=date(2026, 4, 15))
    assert timeline.on(date(2026, 4, 15)) is COVERED
    assert timeline.on(date(2026, 4, 16)) is ENDED


def test_programmes_are_those_of_the_payment_for_the_month() -> None:
    three = frozenset({Programme.JKK, Programme.JKM, Programme.JHT})
    richer = Payment(date(2026, 2, 1), month(2), month(2), three)
    timeline = bpu(payment(date(2026, 1, 10), 1), richer)
    assert timeline.programmes_on(date(2026, 1, 20)) == three - {Programme.JHT}
    assert timeline.programmes_on(date(2026, 3, 20)) == three
    assert timeline.programmes_on(date(2025, 12, 31)) == frozenset()


def test_a_payment_cannot_end_before_it_begins() -> None:
    with pytest.raises(PaymentError, match="last month 2026-01 is before first month 2026-02"):
        payment(date(2026, 1, 10), 2, 1)


def test_projects_are_not_paid_by_the_month() -> None:
    with pytest.raises(PaymentError, match="jakon is not protected by the month"):
        coverage([], segment=Segment.JAKON, day=ASKED)


def test_refuses_a_day_before_the_law() -> None:
    with pytest.raises(ParameterError):
        coverage([], segment=Segment.BPU, day=date(2015, 6, 30))


PAYMENTS = st.lists(
    st.builds(
        lambda day, first, more: Payment(date(2026, 1, 1) + timedelta(days=day), month(first), month(first + more)),
        st.integers(0, 500),
        st.integers(-2, 18),
        st.integers(0, 5),
    ),
    max_size=6,
)


@settings(max_examples=80, deadline=None)
@given(PAYMENTS, st.sampled_from([Segment.BPU, Segment.PU]))
def test_spans_follow_each_other_without_gap_or_overlap(payments: list[Payment], segment: Segment) -> None:
    spans = coverage(payments, segment=segment, day=ASKED).spans
    follows = [after.first - timedelta(days=1) for after in spans[1:]]
    assert [before.last for before in spans[:-1]] == follows
    assert all(span.last is None for span in spans[-1:])


@settings(max_examples=80, deadline=None)
@given(PAYMENTS, st.integers(0, 500))
def test_whoever_pays_for_this_month_is_covered_today(payments: list[Payment], day: int) -> None:
    on = date(2026, 1, 1) + timedelta(days=day)
    known = [one for one in payments if one.paid_on <= on]
    paid_today = Payment(on, Month.of(on), Month.of(on))
    assert status_on([*known, paid_today], on, Segment.BPU) is COVERED
