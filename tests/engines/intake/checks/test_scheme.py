from datetime import date

import pytest

from lindung.engines.intake.checks.scheme import (
    SchemeError,
    SchemeRule,
    Setting,
    scheme_in_force,
    scheme_names,
    scheme_rules,
)

ON = date(2026, 12, 1)


def test_takes_the_default_rules() -> None:
    scheme = scheme_in_force("default", ON, {})
    assert scheme.whole("max_age") == 65
    assert scheme.is_on("area")
    assert not scheme.is_on("one_per_household")
    assert not scheme.is_on("decile")


def test_changes_a_rule_for_one_list() -> None:
    scheme = scheme_in_force("default", ON, {"one_per_household": True, "sectors": "Pertanian , perikanan"})
    assert scheme.is_on("one_per_household")
    assert scheme.listed("sectors") == ("pertanian", "perikanan")


def test_before_the_first_setting_every_rule_is_off() -> None:
    scheme = scheme_in_force("default", date(2000, 1, 1), {})
    assert not any(scheme.is_on(rule) for rule in scheme_rules())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"max_umur": 60}, "max_umur"),
        ({"max_age": True}, "whole number from 0 to 120"),
        ({"max_age": 121}, "whole number from 0 to 120"),
        ({"max_age": "65"}, "whole number"),
        ({"area": 1}, "yes or no"),
        ({"sectors": 3}, "text"),
    ],
)
def test_refuses_what_is_no_rule_or_no_setting_of_it(changes: dict[str, Setting], told: str) -> None:
    with pytest.raises(SchemeError, match=told) as refused:
        scheme_in_force("default", ON, changes)
    assert refused.value.words.id


def test_refuses_a_scheme_nobody_declared() -> None:
    with pytest.raises(SchemeError, match="default"):
        scheme_in_force("lain", ON, {})


@pytest.mark.parametrize("rule", scheme_rules().values(), ids=lambda one: one.name)
def test_every_setting_names_its_source(rule: SchemeRule) -> None:
    values = rule.values
    assert all(one.source and one.confidence in {"H", "MEM", "C"} for one in values)


def test_names_the_schemes() -> None:
    assert "default" in scheme_names()
