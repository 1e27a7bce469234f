from datetime import date, timedelta
from fractions import Fraction
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
import yaml

from lindung.engines.rules.asking.drafts import scenarios
from lindung.engines.rules.machinery.files import PARAMETERS, ROOMS
from lindung.engines.rules.machinery.law import law, scenario
from lindung.engines.rules.machinery.parameters import ParameterError
from lindung.engines.rules.machinery.schema import SchemaError

DRAFT = {
    "name": "draft",
    "meaning": {"id": "Rancangan", "en": "A draft"},
    "parameters": {
        "jkm_rate": {"values": {date(2027, 1, 1): {"value": "0.40%", "source": "rancangan", "confidence": "L"}}}
    },
}


class Strict(yaml.SafeLoader):
    """Refuses a key that stands twice in one mapping, which YAML readers let pass."""


def _mapping(loader: Strict, node: yaml.MappingNode) -> dict[Any, Any]:
    pairs = loader.construct_pairs(node, deep=True)
    assert len({key for key, _ in pairs}) == len(pairs), f"a key stands twice near line {node.start_mark.line}"
    return dict(pairs)


Strict.add_constructor("tag:yaml.org,2002:map", _mapping)


@pytest.mark.parametrize("id_", law().ids)
def test_every_parameter_of_the_law_keeps_the_schema(id_: str) -> None:
    parameter = law().parameter(id_)
    assert parameter.name.id
    assert parameter.name.en
    assert all(value.source for value in parameter.values)


@pytest.mark.parametrize("id_", law().ids)
def test_no_parameter_has_a_gap_or_an_overlap(id_: str) -> None:
    for before, after in pairwise(law().parameter(id_).values):
        assert before.until == after.since - timedelta(days=1)


@pytest.mark.parametrize("room", ROOMS)
def test_no_file_of_parameters_says_a_thing_twice(room: str) -> None:
    text = (files("lindung.engines.rules") / room / PARAMETERS).read_text(encoding="utf-8")
    ids = list(yaml.load(text, Loader=Strict))
    assert ids == [id_ for id_ in law().ids if law().parameter(id_).room == room]


def test_a_parameter_keeps_one_name_in_all_rooms() -> None:
    written = [
        id_
        for room in ROOMS
        for id_ in yaml.safe_load((files("lindung.engines.rules") / room / PARAMETERS).read_text(encoding="utf-8"))
    ]
    assert sorted(written) == sorted(set(written))


def test_says_that_there_is_no_such_parameter() -> None:
    with pytest.raises(ParameterError, match="no parameter jkk_rte"):
        law().parameter("jkk_rte")


def test_says_that_a_parameter_is_not_in_force_yet() -> None:
    with pytest.raises(ParameterError, match="not in force on 2025-12-31"):
        law().in_force("transport_relief_rate", date(2025, 12, 31))


def test_a_scenario_keeps_the_law_until_its_first_day() -> None:
    draft = scenario(DRAFT)
    rates = [draft.in_force("jkm_rate", day).value for day in (date(2026, 12, 31), date(2027, 1, 1))]
    assert rates == [Fraction(30, 10_000), Fraction(40, 10_000)]
    assert law().in_force("jkm_rate", date(2027, 1, 1)).value == Fraction(30, 10_000)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"meaning": {"id": "?"}}, "a name and a meaning"),
        ({"parameters": {}}, "parameters that it changes"),
        ({"parameters": {"jkm_rte": {"values": {}}}}, "no such parameter"),
        ({"parameters": {"jkm_rate": {"unit": "rate"}}}, "gives values, and nothing else"),
        ({"parameters": {"jkm_rate": {"values": {date(2027, 1, 1): {"value": "0.4"}}}}}, "needs a source"),
    ],
)
def test_refuses_a_scenario_that_says_nothing_of_the_law(change: dict[str, Any], problem: str) -> None:
    with pytest.raises(SchemaError, match=problem):
        scenario({**DRAFT, **change})


@pytest.mark.parametrize("name", scenarios())
def test_every_packaged_scenario_changes_something(name: str) -> None:
    changed = scenarios()[name].replaced
    assert changed
    for id_, parameter in changed.items():
        assert [value.value for value in parameter.values] != [value.value for value in law().parameter(id_).values]
