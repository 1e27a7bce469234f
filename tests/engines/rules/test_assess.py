from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.rules import assess
from lindung.engines.rules.asking.drafts import scenarios
from lindung.engines.rules.machinery.graph import UnresolvableFigureError
from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.engines.rules.machinery.law import law, scenario
from lindung.vocabulary.month import Month

FEB_2026 = Month(2026, 2)
MONTHS = st.builds(Month, st.integers(2016, 2027), st.integers(1, 12))
WAGES = st.integers(0, 100_000_000)
FIRM: dict[str, Any] = {"risk_class": 2, "employer_size": "medium"}


def test_answers_the_example_of_the_courier() -> None:
    answer = assess.contribution(
        "bpu", FEB_2026, income=2_200_000, sector="transport", payer="self", programmes=("jkk", "jkm", "jht")
    )
    assert [(line.programme, line.payer, line.amount) for line in answer.lines] == [
        ("jkk", "worker", 11_000),  # 2,200,000 x 1 % x 50 %
        ("jkm", "worker", 3_400),  # 6,800 x 50 %
        ("jht", "worker", 44_000),  # 2,200,000 x 2 %, never relieved
    ]
    assert answer.total == 58_400
    assert answer.unconfirmed == ()


@pytest.mark.parametrize(
    ("payer", "billed_to"),
    [
        ("self", "worker"),
        ("employer", "employer"),
        ("apbn", "government"),
        ("apbd", "government"),
        ("apbdes", "government"),
        ("donor", "sponsor"),
    ],
)
def test_bills_whoever_pays_for_the_self_employed(payer: str, billed_to: str) -> None:
    answer = assess.contribution("bpu", Month(2025, 5), income=1_000_000, payer=payer)
    assert answer.by_payer == {billed_to: 16_800}


@pytest.mark.parametrize(("payer", "total"), [("apbd", 16_800), ("apbn", 16_800), ("apbdes", 8_400), ("donor", 8_400)])
def test_a_relief_looks_at_who_pays(payer: str, total: int) -> None:
    answer = assess.contribution("bpu", Month(2026, 5), income=1_000_000, payer=payer)
    assert answer.total == total


@pytest.mark.parametrize(
    ("payer", "doubtful"),
    [("self", []), ("apbd", []), ("apbdes", ["relief_excludes_village_budget"]), ("donor", ["relief_excludes_donor"])],
)
def test_flags_only_the_readings_that_this_case_rests_on(payer: str, doubtful: list[str]) -> None:
    answer = assess.contribution("bpu", Month(2026, 5), income=1_000_000, payer=payer)
    assert [citation.id for citation in answer.unconfirmed] == doubtful


def test_job_loss_insurance_changes_no_bill() -> None:
    answer = assess.contribution("pu", Month(2025, 6), wage=4_000_000, **FIRM)
    assert {line.payer: line.amount for line in answer.funding} == {
        "government": 8_800,  # 4,000,000 x 0.22 %
        "jkk_fund": 5_600,  # 4,000,000 x 0.14 %
    }
    assert answer.total == 4_000_000 * 924 // 10_000 + 4_000_000 * 30 // 10_000  # 0.54+3.7+2+2+1 % and 0.30 %


def test_shows_the_funding_of_job_loss_insurance_when_it_is_asked_for() -> None:
    answer = assess.contribution("pu", Month(2025, 6), wage=4_000_000, programmes=("jkp",), **FIRM)
    assert answer.total == 8_800 + 5_600


def test_there_was_no_job_loss_insurance_before_2021() -> None:
    assert assess.contribution("pu", Month(2021, 1), wage=4_000_000, **FIRM).funding == ()


@pytest.mark.parametrize(
    ("size", "programmes"),
    [
        ("micro", {"jkk", "jkm"}),
        ("small", {"jkk", "jkm", "jht"}),
        ("medium", {"jkk", "jkm", "jht", "jp"}),
        ("large", {"jkk", "jkm", "jht", "jp"}),
    ],
)
def test_the_size_of_the_firm_sets_the_programmes(size: str, programmes: set[str]) -> None:
    answer = assess.contribution("pu", FEB_2026, wage=4_000_000, risk_class=1, employer_size=size)
    assert set(answer.by_programme) == programmes


def test_an_employer_may_add_a_programme() -> None:
    answer = assess.contribution(
        "pu", FEB_2026, wage=2_000_000, risk_class=1, employer_size="micro", programmes=("jkk", "jkm", "jht")
    )
    assert answer.by_programme == {"jkk": 4_800, "jkm": 6_000, "jht": 74_000 + 40_000}


def test_unfolds_every_line_to_a_citation() -> None:
    answer = assess.contribution("pu", FEB_2026, wage=4_600_000, **FIRM)
    steps = {step.figure: step for step in answer.steps}
    assert steps["pu_jkk"].formula.en.startswith("Monthly wage × JKK rate by risk class [Risk class] × ")
    assert steps["pu_jkk"].numbers.en.startswith("IDR 4,600,000 × 0.54% × 100%")
    assert [value.id for value in steps["pu_jkk"].parameters] == ["jkk_rate_by_risk_class"]
    assert all(step.rule.source and step.formula.id and step.numbers.id and step.amount.id for step in answer.steps)


def test_counts_a_ratio_exactly() -> None:
    answer = assess.contribution("bpu", FEB_2026, income=2_200_000, sector="transport")
    assert answer.figures["bpu_share_due"] == Fraction(1, 2)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"wage": -1}, "wage"),
        ({"wage": 10**18}, "wage"),
        ({"wage": 4_600_000.5}, "wage"),
        ({"wage": float("nan")}, "wage"),
        ({"wage": True}, "wage"),
        ({"wage": "4600000"}, "wage"),
        ({"risk_class": 6}, "risk_class"),
        ({"employer_size": "giant"}, "employer_size"),
        ({"income": 1_000_000}, "income"),
        ({"shoe_size": 42}, "shoe_size"),
    ],
)
def test_names_the_input_that_cannot_be(given: dict[str, Any], named: str) -> None:
    with pytest.raises(InputError) as refused:
        assess.contribution("pu", FEB_2026, **{"wage": 4_600_000, **FIRM, **given})
    assert refused.value.name == named
    assert named in refused.value.words.id
    assert named in refused.value.words.en


def test_says_which_input_is_missing_and_shows_an_example() -> None:
    with pytest.raises(InputError, match=r"Monthly wage \(wage\) is needed.*for instance 4600000"):
        assess.contribution("pu", FEB_2026, **FIRM)


def test_has_no_figures_before_the_programmes_began() -> None:
    with pytest.raises(InputError, match="run from 2015-07-01"):
        assess.contribution("pu", Month(2015, 6), wage=4_600_000, **FIRM)


def test_refuses_a_programme_that_the_segment_does_not_have() -> None:
    with pytest.raises(InputError, match="'jp' is not open to segment bpu"):
        assess.contribution("bpu", FEB_2026, income=1_000_000, programmes=("jkk", "jp"))


@given(wage=WAGES, more=st.integers(0, 1_000_000), month=MONTHS)
def test_a_higher_wage_never_pays_less(wage: int, more: int, month: Month) -> None:
    low, high = (assess.contribution("pu", month, wage=amount, **FIRM) for amount in (wage, wage + more))
    assert low.total <= high.total


@given(wage=WAGES, month=MONTHS, size=st.sampled_from(["micro", "small", "medium", "large"]))
def test_the_parts_add_up(wage: int, month: Month, size: str) -> None:
    answer = assess.contribution("pu", month, wage=wage, risk_class=5, employer_size=size)
    assert sum(answer.by_payer.values()) == sum(answer.by_programme.values()) == answer.total


@given(wage=WAGES, month=MONTHS)
def test_the_pension_ceiling_binds(wage: int, month: Month) -> None:
    answer = assess.contribution("pu", month, wage=wage, **FIRM)
    ceiling = law().in_force("jp_wage_ceiling", date(month.year, month.number, 1)).value
    assert answer.figures["pensionable_wage"] == min(wage, int(str(ceiling)))


@given(income=st.integers(0, 30_000_000), month=MONTHS, payer=st.sampled_from(["self", "apbdes", "donor"]))
def test_a_scenario_that_changes_nothing_here_is_the_law(income: int, month: Month, payer: str) -> None:
    told = [
        assess.contribution("bpu", month, income=income, payer=payer, under=under).total
        for under in (law(), scenarios()["stmb_365_days"])
    ]
    assert told[0] == told[1]


def test_a_reading_is_compared_with_the_law() -> None:
    reading = scenarios()["village_budget_without_relief"]
    told = [
        assess.contribution("bpu", Month(2026, 5), income=1_000_000, payer="apbdes", under=under).total
        for under in (law(), reading)
    ]
    assert told == [8_400, 16_800]


def test_a_draft_law_is_a_scenario() -> None:
    value = {"value": 10_000, "source": "rancangan", "confidence": "L"}
    draft = scenario(
        {
            "name": "draft",
            "meaning": {"id": "JKM Rp10.000", "en": "JKM IDR 10,000"},
            "parameters": {"bpu_jkm_amount": {"values": {date(2027, 1, 1): value}}},
        }
    )
    told = [
        assess.contribution("bpu", month, income=1_000_000, payer="apbd", under=draft)
        for month in (Month(2026, 12), Month(2027, 1))
    ]
    assert [answer.total for answer in told] == [16_800, 10_000 + 10_000]
    assert [citation.id for citation in told[1].unconfirmed] == ["bpu_jkm_amount"]


@pytest.mark.parametrize(("month", "assumes"), [(Month(2026, 11), False), (Month(2026, 12), True)])
def test_says_that_the_future_assumes_the_law_of_today(month: Month, assumes: bool) -> None:
    assert assess.contribution("bpu", month, income=1_000_000).assumes_unchanged_law is assumes


def test_has_no_answer_for_migrants_before_their_tariff() -> None:
    with pytest.raises(UnresolvableFigureError, match="pmi cannot be computed for 2018-11-01"):
        assess.contribution("pmi", Month(2018, 11), route="agency", package=12)


@pytest.mark.parametrize("given", [{}, {"payroll": 48_000_000, "contract_value": 350_000_000}])
def test_a_project_is_counted_in_one_way(given: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="Give exactly one of: contract_value, gross_value, payroll"):
        assess.contribution("jakon", FEB_2026, **given)


def test_refuses_a_payer_that_the_segment_does_not_have() -> None:
    with pytest.raises(InputError, match="Choose one of: employer, apbn, apbd, apbdes, donor"):
        assess.contribution("pu", FEB_2026, wage=4_600_000, payer="self", **FIRM)


def test_a_region_that_employs_is_billed_as_government() -> None:
    answer = assess.contribution("pu", FEB_2026, wage=2_000_000, payer="apbd", programmes=("jkk", "jkm"), **FIRM)
    assert answer.by_payer == {"government": 10_800 + 6_000}


def test_refuses_a_nominal_that_a_migrant_cannot_choose() -> None:
    with pytest.raises(InputError, match="jht_amount"):
        assess.contribution("pmi", FEB_2026, route="agency", package=12, jht_amount=75_000)


def test_a_migrant_is_never_told_the_amounts_of_others() -> None:
    with pytest.raises(InputError, match="Event for jkk, pmi 'death' is not known"):
        assess.benefit("jkk", "death", date(2025, 6, 1), segment="pmi", wage=5_000_000)


def test_a_question_is_found_by_its_segment() -> None:
    answer = assess.benefit("jkm", "death", date(2025, 6, 1), segment="pmi")
    assert answer.total == 85_000_000


def test_says_which_events_there_are() -> None:
    with pytest.raises(InputError, match="Choose one of: death, disability_total"):
        assess.benefit("jkk", "divorce", date(2025, 6, 1))


@pytest.mark.parametrize("id_", assess.questions())
def test_every_question_has_an_answer_today_or_never_had_one(id_: str) -> None:
    question = assess.questions()[id_]
    assert question.figures_on(law(), date(2026, 6, 1))
    assert set(question.segments) <= set(inputs()["segment"].members)
