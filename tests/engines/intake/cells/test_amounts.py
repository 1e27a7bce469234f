from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.intake.cells.amounts import read_count, read_money, read_months


@pytest.mark.parametrize(
    "text",
    [
        "2500000", "2.500.000", "Rp 2.500.000", "Rp. 2.500.000,-", "rp2.500.000,00", "2500000,00", "2500000.0",
        "2,500,000.00", "2 500 000", "IDR 2,500,000", "2,5 juta", "2.5 jt", "2500 ribu", "2500rb", "Rp 2.500.000/bulan",
        "2499999,50",
    ],
)  # fmt: skip
def test_reads_rupiah_in_every_style(text: str) -> None:
    assert read_money(pl.Series([text])).to_list() == [2_500_000]


@pytest.mark.parametrize("text", ["UMK", "2.5.0", "-2500", "2500000 dollar", "99999999999999999999", "1,23,456"])
def test_reads_no_amount_where_none_is_written(text: str) -> None:
    assert read_money(pl.Series([text])).to_list() == [None]


@given(st.integers(0, 10**12))
def test_reads_back_amounts_with_dots(amount: int) -> None:
    assert read_money(pl.Series([f"Rp {amount:,}".replace(",", ".")])).to_list() == [amount]


@pytest.mark.parametrize(("text", "count"), [("1.250 orang", 1_250), ("12", 12), ("12 TK", 12), ("banyak", None)])
def test_counts_workers(text: str, count: int | None) -> None:
    assert read_count(pl.Series([text])).to_list() == [count]


@pytest.mark.parametrize(
    "text",
    [
        "01-2026", "1/2026", "Jan 2026", "Januari 2026", "JAN-26", "2026-01", "2026/1", "012026", "202601",
        "2026-01-15",
        "15/01/2026", "15-JAN-2026", "2026-01-01 00:00:00",
    ],
)  # fmt: skip
def test_reads_months_to_their_first_and_last_day(text: str) -> None:
    assert read_months(pl.Series([text]), last_day=False).to_list() == [date(2026, 1, 1)]
    assert read_months(pl.Series([text]), last_day=True).to_list() == [date(2026, 1, 31)]


def test_ends_february_of_a_leap_year_on_the_29th() -> None:
    assert read_months(pl.Series(["02-2028"]), last_day=True).to_list() == [date(2028, 2, 29)]


@pytest.mark.parametrize("text", ["13-2026", "2026", "Foo 2026", "seumur hidup"])
def test_reads_no_month_where_none_is_written(text: str) -> None:
    assert read_months(pl.Series([text]), last_day=False).to_list() == [None]
