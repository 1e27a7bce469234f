"""The indicators, declared once in indicators.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from lindung.engines.coverage.rollup.measures import MEASURES
from lindung.vocabulary.language import Words


@dataclass(frozen=True)
class Indicator:
    """What a number means.

    Attributes:
        id: Its name in observations, files and addresses; never changed.
        name: Its name for people.
        numerator: Measure counted.
        denominator: Measure it is a share of, or None for a count.
        is_year_to_date: Whether months are summed from January on.
        definition: Who is counted, in a sentence or two.
        formula: The same as a formula.
        source: Law or publication that it follows.
    """

    id: str
    name: Words
    numerator: str
    denominator: str | None
    is_year_to_date: bool
    definition: Words
    formula: Words
    source: str


@cache
def indicators() -> Mapping[str, Indicator]:
    """Return every indicator by its id, in the order in which they are shown."""
    text = files(__package__).joinpath("indicators.toml").read_text(encoding="utf-8")
    return {name: _indicator(name, said) for name, said in tomllib.loads(text).items()}


def _indicator(name: str, said: Mapping[str, Any]) -> Indicator:  # Any: what TOML holds
    denominator = said.get("denominator")
    strange = [measure for measure in (said["numerator"], denominator or said["numerator"]) if measure not in MEASURES]
    if strange:
        raise ValueError(f"indicators.toml: {name} counts {strange[0]}, which is not declared in measures.py.")
    return Indicator(
        id=name,
        name=Words(**said["name"]),
        numerator=said["numerator"],
        denominator=denominator,
        is_year_to_date=said.get("is_year_to_date", False),
        definition=Words(**said["definition"]),
        formula=Words(**said["formula"]),
        source=said["source"],
    )
