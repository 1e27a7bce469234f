"""Healing an injured worker: care, transport, aids and the way back to work."""

from datetime import date
from typing import Any  # inputs as people write them

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.rules import assess
from tests.engines.rules.figures import figure_of

OLD, NEW, DAY = date(2019, 12, 1), date(2019, 12, 2), date(2025, 6, 15)


def told(name: str, value: int) -> dict[str, Any]:
    return {name: value}


def test_medical_care_has_no_ceiling() -> None:
    assert figure_of("jkk_medical", DAY, medical_cost=1_000_000_000) == 1_000_000_000
    assert figure_of("jkk_medical_is_unlimited", DAY) == 1


@pytest.mark.parametrize(
    ("cost", "paid"), [(12_000_000, 12_000_000), (20_000_000, 20_000_000), (20_000_001, 20_000_000)]
)
def test_home_care_is_paid_up_to_its_limit(cost: int, paid: int) -> None:
    assert figure_of("jkk_home_care", DAY, home_care_cost=cost) == paid
    assert figure_of("jkk_home_care_within_years", DAY) == 1


@pytest.mark.parametrize(
    ("day", "lines"),
    [
        (OLD, ["jkk_medical", "jkk_transport", "jkk_dentures", "jkk_prosthesis"]),
        (
            NEW,
            [
                "jkk_medical",
                "jkk_home_care",
                "jkk_transport",
                "jkk_dentures",
                "jkk_hearing_aid",
                "jkk_glasses",
                "jkk_prosthesis",
            ],
        ),
    ],
)
def test_pp_82_of_2019_added_home_care_hearing_aids_and_glasses(day: date, lines: list[str]) -> None:
    answer = assess.benefit("jkk", "care", day, medical_cost=5_000_000)
    assert [line.figure for line in answer.lines] == lines


@pytest.mark.parametrize(
    ("day", "land", "sea", "air"), [(OLD, 1_000_000, 1_500_000, 2_500_000), (NEW, 5_000_000, 2_000_000, 10_000_000)]
)
def test_each_mode_of_transport_has_its_limit_and_the_modes_add_up(day: date, land: int, sea: int, air: int) -> None:
    beyond: dict[str, Any] = {
        "transport_land_cost": 99_000_000,
        "transport_sea_cost": 99_000_000,
        "transport_air_cost": 99_000_000,
    }
    assert figure_of("jkk_transport", day, transport_land_cost=land + 1) == land
    assert figure_of("jkk_transport", day, transport_sea_cost=sea + 1) == sea
    assert figure_of("jkk_transport", day, transport_air_cost=air + 1) == air
    assert figure_of("jkk_transport", day, **beyond) == land + sea + air


def test_an_unused_limit_does_not_pass_to_another_mode() -> None:
    assert figure_of("jkk_transport", DAY, transport_land_cost=6_000_000, transport_air_cost=1_000_000) == 6_000_000


@pytest.mark.parametrize(
    ("figure", "cost", "limit"),
    [
        ("jkk_dentures", "dentures_cost", 5_000_000),
        ("jkk_hearing_aid", "hearing_aid_cost", 2_500_000),
        ("jkk_glasses", "glasses_cost", 1_000_000),
    ],
)
def test_aids_are_paid_up_to_their_limits(figure: str, cost: str, limit: int) -> None:
    assert figure_of(figure, DAY, **told(cost, limit - 1)) == limit - 1
    assert figure_of(figure, DAY, **told(cost, limit + 1)) == limit


def test_a_prosthesis_is_paid_at_the_list_price_and_40_percent() -> None:
    assert figure_of("jkk_prosthesis", DAY, prosthesis_list_price=10_000_001) == 10_000_001 + 4_000_000


@pytest.mark.parametrize(("day", "with_transport"), [(OLD, 0), (NEW, 1)])
def test_the_return_to_work_comes_with_transport_since_pp_82_of_2019(day: date, with_transport: int) -> None:
    assert figure_of("jkk_return_to_work_is_offered", day) == 1
    assert figure_of("jkk_return_to_work_pays_transport", day) == with_transport


def test_a_doubtful_limit_is_reported_only_to_those_who_ask_for_the_aid() -> None:
    without = assess.benefit("jkk", "care", DAY, medical_cost=5_000_000)
    with_glasses = assess.benefit("jkk", "care", DAY, glasses_cost=800_000)
    assert [citation.id for citation in without.unconfirmed] == []
    assert [citation.id for citation in with_glasses.unconfirmed] == ["jkk_glasses_limit"]


COSTS = (
    "medical_cost",
    "home_care_cost",
    "transport_land_cost",
    "transport_sea_cost",
    "transport_air_cost",
    "dentures_cost",
    "hearing_aid_cost",
    "glasses_cost",
)


@given(costs=st.lists(st.integers(0, 10**9), min_size=len(COSTS), max_size=len(COSTS)))
def test_never_pays_more_than_it_cost_and_nothing_when_inactive(costs: list[int]) -> None:
    costs_told: dict[str, Any] = dict(zip(COSTS, costs, strict=True))
    assert 0 <= assess.benefit("jkk", "care", DAY, **costs_told).total <= sum(costs)
    assert assess.benefit("jkk", "care", DAY, is_active=False, segment="bpu", **costs_told).total == 0
