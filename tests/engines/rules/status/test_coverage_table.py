from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.rules.dues.month_days import first_day
from lindung.engines.rules.machinery.law import Law, law, scenario
from lindung.engines.rules.status import stretches_table
from lindung.engines.rules.status.coverage import coverage
from lindung.engines.rules.status.coverage_table import month_table, span_table
from lindung.engines.rules.status.payments import Payment
from lindung.engines.rules.status.stretches_table import PaymentTableError
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment

FIRST, LAST = Month(2025, 11), Month(2027, 12)
ASKED = date(2027, 12, 31)
LONGER = scenario(
    {
        "name": "longer",
        "meaning": {"id": "Tenggang lima bulan, mulai dari pembayaran", "en": "Five months of grace, from the payment"},
        "parameters": {
            "bpu_arrears_months": {"values": {date(2015, 7, 1): {"value": 5, "source": "Draf", "confidence": "L"}}},
            "bpu_start_when_added_by_others": {
                "values": {date(2015, 7, 1): {"value": "first_payment", "source": "Draf", "confidence": "L"}}
            },
        },
    }
)
SCHEMA = {
    "member": pl.Int64,
    "paid_on": pl.Date,
    "from_month": pl.Date,
    "to_month": pl.Date,
    "received_on": pl.Date,
}


def day_of(number: int) -> date:
    return date(2026, 1, 1) + timedelta(days=number)


PAYMENT = st.builds(
    lambda day, ahead, more, form: Payment(
        day_of(day),
        Month.of(day_of(day)).plus(ahead),
        Month.of(day_of(day)).plus(ahead + more),
        received_on=day_of(day - form) if form else None,
    ),
    st.integers(0, 600),
    st.integers(-5, 6),
    st.integers(0, 5),
    st.sampled_from([0, 0, 0, 20, 60]),
)
MEMBERS = st.lists(st.lists(PAYMENT, max_size=7), min_size=1, max_size=4)
TERMS = st.sampled_from([(Segment.BPU, law()), (Segment.PU, law()), (Segment.BPU, LONGER)])


def table(members: list[list[Payment]]) -> pl.DataFrame:
    rows = [
        (number, one.paid_on, first_day(one.from_month), first_day(one.to_month), one.received_on)
        for number, payments in enumerate(members)
        for one in payments
    ]
    return pl.DataFrame(rows, SCHEMA, orient="row")


@settings(max_examples=150, deadline=None)
@given(MEMBERS, TERMS)
def test_spans_agree_with_one_person_at_a_time(members: list[list[Payment]], terms: tuple[Segment, Law]) -> None:
    segment, under = terms
    expected = [
        (number, span.first, span.last, str(span.state))
        for number, payments in enumerate(members)
        for span in coverage(payments, segment=segment, day=ASKED, law=under).spans
    ]
    assert span_table(table(members), segment=segment, day=ASKED, law=under).rows() == expected


@settings(max_examples=60, deadline=None)
@given(MEMBERS, TERMS)
def test_the_grid_agrees_with_one_person_at_a_time(members: list[list[Payment]], terms: tuple[Segment, Law]) -> None:
    segment, under = terms
    expected = [
        (number, first_day(month), str(state))
        for number, payments in enumerate(members)
        for month, state in coverage(payments, segment=segment, day=ASKED, law=under).months(FIRST, LAST).items()
        if payments
    ]
    assert month_table(table(members), FIRST, LAST, segment=segment, law=under).rows() == expected


def test_the_grid_has_one_row_for_every_member_and_month() -> None:
    past = Payment(date(2026, 5, 1), Month(2026, 1), Month(2026, 2))
    paid = Payment(date(2026, 5, 1), Month(2026, 5), Month(2026, 5))
    grid = month_table(table([[past], [paid]]), Month(2026, 4), Month(2026, 6), segment=Segment.BPU)
    assert grid["state"].to_list() == ["never", "never", "never", "never", "covered", "grace"]


def test_a_table_without_rows_gives_none() -> None:
    assert span_table(table([]), segment=Segment.BPU, day=ASKED).is_empty()
    assert month_table(table([]), FIRST, LAST, segment=Segment.BPU).is_empty()


def test_months_may_be_any_day_of_the_month() -> None:
    paid = table([[Payment(date(2026, 5, 1), Month(2026, 5), Month(2026, 6))]])
    late = paid.with_columns(pl.col("from_month", "to_month").dt.month_end())
    assert span_table(late, segment=Segment.BPU, day=ASKED).equals(span_table(paid, segment=Segment.BPU, day=ASKED))


def test_members_keep_their_names_over_blocks_of_the_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    paid = Payment(date(2026, 5, 1), Month(2026, 5), Month(2026, 6))
    whole = span_table(table([[paid]] * 5), segment=Segment.BPU, day=ASKED)
    monkeypatch.setattr(stretches_table, "GRID_CELLS", 1)
    assert span_table(table([[paid]] * 5), segment=Segment.BPU, day=ASKED).equals(whole)


def test_refuses_a_date_that_cannot_be() -> None:
    paid = table([[Payment(date(2026, 5, 1), Month(2026, 5), Month(2026, 6))]])
    with pytest.raises(PaymentTableError, match="1 payments have a date outside 1900-01-01 to 2200-12-31"):
        span_table(paid.with_columns(to_month=pl.lit(date(9999, 1, 1))), segment=Segment.BPU, day=ASKED)


def test_says_which_column_is_missing() -> None:
    with pytest.raises(PaymentTableError, match="lacks to_month"):
        span_table(table([]).drop("to_month"), segment=Segment.BPU, day=ASKED)


def test_refuses_an_empty_cell() -> None:
    paid = table([[Payment(date(2026, 5, 1), Month(2026, 5), Month(2026, 6))]])
    with pytest.raises(PaymentTableError, match="empty cells"):
        span_table(paid.with_columns(paid_on=pl.lit(None, pl.Date)), segment=Segment.BPU, day=ASKED)


def test_refuses_payments_that_end_before_they_begin() -> None:
    paid = table([[Payment(date(2026, 5, 1), Month(2026, 5), Month(2026, 6))]])
    turned = paid.rename({"from_month": "to_month", "to_month": "from_month"})
    with pytest.raises(PaymentTableError, match="1 payments end before they begin"):
        span_table(turned, segment=Segment.BPU, day=ASKED)
