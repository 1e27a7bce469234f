"""The catalogue of reasons a row can be given: code, severity, sentence, who can repair it, read from data files."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from lindung.vocabulary.language import Words
from lindung.vocabulary.register_kind import RegisterKind

BIRTH_TARGETS = frozenset({"birth_date", "birth"})
"""Targets that give a date of birth: a column of its own, or place and date in one cell."""


class Severity(StrEnum):
    """What a reason does to its row: asks for a repair, leaves it out until a person decides, or is a note."""

    REPAIR = "repair"
    INELIGIBLE = "ineligible"
    REVIEW = "review"


@dataclass(frozen=True)
class Code:
    """A code as offices know it.

    Attributes:
        name: E01 to E22.
        words: Its name.
    """

    name: str
    words: Words


@dataclass(frozen=True)
class Reason:
    """One thing that can be wrong with a row.

    Attributes:
        name: Stable name, for machines.
        bit: Its place in a mask, stable for ever.
        code: E01 to E22.
        severity: What it does to a row, unless the register makes it a note: see `severity_in`.
        who: Name of who can repair it.
        who_words: The same for people.
        evidence: Target of the cell that shows it.
        evidence_in: {register: target} where another cell shows it.
        registers: Registers it speaks about.
        milder_in: Registers in which it is a note only.
        needs: Register the row is compared with, or None.
        toggle: Rule of the scheme that switches it, or None.
        only_with: Targets of which the file has one at least; empty when it is always looked at.
        title: A few words.
        what: What is wrong, with places for values.
        advice: What to do, unless the register asks for something else: see `advice_for`.
        advice_in: {register: what to do there}.
        fixes: Answers offered in a workbook that goes back.
    """

    name: str
    bit: int
    code: str
    severity: Severity
    who: str
    who_words: Words
    evidence: str
    evidence_in: Mapping[RegisterKind, str]
    registers: frozenset[RegisterKind]
    milder_in: frozenset[RegisterKind]
    needs: str | None
    toggle: str | None
    only_with: frozenset[str]
    title: Words
    what: Words
    advice: Words
    advice_in: Mapping[RegisterKind, Words]
    fixes: tuple[Words, ...]

    @property
    def mask(self) -> int:
        """The mask that holds this reason alone."""
        return 1 << self.bit

    def severity_in(self, register: RegisterKind) -> Severity:
        """Say what it does to a row of a register."""
        return Severity.REVIEW if register in self.milder_in else self.severity

    def advice_for(self, register: RegisterKind) -> Words:
        """Say what to do about it in a register."""
        return self.advice_in.get(register, self.advice)

    def evidence_for(self, register: RegisterKind, columns_present: frozenset[str]) -> str:
        """Name the target whose cell shows it; a file without birth dates shows the age in the NIK."""
        if self.evidence == "birth_date" and not columns_present & BIRTH_TARGETS:
            return "nik"
        return self.evidence_in.get(register, self.evidence)


@cache
def reasons() -> Mapping[str, Reason]:
    """Return every reason by name, in the order of the bits."""
    shared, tables = _read("codes.toml"), _read("catalogue.toml")
    return {name: _reason(name, entry, shared) for name, entry in tables.items()}


@cache
def codes() -> Mapping[str, Code]:
    """Return every code by name, E01 first."""
    return {name: Code(name, _words(entry)) for name, entry in _read("codes.toml")["codes"].items()}


@cache
def who_words() -> Mapping[str, Words]:
    """Return who can repair a row, by name."""
    return {name: _words(entry) for name, entry in _read("codes.toml")["who"].items()}


@cache
def answers() -> Mapping[str, Words]:
    """Return the answers a returned workbook offers: ``repaired``, ``confirmed``, ``removed``."""
    return {name: _words(entry) for name, entry in _read("codes.toml")["answers"].items()}


def reasons_for(register: RegisterKind) -> tuple[Reason, ...]:
    """Return the reasons that speak about a register, in the order of the bits."""
    return tuple(reason for reason in reasons().values() if register in reason.registers)


def reasons_in(mask: int) -> tuple[Reason, ...]:
    """Return the reasons a mask holds, in the order of the bits."""
    return tuple(reason for reason in reasons().values() if mask & reason.mask)


def mask_of(names: Iterable[str]) -> int:
    """Return the mask that holds the named reasons.

    Raises:
        KeyError: A name is no reason.
    """
    mask = 0
    for name in names:
        mask |= reasons()[name].mask
    return mask


def severity_mask(severity: Severity, register: RegisterKind) -> int:
    """Return the mask of all reasons that have a severity in a register."""
    return mask_of(one.name for one in reasons().values() if one.severity_in(register) is severity)


def _reason(name: str, entry: Mapping[str, Any], shared: Mapping[str, Any]) -> Reason:  # Any: TOML tables
    return Reason(
        name=name,
        bit=entry["bit"],
        code=entry["code"],
        severity=Severity(entry["severity"]),
        who=entry["who"],
        who_words=who_words()[entry["who"]],
        evidence=entry["evidence"],
        evidence_in={RegisterKind(kind): target for kind, target in entry.get("evidence_in", {}).items()},
        registers=frozenset(map(RegisterKind, shared["registers"][entry["registers"]])),
        milder_in=frozenset(map(RegisterKind, entry.get("milder_in", ()))),
        needs=entry.get("needs"),
        toggle=entry.get("toggle"),
        only_with=frozenset(entry.get("only_with", ())),
        title=_words(entry["title"]),
        what=_words(entry["what"]),
        advice=_words(entry["advice"]),
        advice_in={RegisterKind(kind): _words(words) for kind, words in entry.get("advice_in", {}).items()},
        fixes=tuple(answers()[one] for one in entry["answers"]),
    )


def _words(entry: Mapping[str, str]) -> Words:
    return Words(entry["id"], entry["en"])


def _read(name: str) -> dict[str, Any]:  # Any: TOML tables
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
