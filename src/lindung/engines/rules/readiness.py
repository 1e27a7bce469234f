"""Graphs made once for every stretch of days on which the law is the same, and kept."""

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache

from lindung.engines.rules.book import rulebook
from lindung.engines.rules.machinery.graph import UnresolvableFigureError, build_graph
from lindung.engines.rules.machinery.in_force import FIRST_DAY
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.law import Law
from lindung.engines.rules.machinery.scalar import Scalar, prepared


def ready(under: Law, day: date, targets: tuple[str, ...]) -> Scalar:
    """Return the figures of a day, ready for one person at a time.

    Raises:
        UnresolvableFigureError: The law has no answer for that day.
    """
    try:
        return _ready(under, stretch_of(under, day), targets)
    except UnresolvableFigureError:
        build_graph(law=under, day=day, targets=targets, rules=rulebook(), inputs=inputs())  # names the day itself
        raise


def resolvable(under: Law, day: date, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return those figures that the law has on a day.

    Raises:
        UnresolvableFigureError: The law never has a figure of that name.
    """
    first = stretch_of(under, day)
    return tuple(name for name in dict.fromkeys(names) if _is_law_on(under, first, name))


def stretch_of(under: Law, day: date) -> date:
    """Return the first day of the stretch in which a day lies and nothing of the law changes."""
    days = days_of_change(under)
    return days[bisect_right(days, day) - 1]


@cache
def days_of_change(under: Law) -> tuple[date, ...]:
    """Return the days from which a provision or a parameter is another, the first day of the programmes included."""
    rules = [rule for provisions in rulebook().values() for rule in provisions]
    ends = {rule.until + timedelta(days=1) for rule in rules if rule.until is not None}
    days = {FIRST_DAY, *ends, *(rule.since for rule in rules), *under.days_of_change}
    return tuple(sorted(day for day in days if day >= FIRST_DAY))


@cache
def _ready(under: Law, first: date, targets: tuple[str, ...]) -> Scalar:
    return prepared(build_graph(law=under, day=first, targets=targets, rules=rulebook(), inputs=inputs()))


@cache
def _is_law_on(under: Law, first: date, name: str) -> bool:
    """Whether a figure can be computed; a figure that the law never has is an error of the rules."""
    try:
        build_graph(law=under, day=first, targets=(name,), rules=rulebook(), inputs=inputs())
    except UnresolvableFigureError as error:
        if not error.exists:
            raise
        return False
    return True
