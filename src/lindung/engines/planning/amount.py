"""How many people a target means: a percentage of the workers, or "20 percent more" in either reading.

Rule of the drive (domain rule 2.2): ``target_count = target_pct / 100 * workers``. All arithmetic is on whole numbers;
half a person is rounded up.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from lindung.vocabulary.target_plan import TwentyReading

PERCENT_SCALE: Final = 1_000_000
"""Percentages are whole millionths of a percent: 55.32 percent is 55_320_000."""

_WHOLE = 100 * PERCENT_SCALE


@dataclass(frozen=True)
class YearlyIncrease:
    """The guideline that asks for more than the year before.

    Attributes:
        percent: How much more.
        source: The regulation that says so.
    """

    percent: int
    source: str


@cache
def yearly_increase() -> YearlyIncrease:
    """Return the guideline in force, with its source."""
    stated = tomllib.loads(files(__package__).joinpath("parameters.toml").read_text("utf-8"))["yearly_increase"]
    return YearlyIncrease(percent=stated["percent"], source=stated["source"])


def people_of_percent(percent: int, workers: int) -> int:
    """Return the headcount of a percentage (in millionths) of the workers."""
    return _rounded(percent * workers, _WHOLE)


def percent_of_people(people: int, workers: int) -> int | None:
    """Return the percentage (in millionths) that a headcount is of the workers; None of nobody."""
    return _rounded(people * _WHOLE, workers) if workers > 0 else None


def people_of_increase(reading: TwentyReading, *, workers: int, covered: int) -> int:
    """Return the headcount that the guideline asks for, in one of its two readings.

    Relative: the people covered now and a fifth more. Points: the people covered now and a fifth of all workers.
    """
    more = yearly_increase().percent
    return covered + _rounded(more * (covered if reading is TwentyReading.RELATIVE else workers), 100)


def _rounded(over: int, under: int) -> int:
    return (2 * over + under) // (2 * under)
