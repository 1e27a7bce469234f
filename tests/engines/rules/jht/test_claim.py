from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.rules import assess
from lindung.engines.rules.machinery.inputs import InputError
from tests.engines.rules.figures import figure_of, figures_of

DAY = date(2026, 3, 1)
BALANCE = 62_000_000
ALL = ("jht_gross", "jht_tax", "jht_net")
AT_ONCE = ("full_age", "full_disability", "full_death", "full_retirement", "left_country")
AFTER_WORK = ("contract_ended", "stopped_bpu")


def test_taxes_what_exceeds_the_threshold() -> None:
    figures = figures_of(ALL, DAY, jht_claim="full_age", jht_balance=80_000_000)

    assert figures["jht_tax"] == (80_000_000 - 50_000_000) * 5 // 100 == 1_500_000
    assert figures["jht_net"] == 78_500_000


@pytest.mark.parametrize(("balance", "tax"), [(50_000_000, 0), (50_000_020, 1), (50_000_009, 0), (50_000_010, 1)])
def test_rounds_the_tax_half_up(balance: int, tax: int) -> None:
    assert figure_of("jht_tax", DAY, jht_claim="full_age", jht_balance=balance) == tax


@pytest.mark.parametrize("claim", AT_ONCE)
def test_pays_the_whole_balance_at_once(claim: str) -> None:
    assert figure_of("jht_gross", DAY, jht_claim=claim, jht_balance=BALANCE, months_since_stop=0) == BALANCE


@pytest.mark.parametrize("claim", AFTER_WORK)
def test_pays_the_whole_balance_when_work_ends_by_itself(claim: str) -> None:
    assert figure_of("jht_gross", DAY, jht_claim=claim, jht_balance=BALANCE, months_since_stop=0) == BALANCE


@pytest.mark.parametrize("claim", ["resigned", "dismissed"])
@pytest.mark.parametrize(("months", "gross"), [(0, 0), (1, BALANCE)])
@pytest.mark.parametrize("day", [date(2022, 4, 25), date(2022, 4, 26)])
def test_those_who_left_a_job_wait_a_month(day: date, claim: str, months: int, gross: int) -> None:
    assert figure_of("jht_gross", day, jht_claim=claim, jht_balance=BALANCE, months_since_stop=months) == gross


@pytest.mark.parametrize(("claim", "share"), [("partial_retirement", 10), ("partial_housing", 30)])
def test_a_member_of_ten_years_takes_a_part(claim: str, share: int) -> None:
    gross = figure_of("jht_gross", DAY, jht_claim=claim, jht_balance=BALANCE, jht_membership_months=11 * 12)

    assert gross == BALANCE * share // 100


@pytest.mark.parametrize(("months", "is_enough"), [(119, 0), (120, 1)])
def test_a_part_needs_ten_years(months: int, is_enough: int) -> None:
    names = ("jht_gross", "jht_membership_is_enough")
    figures = figures_of(names, DAY, jht_claim="partial_housing", jht_balance=BALANCE, jht_membership_months=months)

    assert (figures["jht_gross"], figures["jht_membership_is_enough"]) == (18_600_000 * is_enough, is_enough)


def test_a_part_is_taken_once() -> None:
    figures = figures_of(
        ("jht_gross", "jht_partial_is_left"),
        DAY,
        jht_claim="partial_retirement",
        jht_balance=BALANCE,
        jht_membership_months=132,
        jht_partial_taken=True,
    )

    assert (figures["jht_gross"], figures["jht_partial_is_left"]) == (0, 0)


def test_an_earlier_part_is_no_obstacle_to_the_rest() -> None:
    gross = figure_of("jht_gross", DAY, jht_claim="full_age", jht_balance=BALANCE, jht_partial_taken=True)

    assert gross == BALANCE


def test_asks_how_long_membership_lasted_for_a_part() -> None:
    with pytest.raises(InputError, match="jht_membership_months"):
        figure_of("jht_gross", DAY, jht_claim="partial_housing", jht_balance=BALANCE)


def test_says_from_which_age_all_may_be_taken() -> None:
    assert figure_of("jht_age_of_full_claim", DAY) == 56


@given(st.integers(0, 1_000_000_000_000))
def test_tax_and_net_are_the_gross(balance: int) -> None:
    figures = figures_of(ALL, DAY, jht_claim="full_death", jht_balance=balance)

    assert figures["jht_net"] + figures["jht_tax"] == figures["jht_gross"] == balance


def test_explains_a_claim_without_what_it_did_not_ask() -> None:
    assessment = assess.figures(["jht_net"], DAY, jht_claim="full_death", jht_balance=BALANCE)
    steps = {step.figure: step for step in assessment.steps}

    assert steps["jht_membership_is_enough"].needs == ("jht_claim_is_partial",)
    assert steps["jht_waiting_is_over"].numbers.en == "0 months = 0"
