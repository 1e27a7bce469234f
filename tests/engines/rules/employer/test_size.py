from datetime import date

import pytest

from tests.engines.rules.figures import figure_of

DAY = date(2026, 1, 1)
BILLION = 1_000_000_000
SIZES = ("micro", "small", "medium", "large")


@pytest.mark.parametrize(
    ("capital", "size"),
    [
        (0, "micro"),
        (BILLION, "micro"),
        (BILLION + 1, "small"),
        (5 * BILLION, "small"),
        (5 * BILLION + 1, "medium"),
        (10 * BILLION, "medium"),
        (10 * BILLION + 1, "large"),
    ],
)
def test_a_new_enterprise_is_as_big_as_its_capital(capital: int, size: str) -> None:
    assert SIZES[figure_of("enterprise_size_by_capital", DAY, capital=capital)] == size


@pytest.mark.parametrize(
    ("sales", "size"),
    [
        (2 * BILLION, "micro"),
        (2 * BILLION + 1, "small"),
        (15 * BILLION, "small"),
        (50 * BILLION, "medium"),
        (50 * BILLION + 1, "large"),
    ],
)
def test_an_enterprise_that_runs_is_as_big_as_its_sales(sales: int, size: str) -> None:
    assert SIZES[figure_of("enterprise_size_by_sales", DAY, yearly_sales=sales)] == size
