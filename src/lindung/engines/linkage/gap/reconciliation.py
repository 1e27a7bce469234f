"""What goes into the account between the published gap and the named one, and what comes out, as plain values."""

from dataclasses import dataclass
from enum import StrEnum

from lindung.engines.linkage.gap.reconcile_words import LineCode, MissingNumber
from lindung.vocabulary.language import Words


class GapKind(StrEnum):
    """Which gap is accounted for."""

    TO_ALL = "to_all"
    TO_TARGET = "to_target"


@dataclass(frozen=True)
class PublishedCounts:
    """What the ledger says of one area; None where it says nothing.

    Attributes:
        workers: The denominator.
        published: Active members.
        target: Members asked for.
    """

    workers: int | None
    published: int | None
    target: int | None = None


@dataclass(frozen=True)
class PersonCounts:
    """Persons of one area as the registers name them; None where no register says so.

    Attributes:
        covered: Persons of the list who are covered.
        possible: Persons of the list who may be.
        uncovered: Persons of the list who are not.
        unlisted: Active members who live in the area and match nobody on the list.
        elsewhere: Active members of the extract who live outside the area.
        not_workers: Active members who died, or whom another scheme insures, or who are outside the scope otherwise.
        unplaced: Active members on no list whose domicile the extract does not tell.
    """

    covered: int | None
    possible: int | None
    uncovered: int | None
    unlisted: int | None
    elsewhere: int | None
    not_workers: int | None
    unplaced: int | None


@dataclass(frozen=True)
class Line:
    """One line of the account.

    Attributes:
        code: What it is about.
        count: How many persons, never below zero.
        sign: 1 where it adds to the gap, -1 where it takes from it.
    """

    code: LineCode
    count: int
    sign: int

    @property
    def amount(self) -> int:
        """What the line contributes to the gap."""
        return self.sign * self.count

    @property
    def label(self) -> Words:
        """Its name in both languages."""
        return self.code.label(self.amount)

    @property
    def meaning(self) -> Words:
        """What it means and who can settle it, in a sentence."""
        return self.code.meaning(self.amount)


@dataclass(frozen=True)
class Reconciliation:
    """The account of one area.

    Attributes:
        kind: Which gap.
        gap: The published gap, or None when a number for it is missing.
        lines: What it is made of, as far as the numbers are known; they add up to the gap when nothing is missing.
        missing: What is not known.
    """

    kind: GapKind
    gap: int | None
    lines: tuple[Line, ...]
    missing: tuple[MissingNumber, ...]
