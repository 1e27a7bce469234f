"""What a firm pays in a month: every wage's contribution times the workers who earn it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lindung.engines.rules import assess
from lindung.engines.rules.assessment import Contribution, Line, Payer
from lindung.engines.rules.machinery.law import Law
from lindung.vocabulary.month import Month


@dataclass(frozen=True)
class WageLine:
    """A wage in rupiah a month, and how many workers earn it."""

    wage: int
    workers: int


@dataclass(frozen=True)
class ProgrammeRow:
    """What a firm and its workers pay for one programme."""

    programme: str
    employer: int
    worker: int
    figures: frozenset[str]

    @property
    def total(self) -> int:
        """Both parts."""
        return self.employer + self.worker


@dataclass(frozen=True)
class Payroll:
    """A firm's contributions of one month.

    Attributes:
        month: The contribution month.
        lines: Wages and workers.
        answers: The contribution of one worker of each line.
    """

    month: Month
    lines: tuple[WageLine, ...]
    answers: tuple[Contribution, ...]

    @property
    def workers(self) -> int:
        """All workers."""
        return sum(line.workers for line in self.lines)

    @property
    def programmes(self) -> tuple[ProgrammeRow, ...]:
        """The bill by programme."""
        names = dict.fromkeys(line.programme for answer in self.answers for line in answer.lines)
        return tuple(self._programme(name) for name in names)

    @property
    def funding(self) -> dict[Payer, int]:
        """Money that moves between funds for job-loss insurance, by where it comes from; nobody is billed for it."""
        parts = [(line, times) for line, times in self._times(funding=True) if line.payer is not None]
        payers = dict.fromkeys(line.payer for line, _times in parts if line.payer is not None)
        return {payer: sum(line.amount * times for line, times in parts if line.payer is payer) for payer in payers}

    @property
    def employer_total(self) -> int:
        """What the firm bears."""
        return sum(row.employer for row in self.programmes)

    @property
    def worker_total(self) -> int:
        """What is taken from the wages."""
        return sum(row.worker for row in self.programmes)

    @property
    def total(self) -> int:
        """What the firm transfers."""
        return self.employer_total + self.worker_total

    @property
    def shares(self) -> tuple[tuple[WageLine, int, int], ...]:
        """By wage: what the employer and one worker pay for one worker."""
        return tuple(
            (line, answer.by_payer.get(Payer.EMPLOYER, 0), answer.by_payer.get(Payer.WORKER, 0))
            for line, answer in zip(self.lines, self.answers, strict=True)
        )

    def _programme(self, name: str) -> ProgrammeRow:
        parts = [(line, times) for line, times in self._times() if line.programme == name]
        return ProgrammeRow(
            programme=name,
            employer=sum(line.amount * times for line, times in parts if line.payer is Payer.EMPLOYER),
            worker=sum(line.amount * times for line, times in parts if line.payer is Payer.WORKER),
            figures=frozenset(line.figure for line, _times in parts),
        )

    def _times(self, *, funding: bool = False) -> Iterable[tuple[Line, int]]:
        for line, answer in zip(self.lines, self.answers, strict=True):
            for part in answer.funding if funding else answer.lines:
                yield part, line.workers


def payroll_of(month: Month, lines: Sequence[WageLine], *, under: Law | None = None, **given: Any) -> Payroll:
    """Compute a firm's contributions of one month.

    Raises:
        InputError: The law refuses a wage or another answer.
    """
    answers = tuple(assess.contribution("pu", month, under=under, wage=line.wage, **given) for line in lines)
    return Payroll(month, tuple(lines), answers)
