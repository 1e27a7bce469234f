from datetime import date
from typing import Any  # inputs by name, whatever their kind

import pytest

from lindung.engines.rules.machinery.graph import UnresolvableFigureError
from tests.engines.rules.figures import figure_of, figures_of

OLD, NEW = date(2025, 2, 6), date(2025, 2, 7)


@pytest.mark.parametrize(
    ("condition", "given"),
    [
        ("pu_takes_jkp", {"employer_size": "micro"}),
        ("jkp_contributions_are_enough", {"jkp_months_in_24": 11}),
        ("jkp_is_in_time", {"claim_months_after": 7}),
        ("jkp_nationality_fits", {"is_foreigner": True}),
        ("jkp_age_fits", {"jkp_age_at_registration": 54}),
        ("jkp_health_insurance_fits", {"jkn": "none"}),
        ("jkp_claims_are_left", {"jkp_earlier_claims": 3, "years_since_jkp_claim": 5}),
        ("jkp_claims_are_apart", {"jkp_earlier_claims": 1, "years_since_jkp_claim": 4}),
    ],
)
def test_says_which_condition_closes_the_claim(condition: str, given: dict[str, Any]) -> None:
    figures = figures_of((condition, "jkp_claim_is_open"), NEW, **given)

    assert (figures[condition], figures["jkp_claim_is_open"]) == (0, 0)


@pytest.mark.parametrize(
    "given",
    [
        {"employer_size": "micro", "with_jht": True},
        {"jkp_months_in_24": 12},
        {"claim_months_after": 6},
        {"jkp_age_at_registration": 53},
        {"jkp_earlier_claims": 2, "years_since_jkp_claim": 5},
    ],
)
def test_is_open_on_the_edge_of_a_condition(given: dict[str, Any]) -> None:
    assert figure_of("jkp_claim_is_open", NEW, **given) == 1


@pytest.mark.parametrize(("day", "months", "is_enough"), [(OLD, 5, 0), (OLD, 6, 1), (NEW, 0, 1)])
def test_contributions_in_a_row_are_no_longer_asked(day: date, months: int, is_enough: int) -> None:
    enough = figure_of("jkp_contributions_are_consecutive", day, jkp_consecutive_months=months)

    assert enough == is_enough


@pytest.mark.parametrize(("day", "months", "is_in_time"), [(OLD, 3, 1), (OLD, 4, 0), (NEW, 6, 1), (NEW, 7, 0)])
def test_the_time_to_claim_was_doubled(day: date, months: int, is_in_time: int) -> None:
    assert figure_of("jkp_is_in_time", day, claim_months_after=months) == is_in_time


@pytest.mark.parametrize(("day", "fits"), [(OLD, 0), (NEW, 1)])
def test_subsidised_health_insurance_is_enough_now(day: date, fits: int) -> None:
    assert figure_of("jkp_health_insurance_fits", day, jkn="other") == fits


def test_arrears_of_an_insolvent_employer_are_forgiven_since_the_new_law() -> None:
    assert figure_of("jkp_arrears_of_insolvent_employer", NEW) == 6
    with pytest.raises(UnresolvableFigureError, match="2025-02-06"):
        figure_of("jkp_arrears_of_insolvent_employer", OLD)
