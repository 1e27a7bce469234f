"""Looking up what a row's fault means, by its code or by words; what was typed is never kept."""

import re
from dataclasses import dataclass
from typing import Final

from lindung.engines.intake.checks.catalogue import Code, Reason, codes, reasons
from lindung.vocabulary.language import Words

LONGEST: Final = 60
_NUMBER: Final = re.compile(r"\d(?:[\s.\-]*\d){5,}")
_PLACE: Final = re.compile(r"\{\w+\}")
_TWO: Final = ("id", "en")


@dataclass(frozen=True)
class Fault:
    """A reason of the checks as the page tells it.

    Attributes:
        reason: The reason as it is declared.
        what: Its sentence, with dots where a row's own value stands.
    """

    reason: Reason
    what: Words


@dataclass(frozen=True)
class FaultsOfCode:
    """The reasons of one code.

    Attributes:
        code: The code as offices know it.
        faults: Its reasons, in the order of the catalogue.
    """

    code: Code
    faults: tuple[Fault, ...]


def is_number(typed: str) -> bool:
    """Whether what somebody typed holds a number as long as one of a person: a NIK, a family card, a telephone."""
    return _NUMBER.search(typed) is not None


def faults_with(typed: str) -> list[FaultsOfCode]:
    """Return the reasons that hold every typed word in either language, by code; all of them for nothing typed."""
    words = typed.casefold().split()
    held = [one for one in reasons().values() if _holds(one, words)]
    found = [
        FaultsOfCode(code, tuple(_fault(one) for one in held if one.code == code.name)) for code in codes().values()
    ]
    return [one for one in found if one.faults]


def _holds(reason: Reason, words: list[str]) -> bool:
    said = (codes()[reason.code].words, reason.title, reason.what, reason.advice, reason.who_words)
    text = " ".join([reason.code, *(getattr(one, language) for one in said for language in _TWO)]).casefold()
    return all(word in text for word in words)


def _fault(reason: Reason) -> Fault:
    return Fault(reason, Words(_without_values(reason.what.id), _without_values(reason.what.en)))


def _without_values(sentence: str) -> str:
    return _PLACE.sub("…", sentence).replace("….", "…")
