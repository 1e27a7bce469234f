from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.rules.asking.reading import (
    completed_months,
    read_children,
    read_day,
    read_inputs,
    read_month,
    read_months,
    read_programmes,
    read_value,
)
from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.vocabulary.month import Month


@pytest.mark.parametrize(
    ("text", "amount"),
    [("0", 0), ("2200000", 2_200_000), ("2.200.000", 2_200_000), ("Rp2.200.000", 2_200_000), ("Rp 500", 500),
     ("Rp2.500", 2_500), ("-5", -5), (" 7 ", 7)],
)  # fmt: skip
def test_reads_an_amount(text: str, amount: int) -> None:
    assert read_value(inputs()["wage"], text) == amount


@pytest.mark.parametrize(
    "text",
    ["", "2.5", "2.500", "2,200,000", "22.00.000", "2200000.00", "1e6", "NaN", "inf", "０", "1_000", "--5", "Rp"],
)
def test_refuses_an_amount_that_may_mean_two_things_or_nothing(text: str) -> None:
    with pytest.raises(InputError) as refused:
        read_value(inputs()["wage"], text)
    assert refused.value.name == "wage"
    assert "wage" in refused.value.words.id


@given(st.integers(min_value=0, max_value=10**12))
def test_reads_back_every_amount_as_indonesians_write_it(amount: int) -> None:
    assert read_value(inputs()["wage"], f"Rp{amount:,}".replace(",", ".")) == amount


@pytest.mark.parametrize(
    ("text", "answer"), [("ya", True), ("TRUE", True), ("1", True), ("tidak", False), ("no", False)]
)
def test_reads_a_flag(text: str, answer: bool) -> None:
    assert read_value(inputs()["labour_intensive"], text) is answer


def test_reads_members_days_and_months_by_their_input() -> None:
    told = {"sector": "Transport", "registered_on": "2026-01-10", "paid_until_month": "2026-03", "wage": 5, "lain": "x"}
    assert read_inputs(told) == {
        "sector": "transport",
        "registered_on": date(2026, 1, 10),
        "paid_until_month": Month(2026, 3),
        "wage": 5,
        "lain": "x",
    }


@pytest.mark.parametrize(
    "text", ["", "2026-02-30", "2026-2-1", "20260201", "01-02-2026", "2026-02-01T00:00", "9999-12-31"]
)
def test_refuses_what_is_no_day(text: str) -> None:
    with pytest.raises(InputError):
        read_day(text)


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-00", "26-01", "2026-1", "9999-12"])
def test_refuses_what_is_no_month(text: str) -> None:
    with pytest.raises(InputError):
        read_month(text)


def test_a_day_stands_for_its_month() -> None:
    assert read_month("2026-02-15") == read_month(date(2026, 2, 15)) == Month(2026, 2)


def test_reads_a_period() -> None:
    assert read_months("2025-11..2026-02") == (Month(2025, 11), Month(2025, 12), Month(2026, 1), Month(2026, 2))
    assert read_months("2026-02") == (Month(2026, 2),)
    with pytest.raises(InputError):
        read_months("2026-02..2026-01")
    with pytest.raises(InputError):
        read_months("1900-01..2000-01")


def test_reads_programmes_from_a_text_or_a_list() -> None:
    assert read_programmes("JKK, jkm,jkk") == read_programmes(["jkk", "JKM"]) == ("jkk", "jkm")
    assert read_programmes(None) == ()


@pytest.mark.parametrize(
    ("since", "day", "months"),
    [
        ("2025-04-01", "2025-06-01", 2),
        ("2025-04-01", "2025-05-31", 1),  # a month ends on its last day
        ("2025-03-15", "2025-06-14", 2),
        ("2025-03-15", "2025-06-15", 3),
        ("2025-01-31", "2025-02-28", 1),
        ("2025-01-31", "2025-02-27", 0),
        ("2025-06-01", "2025-06-01", 0),
    ],
)
def test_counts_completed_months(since: str, day: str, months: int) -> None:
    assert completed_months(read_day(since), read_day(day)) == months


@given(st.dates(date(2015, 7, 1), date(2050, 1, 1)), st.integers(min_value=0, max_value=20_000))
def test_completed_months_never_fall_as_days_pass(since: date, days: int) -> None:
    day = since + timedelta(days=days)
    assert 0 <= completed_months(since, day) <= completed_months(since, day + timedelta(days=1))


def test_reads_two_children_and_counts_the_others() -> None:
    told, beyond = read_children('[{"level": "SMP", "years_left": 2}, {"level": "sd", "age": 8}, {"level": "tk"}]')
    assert told == {"child_1_level": "smp", "child_1_years_left": 2, "child_2_level": "sd", "child_2_age": 8}
    assert beyond == 1
