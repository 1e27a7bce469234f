import json
from datetime import date
from fractions import Fraction

import pytest

from lindung.engines.rules.asking.asked import Asked, answer_to
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.law import law
from lindung.engines.rules.telling.plain import plain_answer, plain_inputs, plain_parameter, plain_value
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month


@pytest.mark.parametrize(
    ("value", "unit", "plain"),
    [
        (4_600_000, "rupiah", 4_600_000),
        (Fraction(24, 10_000), "rate", "0.24%"),
        (Fraction(1), "rate", "100%"),
        (1, "flag", True),
        (0, "flag", False),
        (date(2026, 2, 1).toordinal(), "date", "2026-02-01"),
        (Month(2026, 2).ordinal, "month", "2026-02"),
        ({1: Fraction(54, 10_000)}, "rate", {"1": "0.54%"}),
        ("half_up", "choice", "half_up"),
        (None, "rupiah", None),
    ],
)
def test_writes_values_that_machines_read_without_loss(value: object, unit: str, plain: object) -> None:
    assert plain_value(value, unit) == plain


def test_writes_a_kind_by_its_code() -> None:
    members = {"covered": Words("Aktif", "Covered"), "grace": Words("Tenggang", "Grace")}
    assert plain_value(1, "kind", members) == "grace"


def test_an_answer_with_all_its_steps_is_json() -> None:
    asked = Asked(
        question="contribution", segment="pu", month=Month(2026, 3), told={"wage": 4_600_001, "risk_class": 2}
    )
    plain = plain_answer(answer_to(asked), with_steps=True)
    assert json.loads(json.dumps(plain)) == plain
    assert sum(line["amount"] for line in plain["lines"]) == plain["total"]
    assert {step["figure"] for step in plain["steps"]} == {*plain["figures"]}
    assert "contribution_rounding" in {one["id"] for one in plain["unconfirmed"]}


def test_says_when_the_law_may_have_changed_since_it_was_read() -> None:
    asked = Asked(question="contribution", segment="bpu", month=Month(2040, 1), told={"income": 1})
    assert plain_answer(answer_to(asked))["assumes_unchanged_law"] is True


@pytest.mark.parametrize("id_", law().ids)
def test_every_parameter_is_json(id_: str) -> None:
    plain = plain_parameter(law().parameter(id_))
    assert json.loads(json.dumps(plain)) == plain


def test_every_input_is_json() -> None:
    plain = plain_inputs(inputs())
    assert json.loads(json.dumps(plain)) == plain
