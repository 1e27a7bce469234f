"""Which numbers of a release are bound to each other by arithmetic; data for protection and for attack alike."""

from dataclasses import dataclass, field
from typing import Final

from lindung.engines.coverage.observations import Dimension


@dataclass(frozen=True)
class Measured:
    """What the two numbers of an indicator count.

    Two indicators with one denominator share its number: what one of them publishes, the other cannot withhold.

    Attributes:
        indicator: As observations name it.
        numerator: Name of what is counted, for instance ``covered``.
        denominator: Name of what it is divided by, for instance ``workers``; empty for a count.
    """

    indicator: str
    numerator: str
    denominator: str = ""


@dataclass(frozen=True)
class Term:
    """One count in a sum that is nought.

    Attributes:
        measure: What is counted.
        factor: How often it counts; -1 takes it away.
        months_back: Of which month, seen from the month of the sum.
    """

    measure: str
    factor: int = 1
    months_back: int = 0


@dataclass(frozen=True)
class Link:
    """A sum that is nought in each area, category and month whose terms the release holds.

    ``uncovered - workers + covered`` is one, ``covered - covered(a month before) - new - returned + lapsed`` another.
    """

    terms: tuple[Term, ...]

    @property
    def months_back(self) -> int:
        """How many months the sum reaches back."""
        return max(term.months_back for term in self.terms)


OVERLAPPING: Final = frozenset({Dimension.PROGRAMME.value})
"""One worker is in several programmes, so programmes do not add up to the total; each is at most the total."""


@dataclass(frozen=True)
class Relations:
    """Everything a reader may add and subtract, besides children that make up their area.

    Attributes:
        measures: What indicators count; an indicator that is absent counts something of its own.
        links: Sums between counts.
        overlapping: Dimensions whose categories share people.
        undivided: Dimensions whose rows carry the denominator of the total (no worker has a payer before being
            covered).
        exceeding: Pairs of basis and complement (``workers - covered``) that may be below nought, because the covered
            are not all among the workers counted; :func:`~lindung.engines.coverage.disclosure.protect.protect` fills it
            in.
    """

    measures: tuple[Measured, ...] = ()
    links: tuple[Link, ...] = ()
    overlapping: frozenset[str] = OVERLAPPING
    undivided: frozenset[str] = frozenset({Dimension.PAYER.value})
    exceeding: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    @property
    def is_over_time(self) -> bool:
        """Whether some sum joins months."""
        return any(link.months_back for link in self.links)

    def numerators(self) -> dict[str, str]:
        """What each declared indicator counts."""
        return {measured.indicator: measured.numerator for measured in self.measures}

    def denominators(self) -> dict[str, str]:
        """By what each declared indicator is divided."""
        return {measured.indicator: measured.denominator for measured in self.measures if measured.denominator}


def own_denominator(indicator: str) -> str:
    """Name the denominator of an indicator that declares none."""
    return f"{indicator}, of all"


def complement_of(numerator: str, denominator: str) -> str:
    """Name what two published numbers give away by subtraction."""
    return f"{denominator} - {numerator}"


def rest_of(measure: str) -> str:
    """Name those of the total who are not in a category that overlaps with others."""
    return f"{measure}, the others"
