"""How a rule says since when and by which regulation it holds."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lindung.engines.rules.machinery.expressions import Flag, Ratio, Symbol, Whole
from lindung.engines.rules.machinery.parameters import Confidence

Formula = Callable[..., Symbol]
FIRST_DAY = date(2015, 7, 1)  # UU 24/2011: BPJS Ketenagakerjaan runs its programmes from this day


@dataclass(frozen=True, eq=False)
class Rule:
    """A provision: a figure, the figures it needs, and when and why it is the law.

    Attributes:
        figure: Name of the figure it gives.
        needs: Names of figures, parameters and inputs it is called with.
        formula: The function.
        since: First day in force.
        until: Last day; None while in force.
        source: Regulation and article.
        confidence: How sure it is that the law is read rightly.
        relieves: The figure it is an exception to; empty for a provision of its own.
    """

    figure: str
    needs: tuple[str, ...]
    formula: "Formula | Callable[..., Relief]"
    since: date
    until: date | None
    source: str
    confidence: Confidence
    relieves: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def __call__(self, **given: object) -> "Symbol | Relief":
        """Apply the formula."""
        return self.formula(**given)


@dataclass(frozen=True, eq=False)
class Relief:
    """What a relief says: when it applies, and the figure that then takes the place of the normal one."""

    when: Flag
    then: Whole | Ratio


def in_force(
    *, since: date = FIRST_DAY, until: date | None = None, source: str, confidence: str = "H", figure: str = ""
) -> Callable[[Formula], Rule]:
    """Declare a provision; its figure is the function's name unless two wordings of one figure follow each other.

    Args:
        since: First day in force.
        until: Last day in force.
        source: Regulation and article.
        confidence: H, M, L or unconfirmed.
        figure: Name of the figure where the function cannot carry it.
    """

    def declare(formula: Formula) -> Rule:
        return Rule(
            figure=figure or formula.__name__,
            needs=tuple(inspect.signature(formula).parameters),
            formula=formula,
            since=since,
            until=until,
            source=source,
            confidence=Confidence(confidence),
        )

    return declare


def exception_to(
    figure: str, *, since: date = FIRST_DAY, until: date | None = None, source: str, confidence: str = "H"
) -> Callable[[Callable[..., Relief]], Rule]:
    """Declare an exception to a figure, labelled by the function's name; it sleeps while a parameter of it does."""

    def declare(formula: Callable[..., Relief]) -> Rule:
        return Rule(
            figure=formula.__name__,
            needs=tuple(inspect.signature(formula).parameters),
            formula=formula,
            since=since,
            until=until,
            source=source,
            confidence=Confidence(confidence),
            relieves=figure,
        )

    return declare
