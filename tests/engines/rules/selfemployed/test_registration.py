from datetime import date

import pytest

from tests.engines.rules.figures import figure_of


@pytest.mark.parametrize(("age", "may"), [(16, 0), (17, 1), (64, 1), (65, 0)])
def test_registers_the_self_employed_between_two_ages(age: int, may: int) -> None:
    assert figure_of("bpu_may_register", date(2026, 1, 1), age_at_registration=age) == may
