from datetime import date

import pytest

from lindung.engines.rules.machinery.graph import UnresolvableFigureError
from lindung.engines.rules.machinery.inputs import InputError
from tests.engines.rules.figures import figure_of, figures_of

DAY = date(2026, 3, 1)
PARTS = ("pmi_jkk_jkm_before", "pmi_jkk_jkm_during_and_after", "pmi_jkk_jkm_extra")


@pytest.mark.parametrize(
    ("route", "package", "extra_months", "total"),
    [
        ("agency", "6", 2, 37_500 + 108_000 + 2 * 13_500),
        ("individual", "6", 2, 108_000 + 2 * 13_500),
        ("agency", "12", 0, 37_500 + 189_000),
        ("agency", "24", 0, 370_000),
    ],
)
def test_pays_by_way_of_placement_and_package(route: str, package: str, extra_months: int, total: int) -> None:
    figures = figures_of(PARTS, DAY, route=route, package=package, extra_months=extra_months)

    assert sum(figures[part] for part in PARTS) == total


def test_has_packages_of_three_lengths_only() -> None:
    with pytest.raises(InputError, match="6, 12, 24"):
        figure_of("pmi_jkk_jkm_during_and_after", DAY, package="18")


@pytest.mark.parametrize("day", [date(2018, 12, 1), date(2023, 2, 21), date(2023, 2, 22)])
def test_both_regulations_ask_the_same_for_two_years(day: date) -> None:
    assert figure_of("pmi_jkk_jkm_during_and_after", day, package="24") == 332_500


def test_knows_no_package_before_its_first_regulation() -> None:
    with pytest.raises(UnresolvableFigureError, match="2018-11-30"):
        figure_of("pmi_jkk_jkm_during_and_after", date(2018, 11, 30), package="24")


@pytest.mark.parametrize("amount", [50_000, 100_000, 200_000, 600_000])
def test_takes_the_savings_that_can_be_chosen(amount: int) -> None:
    assert figure_of("pmi_jht", DAY, jht_amount=amount) == amount


@pytest.mark.parametrize("amount", [1, 49_999, 50_001, 150_000, 600_001, 700_000])
def test_takes_no_savings_between_the_steps_or_outside_them(amount: int) -> None:
    figures = figures_of(("pmi_jht", "pmi_jht_is_allowed"), DAY, jht_amount=amount)

    assert (figures["pmi_jht"], figures["pmi_jht_is_allowed"]) == (0, 0)


def test_needs_no_savings() -> None:
    figures = figures_of(("pmi_jht", "pmi_jht_is_allowed"), DAY)

    assert (figures["pmi_jht"], figures["pmi_jht_is_allowed"]) == (0, 1)
