from datetime import date

import pytest

from tests.engines.rules.figures import figure_of


@pytest.mark.parametrize(
    ("day", "jkk"),
    [
        (date(2020, 7, 31), 635_000),
        (date(2020, 8, 1), 6_350),
        (date(2021, 1, 31), 6_350),
        (date(2021, 2, 1), 635_000),
    ],
)
def test_projects_paid_one_hundredth_during_the_pandemic(day: date, jkk: int) -> None:
    assert figure_of("construction_jkk", day, contract_value=350_000_000) == jkk


@pytest.mark.parametrize(("day", "jkm"), [(date(2020, 7, 31), 144_000), (date(2020, 8, 1), 1_440)])
def test_the_relief_is_for_known_wages_too(day: date, jkm: int) -> None:
    assert figure_of("construction_payroll_jkm", day, payroll=48_000_000) == jkm
