from datetime import date

import pytest

from lindung.engines.rules.asking.asked import Answer, Asked, answer_to
from lindung.engines.rules.asking.drafts import packaged
from lindung.engines.rules.assessment import Benefit, Contribution
from lindung.engines.rules.machinery.inputs import InputError
from lindung.vocabulary.month import Month

JUNE = date(2025, 6, 1)


def death(programme: str, *, segment: str = "", since: date | None = None, **told: object) -> Answer:
    """Ask what a death on 1 June 2025 pays."""
    return answer_to(
        Asked(question="benefit", programme=programme, event="death", day=JUNE, segment=segment, member_since=since,
              told=told)
    )  # fmt: skip


def total(answer: Answer) -> int:
    assert isinstance(answer.assessment, Benefit | Contribution)
    return answer.assessment.total


def test_a_contribution_reads_texts_and_values_alike() -> None:
    asked = {"question": "contribution", "segment": "bpu", "month": Month(2025, 5)}
    assert total(answer_to(Asked(told={"income": "2.200.000"}, **asked))) == 28_800  # type: ignore[arg-type]  # mixed
    assert total(answer_to(Asked(told={"income": 2_200_000}, **asked))) == 28_800  # type: ignore[arg-type]  # same


def test_a_scenario_takes_the_place_of_the_law() -> None:
    asked = Asked(
        question="contribution", segment="bpu", month=Month(2026, 4), told={"income": 1_000_000, "payer": "apbdes"},
        under=packaged("village_budget_without_relief"),
    )  # fmt: skip
    assert total(answer_to(asked)) == 16_800


def test_a_benefit_reads_the_segment_off_wage_or_income() -> None:
    assert total(death("jkk", income=1_600_000)) == 98_800_000
    assert total(death("jkk", wage=1_600_000)) == 98_800_000
    assert total(death("jkk", income=1_700_500)) == 48 * 1_800_000 + 22_000_000  # the tier, not the income


@pytest.mark.parametrize(
    ("since", "paid"), [(date(2025, 3, 2), 10_000_000), (date(2025, 3, 1), 42_000_000), (date(2024, 1, 1), 42_000_000)]
)
def test_the_three_months_run_from_the_first_day_of_membership(since: date, paid: int) -> None:
    assert total(death("jkm", since=since, income=1_000_000, months_paid=3)) == paid


def test_a_segment_has_its_own_benefits() -> None:
    assert total(death("jkm", segment="pmi")) == 85_000_000


def test_remarks_on_what_changes_nothing() -> None:
    answer = death("jkm", wage=5_000_000, sector="other")
    assert ["sector" in note.id for note in answer.notes] == [True]


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ({"wage": 1, "income": 1}, "income"),
        ({"wage": 1, "segment": "bpu"}, "wage"),
        ({"income": 1, "segment": "pu"}, "income"),
        ({"wage": -1}, "wage"),
        ({"wage": 1, "contract_value": -1}, "contract_value"),
        ({"wage": 1, "disability_percent": 5}, "disability_percent"),
        ({"wage": 1, "under": "x"}, "under"),
    ],
)
def test_refuses_a_contradiction_by_name(told: dict[str, object], named: str) -> None:
    with pytest.raises(InputError) as refused:
        answer_to(Asked(question="benefit", programme="jkk", event="death", day=JUNE, told=told))
    assert named in refused.value.words.id


def test_one_figure_can_be_asked_alone() -> None:
    asked = Asked(question="figure", figures=("bpu_base_income",), day=JUNE, told={"income": "1.100.000"})
    assert answer_to(asked).assessment.figures == {"bpu_base_income": 1_200_000}
