from datetime import date

import pytest

from lindung.engines.rules.dues.arrears import (
    ArrearsError,
    Instalment,
    MonthDue,
    late_months,
    payable_arrears,
    settle,
)
from lindung.engines.rules.machinery.law import law, scenario
from lindung.vocabulary.money import Rupiah
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment

JANUARY, FEBRUARY, MARCH = Month(2026, 1), Month(2026, 2), Month(2026, 3)
DUES = [MonthDue(JANUARY, Rupiah(100)), MonthDue(FEBRUARY, Rupiah(100)), MonthDue(MARCH, Rupiah(100))]


def paid(*instalments: tuple[date, int]) -> list[Instalment]:
    return [Instalment(day, Rupiah(amount)) for day, amount in instalments]


def test_the_oldest_month_is_filled_first() -> None:
    settlement = settle(DUES, paid((date(2026, 3, 10), 150)))
    assert [month.paid for month in settlement.months] == [100, 50, 0]
    assert [month.unpaid for month in settlement.months] == [0, 50, 100]


def test_a_month_is_settled_on_the_day_of_its_last_instalment() -> None:
    settlement = settle(DUES, paid((date(2026, 2, 10), 60), (date(2026, 3, 20), 60)))
    assert [month.settled_on for month in settlement.months] == [date(2026, 3, 20), None, None]


def test_one_payment_can_settle_several_months() -> None:
    settlement = settle(DUES, paid((date(2026, 3, 20), 200)))
    assert [month.settled_on for month in settlement.months] == [date(2026, 3, 20), date(2026, 3, 20), None]
    assert settlement.paid_until == FEBRUARY


def test_the_order_in_which_payments_are_listed_does_not_matter() -> None:
    first, second = (date(2026, 2, 10), 100), (date(2026, 3, 20), 100)
    assert settle(DUES, paid(second, first)) == settle(DUES, paid(first, second))


def test_what_is_paid_beyond_everything_is_left_over() -> None:
    settlement = settle(DUES, paid((date(2026, 2, 10), 350)))
    assert settlement.left_over == 350 - 300
    assert settlement.unpaid_months == ()


def test_without_payments_every_month_is_unpaid() -> None:
    settlement = settle(DUES, [])
    assert [month.month for month in settlement.unpaid_months] == [JANUARY, FEBRUARY, MARCH]
    assert settlement.paid_until is None


def test_a_month_without_a_due_amount_is_not_settled_by_anybody() -> None:
    settlement = settle([MonthDue(JANUARY, Rupiah(0))], paid((date(2026, 2, 10), 50)))
    assert settlement.months[0].settled_on is None
    assert settlement.left_over == 50


def test_refuses_a_month_that_is_owed_twice() -> None:
    with pytest.raises(ArrearsError, match="2026-01 is owed more than once"):
        settle([DUES[0], DUES[0]], [])


def test_refuses_a_negative_payment() -> None:
    with pytest.raises(ArrearsError, match="negative"):
        settle(DUES, paid((date(2026, 2, 10), -1)))


def test_a_month_settled_on_its_due_date_is_not_late() -> None:
    # January is due on 15 February 2026, a Sunday, and the day after is collective leave, no holiday: 16 February.
    assert late_months(DUES[:1], paid((date(2026, 2, 16), 100)), segment=Segment.PU, day=date(2026, 5, 1)) == ()


def test_a_month_settled_a_day_after_counts_a_started_month_on_what_was_unpaid() -> None:
    came = paid((date(2026, 2, 1), 30), (date(2026, 2, 17), 70))
    (late,) = late_months(DUES[:1], came, segment=Segment.PU, day=date(2026, 5, 1))
    assert (late.due_on, late.unpaid, late.months_late) == (date(2026, 2, 16), 100 - 30, 1)
    assert late.settled_on == date(2026, 2, 17)


def test_an_unsettled_month_is_late_until_the_day_asked() -> None:
    (late,) = late_months(DUES[:1], [], segment=Segment.PU, day=date(2026, 4, 17))
    assert late.months_late == 3  # from 16 February: to 16 March, to 16 April, and the third has started
    assert (late.full_months, late.days_beyond) == (2, 17 - 16)
    assert late.settled_on is None


def test_a_payment_after_the_day_asked_is_not_known() -> None:
    came = paid((date(2026, 4, 20), 100))
    (late,) = late_months(DUES[:1], came, segment=Segment.PU, day=date(2026, 4, 17))
    assert late.settled_on is None


def test_a_month_not_yet_due_is_not_late() -> None:
    assert late_months(DUES[:1], [], segment=Segment.PU, day=date(2026, 2, 16)) == ()


def test_bpu_arrears_are_payable_until_the_third_month_after_protection_ended() -> None:
    assert payable_arrears(JANUARY, date(2026, 4, 30)) == (FEBRUARY, MARCH, Month(2026, 4))


def test_bpu_arrears_are_not_payable_afterwards() -> None:
    assert payable_arrears(JANUARY, date(2026, 5, 1)) == ()


def test_a_bpu_who_is_paid_up_has_no_arrears() -> None:
    assert payable_arrears(JANUARY, date(2026, 1, 31)) == ()


def test_a_draft_law_can_give_more_time() -> None:
    draft = scenario(
        {
            "name": "longer",
            "meaning": {"id": "Lebih lama", "en": "Longer"},
            "parameters": {
                "bpu_arrears_months": {"values": {date(2026, 1, 1): {"value": 6, "source": "Draf", "confidence": "L"}}}
            },
        }
    )
    assert payable_arrears(JANUARY, date(2026, 5, 1), law()) == ()
    assert len(payable_arrears(JANUARY, date(2026, 5, 1), draft)) == 4
