"""What it costs to protect workers for some months, and how far a sum of money reaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lindung.engines.rules import assess
from lindung.engines.rules.assessment import Contribution
from lindung.engines.rules.machinery.law import Law
from lindung.vocabulary.month import Month

LOWEST_INCOME = 0  # vulnerable workers are insured on the first row of the annex


@dataclass(frozen=True)
class BudgetMonth:
    """One month of a plan: the contribution of one worker, and of all."""

    month: Month
    contribution: Contribution
    workers: int

    @cached_property
    def by_programme(self) -> dict[str, int]:
        """All workers' contributions by programme."""
        return {name: amount * self.workers for name, amount in self.contribution.by_programme.items()}

    @cached_property
    def per_worker(self) -> int:
        """One worker's contribution."""
        return self.contribution.total

    @cached_property
    def total(self) -> int:
        """All workers' contributions."""
        return self.per_worker * self.workers


@dataclass(frozen=True)
class BudgetPlan:
    """A plan for some workers over consecutive months."""

    workers: int
    months: tuple[BudgetMonth, ...]

    @cached_property
    def total(self) -> int:
        """What the whole plan costs."""
        return sum(month.total for month in self.months)

    @cached_property
    def per_worker(self) -> int:
        """What one worker costs over the whole plan."""
        return sum(month.per_worker for month in self.months)

    @cached_property
    def by_programme(self) -> dict[str, int]:
        """The whole plan by programme: each often has an account of its own."""
        names = dict.fromkeys(name for month in self.months for name in month.by_programme)
        return {name: sum(month.by_programme.get(name, 0) for month in self.months) for name in names}

    @cached_property
    def spans(self) -> tuple[tuple[BudgetMonth, ...], ...]:
        """The months in runs of one rate."""
        runs: list[list[BudgetMonth]] = []
        for month in self.months:
            if runs and runs[-1][-1].contribution.lines == month.contribution.lines:
                runs[-1].append(month)
            else:
                runs.append([month])
        return tuple(tuple(run) for run in runs)

    @property
    def last(self) -> Month:
        """The last month that is paid."""
        return self.months[-1].month


@dataclass(frozen=True)
class Reach:
    """How far a sum of money reaches.

    Attributes:
        budget: The sum, in rupiah.
        months_for_all: Whole months, from the first, that it pays for every worker of the plan.
        workers_throughout: Workers whom it pays for every month of the plan.
        workers_first_month: Workers whom it pays for the first month.
        difference: What is left over the whole plan, or missing when negative.
    """

    budget: int
    months_for_all: int
    workers_throughout: int
    workers_first_month: int
    difference: int


def budget_plan(
    *, workers: int, months: Sequence[Month], programmes: tuple[str, ...], under: Law | None = None, **given: Any
) -> BudgetPlan:
    """Compute every month of a plan by the law of that month.

    Raises:
        InputError: The law refuses a month or an answer.
    """
    answers = (
        (month, assess.contribution("bpu", month, programmes=programmes, under=under, income=LOWEST_INCOME, **given))
        for month in months
    )
    return BudgetPlan(workers, tuple(BudgetMonth(month, answer, workers) for month, answer in answers))


def months_between(first: Month, last: Month) -> tuple[Month, ...]:
    """List the months from one to another, both of them too."""
    return tuple(first.plus(later) for later in range(first.months_until(last) + 1))


def reach_of(budget: int, plan: BudgetPlan) -> Reach:
    """Say how far a sum reaches; a worker is protected for a month only when all of it is paid."""
    paid, spent = 0, 0
    for month in plan.months:
        spent += month.total
        if spent > budget:
            break
        paid += 1
    return Reach(
        budget=budget,
        months_for_all=paid,
        workers_throughout=min(plan.workers, _times(budget, plan.per_worker, plan.workers)),
        workers_first_month=min(plan.workers, _times(budget, plan.months[0].per_worker, plan.workers)),
        difference=budget - plan.total,
    )


def _times(budget: int, price: int, otherwise: int) -> int:
    return budget // price if price else otherwise
