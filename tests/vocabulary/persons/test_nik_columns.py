from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.nik import Nik, NikError
from lindung.vocabulary.persons.nik_columns import (
    birth_day_expr,
    birth_in_century_expr,
    birth_month_expr,
    district_expr,
    nik_fault_expr,
    nik_number_expr,
    regency_expr,
    serial_expr,
    sex_expr,
    year_in_century_expr,
)

DIGITS = pl.col("digits")
SIXTEEN_DIGITS = st.text("0123456789", min_size=16, max_size=16)
LIKELY_NIKS = st.builds(
    "{:02d}{:02d}{:02d}{:02d}{:02d}{:02d}{:04d}".format,
    st.integers(0, 99), st.integers(0, 99), st.integers(80, 99), st.integers(0, 75), st.integers(0, 14),
    st.integers(0, 99), st.integers(0, 20),
)  # fmt: skip


def read(digits: str) -> dict[str, object]:
    frame = pl.DataFrame({"digits": [digits]}).with_columns(number=nik_number_expr(DIGITS))
    number = pl.col("number")
    return frame.select(
        fault=nik_fault_expr(DIGITS), day=birth_day_expr(number), month=birth_month_expr(number),
        year=year_in_century_expr(number), sex=sex_expr(number), serial=serial_expr(number),
        district=district_expr(DIGITS), regency=regency_expr(DIGITS),
        early=birth_in_century_expr(number, 1900), late=birth_in_century_expr(number, 2000),
    ).row(0, named=True)  # fmt: skip


def fault_of(digits: str) -> str | None:
    try:
        Nik(digits)
    except NikError as error:
        return error.fault.value
    return None


@given(SIXTEEN_DIGITS | LIKELY_NIKS)
def test_refuses_what_a_nik_refuses(digits: str) -> None:
    assert read(digits)["fault"] == fault_of(digits)


@given(LIKELY_NIKS.filter(lambda digits: fault_of(digits) is None))
def test_hints_what_a_nik_hints(digits: str) -> None:
    hints, found = Nik(digits).hints, read(digits)
    assert found["district"] == hints.district.text
    assert found["regency"] == hints.district.text[:5]
    assert (found["day"], found["month"]) == (hints.birth_day, hints.birth_month)
    assert found["year"] == hints.birth_year_in_century
    assert (found["sex"], found["serial"]) == (hints.sex.value, hints.serial)
    assert tuple(day for day in (found["early"], found["late"]) if day) == hints.birth_dates_before(date(2100, 1, 1))


@pytest.mark.parametrize(
    ("digits", "early", "late"),
    [
        ("3374812902000001", None, date(2000, 2, 29)),
        ("3374816902040001", date(1904, 2, 29), date(2004, 2, 29)),
        ("3374813104800001", None, None),
        ("3374813004800001", date(1980, 4, 30), date(2080, 4, 30)),
    ],
)
def test_hints_only_days_that_exist(digits: str, early: date | None, late: date | None) -> None:
    found = read(digits)
    assert (found["early"], found["late"]) == (early, late)


def test_keeps_a_missing_nik_missing() -> None:
    frame = pl.DataFrame({"digits": [None]}, schema={"digits": pl.String})
    number = nik_number_expr(DIGITS)
    found = frame.select(fault=nik_fault_expr(DIGITS), sex=sex_expr(number), born=birth_in_century_expr(number, 1900))
    assert found.row(0) == (None, None, None)
