from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engines.rules.figures import figure_of, figures_of

DAY = date(2026, 3, 1)
BOTH = ("construction_jkk", "construction_jkm")
VALUES = st.integers(0, 1_000_000_000_000_000)


def test_each_rate_is_for_its_slice_of_the_value() -> None:
    figures = figures_of(BOTH, DAY, contract_value=350_000_000)

    assert figures["construction_jkk"] == 210_000 + 250_000_000 * 17 // 10_000 == 635_000
    assert figures["construction_jkm"] == 30_000 + 250_000_000 * 2 // 10_000 == 80_000


@pytest.mark.parametrize(
    ("value", "jkk", "jkm"),
    [
        (100_000_000, 210_000, 30_000),
        (500_000_000, 890_000, 110_000),
        (1_000_000_000, 1_540_000, 210_000),
        (5_000_000_000, 5_940_000, 610_000),
        (7_500_000_000, 5_940_000 + 2_250_000, 610_000 + 250_000),
    ],
)
def test_bands_end_where_the_regulation_says(value: int, jkk: int, jkm: int) -> None:
    figures = figures_of(BOTH, DAY, contract_value=value)

    assert (figures["construction_jkk"], figures["construction_jkm"]) == (jkk, jkm)


@pytest.mark.parametrize(("day", "gross"), [(date(2026, 3, 1), 388_500_000), (date(2022, 3, 31), 385_000_000)])
def test_takes_out_the_vat_of_the_day(day: date, gross: int) -> None:
    assert figure_of("construction_value", day, gross_value=gross) == 350_000_000  # over 1.11 and over 1.10


def test_rounds_a_value_without_vat_to_whole_rupiah() -> None:
    assert figure_of("construction_value", DAY, gross_value=100) == 90  # 90.09...


def test_known_wages_pay_rates_instead_of_bands() -> None:
    figures = figures_of(("construction_payroll_jkk", "construction_payroll_jkm"), DAY, payroll=48_000_000)

    assert figures["construction_payroll_jkk"] == 48_000_000 * 174 // 10_000 == 835_200
    assert figures["construction_payroll_jkm"] == 48_000_000 * 30 // 10_000 == 144_000


@given(VALUES, VALUES)
def test_a_larger_contract_never_pays_less(a: int, b: int) -> None:
    low, high = sorted((a, b))

    assert figure_of("construction_jkk", DAY, contract_value=low) <= figure_of(
        "construction_jkk", DAY, contract_value=high
    )
