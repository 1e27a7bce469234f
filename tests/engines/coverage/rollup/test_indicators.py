"""The catalogue is whole: every indicator is said in both languages and counts what is declared."""

import pytest

from lindung.engines.coverage.rollup.indicators import Indicator, indicators
from lindung.engines.coverage.rollup.measures import MEASURES


@pytest.mark.parametrize("indicator", indicators().values(), ids=lambda each: each.id)
def test_is_declared_whole(indicator: Indicator) -> None:
    assert indicator.numerator in MEASURES
    assert indicator.denominator is None or indicator.denominator in MEASURES
    for words in (indicator.name, indicator.definition, indicator.formula):
        assert words.id.strip()
        assert words.en.strip()
        assert words.id != words.en
    shares = [said.count("/") for said in (indicator.formula.id, indicator.formula.en)]
    assert shares == [indicator.denominator is not None] * 2
    assert indicator.source.strip()


def test_every_measure_serves_an_indicator() -> None:
    named = {name for each in indicators().values() for name in (each.numerator, each.denominator)}
    assert set(MEASURES) == named - {None}


def test_names_are_told_apart() -> None:
    for told in ("id", "en"):
        names = [getattr(each.name, told) for each in indicators().values()]
        assert len(set(names)) == len(names)
