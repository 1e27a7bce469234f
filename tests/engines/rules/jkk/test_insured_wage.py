"""The wage on which accident benefits are counted."""

from datetime import date

import pytest

from lindung.engines.rules.machinery.inputs import InputError
from tests.engines.rules.figures import figure_of

DAY = date(2025, 6, 15)


def test_a_wage_earner_is_insured_on_the_reported_wage() -> None:
    assert figure_of("insured_wage", DAY, segment="pu", wage=3_000_000) == 3_000_000


@pytest.mark.parametrize(("income", "base"), [(1_500_000, 1_600_000), (1_699_999, 1_600_000), (0, 1_000_000)])
def test_the_self_employed_are_insured_on_the_base_not_on_the_income(income: int, base: int) -> None:
    assert figure_of("insured_wage", DAY, segment="bpu", income=income) == base


def test_a_construction_worker_is_insured_on_the_wage_where_it_is_known() -> None:
    assert figure_of("insured_wage", DAY, segment="jakon", wage=4_000_000, minimum_wage=3_500_000) == 4_000_000


def test_a_construction_worker_without_a_reported_wage_is_insured_on_the_minimum_wage() -> None:
    assert figure_of("insured_wage", DAY, segment="jakon", wage_is_known=False, minimum_wage=3_500_000) == 3_500_000


def test_a_wage_earner_is_never_insured_on_the_minimum_wage() -> None:
    wage = figure_of("insured_wage", DAY, segment="pu", wage=2_000_000, wage_is_known=False, minimum_wage=3_500_000)
    assert wage == 2_000_000


def test_asks_for_the_wage_instead_of_guessing_it() -> None:
    with pytest.raises(InputError, match="wage"):
        figure_of("insured_wage", DAY, segment="pu")
