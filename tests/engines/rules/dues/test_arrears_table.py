from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.rules.dues.arrears import Instalment, MonthDue, settle
from lindung.engines.rules.dues.arrears_table import ArrearsTableError, left_over, settled_months
from lindung.engines.rules.dues.month_days import first_day
from lindung.vocabulary.money import Rupiah
from lindung.vocabulary.month import Month

START = Month(2026, 1)
MEMBERS = st.lists(
    st.tuples(
        st.lists(st.integers(0, 30), max_size=6),
        st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), max_size=6),
    ),
    min_size=1,
    max_size=4,
)


def tables(members: list[tuple[list[int], list[tuple[int, int]]]]) -> tuple[pl.DataFrame, pl.DataFrame]:
    dues = [
        (number, first_day(START.plus(month)), due)
        for number, (owed, _) in enumerate(members)
        for month, due in enumerate(owed)
    ]
    payments = [
        (number, date(2026, 1, 1) + timedelta(days=day), paid)
        for number, (_, came) in enumerate(members)
        for day, paid in came
    ]
    return (
        pl.DataFrame(dues, {"member": pl.Int64, "month": pl.Date, "due": pl.Int64}, orient="row"),
        pl.DataFrame(payments, {"member": pl.Int64, "paid_on": pl.Date, "paid": pl.Int64}, orient="row"),
    )


@settings(max_examples=60, deadline=None)
@given(MEMBERS)
def test_the_table_agrees_with_one_payer_at_a_time(
    members: list[tuple[list[int], list[tuple[int, int]]]],
) -> None:
    dues, payments = tables(members)
    expected = [
        (number, first_day(month.month), int(month.due), int(month.paid), int(month.unpaid), month.settled_on)
        for number, (owed, came) in enumerate(members)
        for month in settle(
            [MonthDue(START.plus(place), Rupiah(due)) for place, due in enumerate(owed)],
            [Instalment(date(2026, 1, 1) + timedelta(days=day), Rupiah(paid)) for day, paid in came],
        ).months
    ]
    assert settled_months(dues, payments).rows() == expected


@settings(max_examples=40, deadline=None)
@given(MEMBERS)
def test_what_is_paid_and_left_over_is_what_came_in(members: list[tuple[list[int], list[tuple[int, int]]]]) -> None:
    dues, payments = tables(members)
    allocated = [*settled_months(dues, payments)["paid"], *left_over(dues, payments)["left_over"]]
    assert sum(allocated) == sum(payments["paid"])


def test_refuses_a_month_that_is_owed_twice() -> None:
    dues, payments = tables([([100], [])])
    with pytest.raises(ArrearsTableError, match="more than once"):
        settled_months(pl.concat([dues, dues]), payments)


def test_refuses_a_negative_payment() -> None:
    dues, payments = tables([([100], [(1, -5)])])
    with pytest.raises(ArrearsTableError, match="below zero"):
        settled_months(dues, payments)


def test_says_which_column_is_missing() -> None:
    dues, payments = tables([([100], [(1, 5)])])
    with pytest.raises(ArrearsTableError, match="lacks paid_on"):
        settled_months(dues, payments.drop("paid_on"))
