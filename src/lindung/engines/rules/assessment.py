"""Answers of the rules: amounts by programme and payer, with every step, parameter and citation behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from lindung.engines.rules.machinery.explanation import Step, explained, value_of
from lindung.engines.rules.machinery.graph import Graph
from lindung.engines.rules.machinery.in_force import Rule
from lindung.engines.rules.machinery.law import known_as_of
from lindung.engines.rules.machinery.names import FigureName, figure_names
from lindung.engines.rules.machinery.parameters import InForce
from lindung.engines.rules.machinery.scalar import Run
from lindung.vocabulary.language import Words


class Payer(StrEnum):
    """Who bears a line of a contribution."""

    EMPLOYER = "employer"
    WORKER = "worker"
    GOVERNMENT = "government"
    SPONSOR = "sponsor"
    JKK_FUND = "jkk_fund"
    JKM_FUND = "jkm_fund"

    @property
    def words(self) -> Words:
        """The payer's name in both languages."""
        return _PAYERS[self]


_PAYERS = {
    Payer.EMPLOYER: Words("Pemberi kerja", "Employer"),
    Payer.WORKER: Words("Pekerja", "Worker"),
    Payer.GOVERNMENT: Words("Pemerintah", "Government"),
    Payer.SPONSOR: Words("Donatur", "Sponsor"),
    Payer.JKK_FUND: Words("Dari iuran JKK", "Out of the JKK contribution"),
    Payer.JKM_FUND: Words("Dari iuran JKM", "Out of the JKM contribution"),
}


@dataclass(frozen=True, slots=True)
class Citation:
    """Why a figure or a value is the law.

    Attributes:
        id: Name of the figure or parameter.
        kind: provision or parameter.
        since: First day in force.
        until: Last day, or None.
        open_point: Number of the open point of the law that the parameter is, if it is one.
    """

    id: str
    kind: str
    words: Words
    value: object
    unit: str
    since: date
    until: date | None
    source: str
    confidence: str
    note: Words | None
    open_point: int | None = None


@dataclass(frozen=True, eq=False)
class Assessment:
    """Figures of one person on one day.

    Attributes:
        graph: The graph they come from, made for the stretch of days in which the law is the same.
        run: What the evaluation saw.
        day: The day that was asked.
    """

    graph: Graph
    run: Run
    day: date

    @property
    def figures(self) -> dict[str, int | Fraction]:
        """Every figure that was needed, by name."""
        figures = self.graph.figures
        return {name: value_of(figures[name], number) for name, number in self.run.figures.items()}

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The provisions and parameter values behind the answer, only those that this person's case needed."""
        names = figure_names()
        rules = [self.graph.figures[name] for name in self.run.figures]
        return (
            *(_provision(figure.rule, names[figure.name], figure.name) for figure in rules),
            *(_parameter(value, self.graph.law.parameter(value.id).open_point) for value in self.run.used),
        )

    @property
    def unconfirmed(self) -> tuple[Citation, ...]:
        """Citations of low or no confidence: the answer could change when the law is read for certain."""
        return tuple(citation for citation in self.citations if citation.confidence in {"L", "unconfirmed"})

    @property
    def assumes_unchanged_law(self) -> bool:
        """Whether the day lies after the sources were read, so that the answer assumes no later change."""
        return self.day > known_as_of()

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every figure unfolded: formula in words and numbers, inputs, parameters."""
        return explained(self.graph, self.run)


@dataclass(frozen=True, slots=True)
class Line:
    """One amount: who pays or what is paid, for which programme."""

    figure: str
    programme: str
    payer: Payer | None
    amount: int


@dataclass(frozen=True, eq=False)
class Contribution(Assessment):
    """What is paid for one person for one month.

    Attributes:
        lines: Amounts that are billed; their sum is the total.
        funding: Money that moves between funds without a bill (JKP).
    """

    lines: tuple[Line, ...]
    funding: tuple[Line, ...]

    @property
    def total(self) -> int:
        """Sum of the lines in rupiah."""
        return sum(line.amount for line in self.lines)

    @property
    def by_payer(self) -> dict[str, int]:
        """Sums by who pays."""
        return _sums((str(line.payer), line.amount) for line in self.lines)

    @property
    def by_programme(self) -> dict[str, int]:
        """Sums by programme."""
        return _sums((line.programme, line.amount) for line in self.lines)


@dataclass(frozen=True, eq=False)
class Benefit(Assessment):
    """What is paid when something happens.

    Attributes:
        programme: The programme that pays.
        event: What happened.
        words: Name of the question.
        lines: Paid at once.
        later: Paid over time, at most this much.
        monthly: Paid every month.
        facts: Other figures worth telling, by name.
    """

    programme: str
    event: str
    words: Words
    lines: tuple[Line, ...]
    later: tuple[Line, ...]
    monthly: tuple[Line, ...]
    facts: Mapping[str, int | Fraction]

    @property
    def total(self) -> int:
        """What is paid at once, in rupiah."""
        return sum(line.amount for line in self.lines)

    @property
    def later_total(self) -> int:
        """What may be paid over time, in rupiah."""
        return sum(line.amount for line in self.later)

    @property
    def monthly_total(self) -> int:
        """What is paid every month, in rupiah."""
        return sum(line.amount for line in self.monthly)


def _sums(parts: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for name, amount in parts:
        sums[name] = sums.get(name, 0) + amount
    return sums


def _provision(rule: Rule, name: FigureName, figure: str) -> Citation:
    return Citation(
        figure, "provision", name.words, None, name.unit, rule.since, rule.until, rule.source, rule.confidence, None
    )


def _parameter(value: InForce, open_point: int | None) -> Citation:
    return Citation(
        value.id,
        "parameter",
        value.name,
        value.value,
        value.unit,
        value.since,
        value.until,
        value.source,
        value.confidence,
        value.note,
        open_point,
    )
