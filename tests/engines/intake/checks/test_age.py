from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.intake.checks.age import age_expr, months_before, years_before

DAYS = st.dates(date(1930, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("day", "years", "last"),
    [
        (date(2026, 12, 1), 65, date(1961, 12, 1)),
        (date(2028, 2, 29), 65, date(1963, 2, 28)),
        (date(2028, 2, 29), 64, date(1964, 2, 29)),
    ],
)
def test_knows_the_last_birth_date_of_an_age(day: date, years: int, last: date) -> None:
    assert years_before(day, years) == last


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 12, 1), 24, date(2024, 12, 1)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 5, 31), 1, date(2026, 4, 30)),
    ],
)
def test_goes_back_whole_months(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


@given(birth=DAYS, day=DAYS, years=st.integers(0, 90))
def test_age_and_limit_agree_on_every_day(birth: date, day: date, years: int) -> None:
    age = pl.DataFrame({"birth": [birth]}).select(age_expr(pl.col("birth"), day)).item()
    assert (age >= years) == (birth <= years_before(day, years))
