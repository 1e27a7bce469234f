import pytest

from lindung.engines.rules import assess
from lindung.engines.rules.asking.drafts import packaged_names
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.law import law
from tests.cli.rules_room import rules, rules_json


def test_lists_every_parameter_with_its_citation() -> None:
    listed = rules_json("parameters")
    assert [one["id"] for one in listed] == [*law().ids]
    assert all(value["source"] and value["confidence"] for one in listed for value in one["values"])


def test_shows_a_parameter_through_time() -> None:
    (ceiling,) = rules_json("parameters", "jp_wage_ceiling")
    by_day = {value["since"]: value["value"] for value in ceiling["values"]}
    assert by_day["2024-03-01"] == 10_042_300
    assert by_day["2026-03-01"] == 11_086_300


@pytest.mark.parametrize(("day", "ceiling"), [("2024-02-29", 9_559_600), ("2024-03-01", 10_042_300)])
def test_shows_a_parameter_on_a_day(day: str, ceiling: int) -> None:
    (one,) = rules_json("parameters", "jp_wage_ceiling", "--on", day)
    assert [value["value"] for value in one["values"]] == [ceiling]


def test_writes_a_rate_as_a_text_for_machines_and_for_people() -> None:
    (rates,) = rules_json("parameters", "jkk_rate_by_risk_class")
    assert rates["values"][0]["value"] == {"1": "0.24%", "2": "0.54%", "3": "0.89%", "4": "1.27%", "5": "1.74%"}
    assert "1: 0,24%" in rules("parameters", "jkk_rate_by_risk_class").stdout


def test_lists_only_what_is_not_certain() -> None:
    doubtful = rules_json("parameters", "--unconfirmed")
    assert 0 < len(doubtful) < len(law().ids)
    assert all({"L", "unconfirmed"} & {value["confidence"] for value in one["values"]} for one in doubtful)


def test_lists_the_parameters_of_a_room() -> None:
    assert {one["room"] for one in rules_json("parameters", "--room", "jkp")} == {"jkp"}


def test_lists_every_input_with_its_option_and_example() -> None:
    listed = rules_json("inputs")
    assert [one["name"] for one in listed] == [*inputs()]
    assert all(one["example"] and one["option"].startswith("--") for one in listed)
    assert "--risk-class [1|2|3|4|5]" in rules("inputs").stdout


def test_lists_every_benefit_that_can_be_asked() -> None:
    assert {one["id"] for one in rules_json("questions")} == {*assess.questions()}
    assert "--programme jkk --event death" in rules("questions").stdout


def test_lists_the_figures() -> None:
    assert "bpu_jkk" in {one["figure"] for one in rules_json("figures")}
    assert "bpu_jkk  Iuran JKK BPU (rupiah)" in rules("figures").stdout


def test_lists_the_scenarios_with_what_they_assume() -> None:
    listed = rules_json("scenarios")
    assert [one["name"] for one in listed] == [*packaged_names()]
    assert all(one["meaning"]["id"] and one["parameters"] for one in listed)
    assert "rounding_up" in rules("scenarios").stdout
