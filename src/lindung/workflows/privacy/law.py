"""Periods and grounds of the law on personal data, with citation and how sure they are."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files

from lindung.engines.rules.machinery.files import parsed
from lindung.engines.rules.machinery.parameters import Confidence, InForce, Parameter, parameters_of
from lindung.vocabulary.language import Words
from lindung.vocabulary.retention_kind import RetentionKind
from lindung.vocabulary.subject_right import SubjectRight

_HERE = "lindung.workflows.privacy"


class NoPeriodError(LookupError):
    """The law has no such period on that day."""


@dataclass(frozen=True)
class Ground:
    """What stands against erasing.

    Attributes:
        code: Its name.
        words: The sentence of the answer.
        source: Regulation.
        confidence: How sure it is.
    """

    code: str
    words: Words
    source: str
    confidence: Confidence


def answer_period(right: SubjectRight, on: date) -> InForce:
    """Return within how many days (of 24 hours) a request has to be answered."""
    return _in_force(f"{right.value}_days", on)


def breach_period(on: date) -> InForce:
    """Return within how many days (of 24 hours) a breach has to be told."""
    return _in_force("breach_days", on)


def retention_period(kind: RetentionKind, on: date) -> InForce:
    """Return for how many days a kind of file is kept."""
    return _in_force(f"keep_{kind.value}_days", on)


def due(since: datetime, period: InForce) -> datetime:
    """Return when a period that began at a moment is over."""
    if not isinstance(period.value, int):
        raise TypeError(f"{period.id} is no number of days")
    return since + timedelta(days=period.value)


@cache
def grounds() -> dict[str, Ground]:
    """Return what may stand against erasing, by code."""
    told = tomllib.loads(files(_HERE).joinpath("kept_by_law.toml").read_text(encoding="utf-8"))
    return {
        code: Ground(code, Words(one["id"], one["en"]), one["source"], Confidence(one["confidence"]))
        for code, one in told.items()
    }


@cache
def parameters() -> dict[str, Parameter]:
    """Return all periods."""
    return parameters_of("privacy", parsed(files(_HERE).joinpath("law.yaml").read_text(encoding="utf-8")))


def _in_force(name: str, on: date) -> InForce:
    found = parameters()[name].on(on)
    if found is None:
        raise NoPeriodError(f"{name} has no value on {on}")
    return found
