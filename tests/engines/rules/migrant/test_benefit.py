from datetime import date

import pytest

from lindung.engines.rules.machinery.graph import UnresolvableFigureError
from tests.engines.rules.figures import figure_of, figures_of

DAY = date(2023, 2, 22)


def test_heirs_of_a_migrant_worker_get_one_sum() -> None:
    assert figure_of("pmi_death_benefit", DAY) == 85_000_000


def test_knows_no_sum_before_the_annex() -> None:
    with pytest.raises(UnresolvableFigureError, match="2023-02-21"):
        figure_of("pmi_death_benefit", date(2023, 2, 21))


@pytest.mark.parametrize(
    ("cost", "paid"), [(30_000_000, 30_000_000), (50_000_000, 50_000_000), (80_000_000, 50_000_000)]
)
def test_treatment_abroad_is_paid_up_to_its_limit(cost: int, paid: int) -> None:
    assert figure_of("pmi_treatment_abroad", DAY, treatment_abroad_cost=cost) == paid


def test_a_victim_of_rape_gets_one_sum() -> None:
    assert figure_of("pmi_rape_benefit", DAY) == 50_000_000


def test_nobody_is_paid_without_an_active_membership() -> None:
    names = ("pmi_death_benefit", "pmi_treatment_abroad", "pmi_rape_benefit", "pmi_scholarship_child_1")
    figures = figures_of(names, DAY, is_active=False, treatment_abroad_cost=30_000_000, child_1_level="smp")

    assert [figures[name] for name in names] == [0, 0, 0, 0]


def test_two_children_get_scholarships() -> None:
    names = ("pmi_scholarship_child_1", "pmi_scholarship_child_2")
    figures = figures_of(names, DAY, child_1_level="university", child_1_years_left=2, child_2_level="university")

    assert [figures[name] for name in names] == [2 * 12_000_000, 5 * 12_000_000]
