from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.intake.dates import dates


def read(text: str) -> tuple[str | None, str | None]:
    value, fault = dates(pl.Series([text])).select("value", "fault").row(0)
    return value, fault


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025", "2025"),
        ("2025-04", "2025-04"),
        ("2025-4-3", "2025-04-03"),
        ("30/04/2025", "2025-04-30"),
        ("05/12/2025", "2025-12-05"),
        ("30-04-2025", "2025-04-30"),
        ("04/2025", "2025-04"),
        ("30 April 2025", "2025-04-30"),
        ("30 Desember 2024", "2024-12-30"),
        ("1-Agu-2025", "2025-08-01"),
        ("April 2025", "2025-04"),
        ("Apr 2025", "2025-04"),
        ("Mei  2025", "2025-05"),
        ("May 5, 2025", "2025-05-05"),
        ("per 30 April 2025", "2025-04-30"),
        ("akhir April 2025", "2025-04"),
        ("2025-04-30 00:00:00", "2025-04-30"),
    ],
)
def test_reads_a_date_as_exactly_as_it_is_printed(text: str, expected: str) -> None:
    assert read(text) == (expected, None)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("31/02/2025", "impossible_date"),
        ("04/30/2025", "impossible_date"),
        ("2025-13", "impossible_date"),
        ("0025", "impossible_date"),
        ("5/12/80", "two_digit_year"),
        ("30-Apr-25", "two_digit_year"),
        ("45777", "not_a_date"),
        ("Foo 2025", "not_a_date"),
        ("triwulan I 2025", "not_a_date"),
    ],
)
def test_refuses_what_is_no_date(text: str, fault: str) -> None:
    assert read(text) == (None, fault)


@given(day=st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31)))
def test_reads_every_day_in_indonesian_order(day: date) -> None:
    assert read(day.strftime("%d/%m/%Y")) == (day.isoformat(), None)
