"""Every provision of the law by the figure it gives: the rooms are read once."""

from datetime import date
from functools import cache
from importlib import import_module
from itertools import pairwise

from lindung.engines.rules.machinery.graph import Rulebook
from lindung.engines.rules.machinery.in_force import Rule

MODULES = (
    "employer.size",
    "employer.wage",
    "selfemployed.base_income",
    "selfemployed.registration",
    "relief.of_self_employed",
    "relief.of_wage_earners",
    "jkk.contribution",
    "jkm.contribution",
    "jht.contribution",
    "jp.contribution",
    "jkp.contribution",
    "relief.of_construction",
    "construction.contribution",
    "migrant.contribution",
    "migrant.benefit",
    "dues.penalty",
    "jht.claim",
    "jp.pension",
    "jp.entitlement",
    "jkp.cash",
    "jkp.eligibility",
    "jkp.activity",
    "jkk.insured_wage",
    "jkk.right",
    "jkk.death",
    "jkk.temporary",
    "jkk.disability",
    "jkk.care",
    "jkm.right",
    "jkm.death",
    "scholarship.years",
    "scholarship.amount",
    "scholarship.right",
    "status.self_employed",
    "status.wage_earners",
    "status.projects",
    "status.migrants",
)


class RulebookError(ValueError):
    """Two provisions give one figure on the same day."""


@cache
def rulebook() -> Rulebook:
    """Return the provisions by figure; exceptions stand under the figure they relieve.

    Raises:
        RulebookError: Two provisions of one figure are in force on one day.
    """
    book: dict[str, tuple[Rule, ...]] = {}
    for module in MODULES:
        for thing in vars(import_module(f"lindung.engines.rules.{module}")).values():
            if isinstance(thing, Rule):
                figure = thing.relieves or thing.figure
                book[figure] = (*book.get(figure, ()), thing)
    for figure, rules in book.items():
        _check(figure, [rule for rule in rules if not rule.relieves])
    return book


def _check(figure: str, rules: list[Rule]) -> None:
    ordered = sorted(rules, key=lambda rule: rule.since)
    for before, after in pairwise(ordered):
        if (before.until or date.max) >= after.since:
            raise RulebookError(f"{figure}: two provisions are in force on {after.since}.")
