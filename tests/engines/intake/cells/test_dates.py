from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.intake.cells.dates import Span, read_dates

AS_OF = date(2026, 1, 1)
BORN = Span.of_births(AS_OF)
THE_DAY = date(1980, 5, 13)


def read(text: str, order: str = "flag", span: Span = BORN) -> tuple[date | None, str | None]:
    value, fault = read_dates(pl.Series([text]), order=order, span=span).row(0)
    return value, fault


@pytest.mark.parametrize(
    "text",
    [
        "1980-05-13", "1980/5/13", "1980-05-13 00:00:00", "13/5/1980", "13-05-1980", "13.5.1980", "13/05/80",
        "13 5 1980",
        "5/13/1980", "13 Mei 1980", "13 MEI 1980", "13 Mei '80", "13-Mei-1980", "13-May-80", "13Mei1980",
        "13 mei, 1980", "Mei 13, 1980", "13051980", "19800513", "29354", "29354.0", "tgl 13/5/1980", "13 - 05 - 1980",
        " 13/5/1980.",
    ],
)  # fmt: skip
def test_reads_a_day_in_every_style(text: str) -> None:
    assert read(text.strip()) == (THE_DAY, None)


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("Januari", 1), ("Djanuari", 1), ("Pebruari", 2), ("Peb", 2), ("Maret", 3), ("Mrt", 3), ("April", 4), ("Mei",
        5),
        ("Juni", 6), ("Djuli", 7), ("Agust", 8), ("Ags", 8), ("Sept", 9), ("October", 10), ("Okt", 10), ("Nopember",
        11),
        ("Nop", 11), ("Des", 12), ("Dec", 12),
    ],
)  # fmt: skip
def test_knows_months_in_both_languages_and_old_spelling(name: str, month: int) -> None:
    assert read(f"3 {name} 1975") == (date(1975, month, 3), None)


@pytest.mark.parametrize("text", ["5/12/1980", "12-05-80", "1.2.1990", "12051980"])
def test_flags_two_numbers_that_can_both_be_the_month(text: str) -> None:
    assert read(text) == (None, "ambiguous")


@pytest.mark.parametrize(("text", "day"), [("5/5/80", date(1980, 5, 5)), ("12121980", date(1980, 12, 12))])
def test_reads_two_equal_numbers(text: str, day: date) -> None:
    assert read(text) == (day, None)


@pytest.mark.parametrize(("order", "day"), [("day_first", date(1980, 12, 5)), ("month_first", date(1980, 5, 12))])
def test_reads_small_numbers_in_the_order_of_the_column(order: str, day: date) -> None:
    assert read("5/12/1980", order) == (day, None)


@pytest.mark.parametrize(("text", "order"), [("5/13/1980", "day_first"), ("13/5/1980", "month_first")])
def test_does_not_turn_a_date_against_the_order_of_its_column(text: str, order: str) -> None:
    assert read(text, order) == (None, "impossible")


@pytest.mark.parametrize(
    ("text", "value", "fault"),
    [
        ("13/5/80", date(1980, 5, 13), None),
        ("13/5/30", date(1930, 5, 13), None),
        ("13/5/10", date(2010, 5, 13), None),  # in 1910 born, somebody would be 115
        ("13/5/20", None, "ambiguous"),  # 105 years old or five
    ],
)
def test_takes_the_century_only_one_of_which_is_possible(text: str, value: date | None, fault: str | None) -> None:
    assert read(text) == (value, fault)


@pytest.mark.parametrize(
    "text",
    ["31/02/1980", "30 Feb 1980", "32/1/1980", "1980-13-01", "13/5/2030", "2026-01-02", "13/5/1880", "00/00/1980"],
)
def test_calls_days_that_cannot_be_impossible(text: str) -> None:
    assert read(text) == (None, "impossible")


@pytest.mark.parametrize(
    "text", ["1980", "tidak tahu", "13 Foo 1980", "45 tahun", "3.37E+15", "120580", "3653", "60001"]
)
def test_calls_what_is_no_date_unreadable(text: str) -> None:
    assert read(text) == (None, "unreadable")


def test_flags_eight_digits_that_are_a_day_in_two_ways() -> None:
    assert read("20012001") == (date(2001, 1, 20), None)
    assert read("19101911") == (None, "impossible")
    assert read("19121920") == (date(1920, 12, 19), None)
    assert read("20102011") == (date(2011, 10, 20), None)


def test_reads_business_days_some_years_ahead() -> None:
    span = Span.of_business(AS_OF)
    assert read("31/12/2030", span=span) == (date(2030, 12, 31), None)
    assert read("31/12/49", span=span) == (date(2049, 12, 31), None)
    assert read("31/12/51", span=span) == (None, "ambiguous")


def test_keeps_rows_in_their_order_and_blanks_blank() -> None:
    found = read_dates(pl.Series(["13/5/80", None, "x", "13/5/80"]), order="flag", span=BORN)
    assert found.rows() == [(THE_DAY, None), (None, None), (None, "unreadable"), (THE_DAY, None)]


@given(st.dates(date(1917, 1, 1), AS_OF))
def test_reads_back_every_day_it_is_shown_in_full(day: date) -> None:
    assert read(day.isoformat()) == (day, None)
    assert read(f"{day.day}/{day.month}/{day.year}", "day_first") == (day, None)


@given(st.text("0123456789/-. MeiJan'", max_size=14))
def test_gives_each_text_a_day_or_a_fault(text: str) -> None:
    value, fault = read(text.strip())
    assert (value is None) != (fault is None)
