"""One person's figures straight from the rules, for tests."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from lindung.engines.rules.book import rulebook
from lindung.engines.rules.machinery.graph import build_graph
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.law import Law, law
from lindung.engines.rules.machinery.scalar import Scalar, prepared


def figure_of(name: str, day: date, *, under: Law | None = None, **given: object) -> int:
    """Return one figure for one person on a day; inputs as people write them."""
    return figures_of([name], day, under=under, **given)[name]


def figures_of(names: Sequence[str], day: date, *, under: Law | None = None, **given: object) -> dict[str, int]:
    """Return figures for one person on a day, with every figure they needed."""
    codes = {name: inputs()[name].code(value) for name, value in given.items()}
    return _prepared(tuple(names), day, under or law()).run(codes).figures


@cache
def _prepared(names: tuple[str, ...], day: date, under: Law) -> Scalar:
    return prepared(build_graph(law=under, day=day, targets=names, rules=rulebook(), inputs=inputs()))
