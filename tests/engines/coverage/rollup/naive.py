"""The same counts person by person and month by month, as slowly and plainly as they can be written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.settle import ATTRIBUTES
from lindung.engines.coverage.rollup.tables import HORIZONS, OPEN
from tests.engines.coverage.rollup.registers import BPU, CATEGORIES, INDEX

Row = Mapping[str, Any]  # Any: values of columns
Counted = Counter[tuple[str, int, str, str]]
"""Persons by measure, month, village or unknown child, and category."""

LAST: Final = 24_400  # far beyond every month of the tests
GRACE_OF: Final = {BPU: 3}


def holders(spells: Sequence[Row]) -> dict[int, dict[int, Row]]:
    """For each person the spell that holds each covered month."""
    held: dict[int, dict[int, Row]] = {}
    for person in {row["person"] for row in spells}:
        theirs = sorted((row for row in spells if row["person"] == person), key=_rank)
        months: dict[int, Row] = {}
        for row in theirs:
            for month in range(row["first_month"], _end(row) + 1):
                months.setdefault(month, row)
        held[person] = months
    return held


def counts(spells: Sequence[Row], months: Iterable[int], dimension: Dimension) -> Counted:
    """Count what is told by members, each person and month by itself."""
    found: Counted = Counter()
    for held in holders(spells).values():
        for month in months:
            for measure, row in _measures(held, month):
                found[measure, month, INDEX.places[row["domicile"]], _category(row, dimension)] += 1
    return found


def _measures(held: Mapping[int, Row], month: int) -> Iterable[tuple[str, Row]]:
    joined = min(held)
    before = [earlier for earlier in held if earlier < month]
    if month in held:
        row = held[month]
        yield "covered", row
        if row["worker_from"] is not None and row["worker_from"] <= month <= (row["worker_until"] or LAST):
            yield "covered_workers", row
    if month == joined:
        yield "new", held[month]
    if month >= joined:
        yield "members", held[max(each for each in held if each <= month)]
    if before:
        yield from _out_of_cover(held, max(before), month)
    for horizon in HORIZONS:
        if month == joined + horizon:
            yield f"joined_{horizon}_ago", held[joined]
            if month in held:
                yield f"covered_after_{horizon}", held[joined]


def _out_of_cover(held: Mapping[int, Row], last: int, month: int) -> Iterable[tuple[str, Row]]:
    grace = GRACE_OF.get(held[last]["segment"], 0)
    unpaid = month - last
    if month in held:
        if unpaid > grace + 1:
            yield "returned", held[month]
    elif unpaid <= grace:
        yield "in_grace", held[last]
    elif unpaid == grace + 1:
        yield "lapsed", held[last]


def _rank(row: Row) -> tuple[Any, ...]:
    rest = tuple((row[name] is None, row[name] or 0) for name in ATTRIBUTES)
    return row["standing"], -_last(row), row["first_month"], *rest


def _last(row: Row) -> int:
    return OPEN if row["last_month"] is None else row["last_month"]


def _end(row: Row) -> int:
    return min(_last(row), LAST)


def _category(row: Row, dimension: Dimension) -> str:
    return "" if dimension is Dimension.TOTAL else CATEGORIES.texts[dimension][row[dimension.value]]
