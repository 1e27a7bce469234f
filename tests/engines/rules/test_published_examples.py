"""The worked examples that the rules were first written from, in one place; 33 is about the NIK (see its own tests)."""

from datetime import date
from typing import Any

import pytest

from lindung.engines.rules import assess
from lindung.engines.rules.assessment import Benefit, Contribution
from lindung.vocabulary.month import Month
from tests.engines.rules.figures import figures_of

TODAY = date(2025, 6, 1)
ELEVEN_YEARS = {"jht_balance": 62_000_000, "jht_membership_months": 132}


def paid(segment: str, month: str, **given: Any) -> Contribution:  # Any: values of every input
    return assess.contribution(segment, Month.parse(month), **given)


def got(programme: str, event: str, day: date = TODAY, **given: Any) -> Benefit:  # Any: as above
    return assess.benefit(programme, event, day, **given)


@pytest.mark.parametrize(
    ("month", "given", "total"),
    [
        pytest.param("2025-05", {"income": 1_000_000}, 16_800, id="1"),
        pytest.param("2025-05", {"income": 3_300_000, "with_jht": True}, 110_300, id="2"),
        pytest.param("2025-05", {"income": 1_099_500}, 16_800, id="3"),
        pytest.param("2026-02", {"income": 2_200_000, "sector": "transport"}, 14_400, id="4"),
        pytest.param("2026-02", {"income": 2_200_000, "sector": "transport", "with_jht": True}, 58_400, id="4 JHT"),
        pytest.param("2026-02", {"income": 2_200_000}, 28_800, id="5 February 2026"),
        pytest.param("2026-04", {"income": 2_200_000}, 14_400, id="5 April 2026"),
        pytest.param("2027-01", {"income": 2_200_000}, 28_800, id="5 January 2027"),
    ],
)
def test_self_employed(month: str, given: dict[str, Any], total: int) -> None:
    assert paid("bpu", month, **given).total == total


def test_6_medium_firm() -> None:
    answer = paid("pu", "2026-03", wage=4_600_000, risk_class=2, employer_size="medium")
    assert answer.by_payer == {"employer": 24_840 + 13_800 + 170_200 + 92_000, "worker": 92_000 + 46_000}


@pytest.mark.parametrize(("month", "employer", "worker"), [("2024-02", 191_192, 95_596), ("2024-04", 200_846, 100_423)])
def test_7_pension_ceiling(month: str, employer: int, worker: int) -> None:
    answer = paid("pu", month, wage=12_000_000, risk_class=1, employer_size="large", programmes=("jp",))
    assert answer.by_payer == {"employer": employer, "worker": worker}


def test_8_micro_shop() -> None:
    answer = paid("pu", "2025-05", wage=2_000_000, risk_class=1, employer_size="micro")
    assert answer.by_programme == {"jkk": 4_800, "jkm": 6_000}


def test_9_small_firm() -> None:
    answer = paid("pu", "2025-05", wage=3_100_000, risk_class=3, employer_size="small")
    assert answer.by_payer == {"employer": 27_590 + 9_300 + 114_700, "worker": 62_000}


@pytest.mark.parametrize(("labour_intensive", "jkk"), [(True, 9_450), (False, 18_900)])
def test_10_textile_firm(*, labour_intensive: bool, jkk: int) -> None:
    firm = {"wage": 3_500_000, "risk_class": 2, "employer_size": "large", "labour_intensive": labour_intensive}
    assert paid("pu", "2025-03", **firm).by_programme["jkk"] == jkk


def test_11_covid_relief() -> None:
    answer = paid("pu", "2020-09", wage=5_000_000, risk_class=3, employer_size="large", programmes=("jkk", "jkm"))
    assert answer.by_programme == {"jkk": 445, "jkm": 150}


@pytest.mark.parametrize(
    ("given", "jkk", "jkm"),
    [
        pytest.param({"contract_value": 350_000_000}, 635_000, 80_000, id="12"),
        pytest.param({"contract_value": 7_500_000_000}, 8_190_000, 860_000, id="13"),
        pytest.param({"payroll": 48_000_000}, 835_200, 144_000, id="14"),
    ],
)
def test_construction(given: dict[str, int], jkk: int, jkm: int) -> None:
    assert paid("jakon", "2025-05", **given).by_programme == {"jkk": jkk, "jkm": jkm}


@pytest.mark.parametrize(("route", "total"), [("agency", 172_500), ("individual", 135_000)])
def test_15_migrants(route: str, total: int) -> None:
    assert paid("pmi", "2025-05", route=route, package=6, extra_months=2).total == total


def test_16_funding_of_job_loss_insurance() -> None:
    answer = paid("pu", "2025-06", wage=4_000_000, risk_class=2, employer_size="large")
    assert [line.amount for line in answer.funding] == [8_800, 5_600]


@pytest.mark.parametrize(
    ("programme", "event", "given", "total"),
    [
        pytest.param("jkk", "death", {"segment": "bpu", "income": 1_600_000}, 98_800_000, id="17"),
        pytest.param("jkk", "death", {"segment": "pu", "wage": 400_000}, 42_000_000, id="18"),
        pytest.param("jkk", "temporary", {"segment": "pu", "wage": 3_600_000, "stmb_days": 75}, 9_000_000, id="19"),
        pytest.param(
            "jkk", "temporary", {"segment": "pu", "wage": 3_600_000, "stmb_days": 420}, 46_800_000, id="19 420 days"
        ),
        pytest.param(
            "jkk",
            "disability_partial",
            {"segment": "pu", "wage": 3_000_000, "disability_item": "one_eye"},
            84_000_000,
            id="20",
        ),
        pytest.param(
            "jkk",
            "disability_function",
            {
                "segment": "pu",
                "wage": 3_000_000,
                "disability_item": "arm_from_shoulder_right",
                "function_loss_percent": 40,
            },
            38_400_000,
            id="21",
        ),
        pytest.param("jkk", "disability_total", {"segment": "pu", "wage": 2_750_000}, 166_000_000, id="22"),
        pytest.param("jkm", "death", {"segment": "pu", "membership_months": 2}, 42_000_000, id="23"),
        pytest.param(
            "jp",
            "retirement",
            {"months_paid": 170, "mean_indexed_wage": 6_000_000, "jp_balance": 9_000_000},
            9_000_000,
            id="27",
        ),
        pytest.param("jht", "partial_retirement", ELEVEN_YEARS, 6_200_000, id="30 10 %"),
        pytest.param("jht", "partial_housing", ELEVEN_YEARS, 18_600_000, id="30 30 %"),
        pytest.param("jht", "retirement", {"jht_balance": 80_000_000}, 80_000_000 - 1_500_000, id="31"),
    ],
)
def test_benefits(programme: str, event: str, given: dict[str, Any], total: int) -> None:
    assert got(programme, event, **given).total == total


def test_24_death_insurance_and_a_child_at_school() -> None:
    answer = got(
        "jkm",
        "death",
        segment="bpu",
        membership_months=40,
        months_paid=40,
        child_1_level="smp",
        child_1_years_left=2,
    )
    assert (answer.total, answer.later_total) == (42_000_000, 4_000_000 + 9_000_000 + 60_000_000)


@pytest.mark.parametrize(
    ("event", "given", "monthly"),
    [
        pytest.param("retirement", {"months_paid": 192, "mean_indexed_wage": 6_000_000}, 960_000, id="25"),
        pytest.param(
            "death", {"months_paid": 192, "mean_indexed_wage": 6_000_000, "survivor": "spouse"}, 480_000, id="25 widow"
        ),
        pytest.param("retirement", {"months_paid": 180, "mean_indexed_wage": 2_000_000}, 399_700, id="26"),
    ],
)
def test_pensions(event: str, given: dict[str, Any], monthly: int) -> None:
    assert got("jp", event, **given, jp_balance=0).monthly_total == monthly


@pytest.mark.parametrize(("day", "total"), [(TODAY, 15_120_000), (date(2024, 6, 1), 8_820_000)])
def test_28_dismissal(day: date, total: int) -> None:
    assert got("jkp", "dismissal", day, wage=4_200_000, employer_size="large").total == total


def test_29_penalty() -> None:
    told = figures_of(["late_penalty"], TODAY, segment="pu", unpaid_contribution=2_500_000, months_late=2)
    assert told["late_penalty"] == 100_000


def test_32_village_budget() -> None:
    months = [f"2026-{number:02d}" for number in range(1, 13)]
    year = sum(paid("bpu", month, income=1_000_000, payer="apbd").total for month in months)
    assert 120 * year == 24_192_000
