"""The provinces, regencies and cities as they were on a day, each made of areas of today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

import polars as pl

from lindung.vocabulary.areas.crosswalk import Crosswalk, packaged_crosswalk
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.areas.records import ChangeKind
from lindung.vocabulary.wilayah import AreaCode, AreaLevel

KNOWN_SINCE: Final = date(2010, 1, 1)
"""Since this day every new province, regency and city is recorded: 33 and 497 of them then, 38 and 514 now. Of earlier
days only new provinces are; what became of districts and villages is recorded for no day."""

DEEPEST: Final = AreaLevel.REGENCY
"""The lowest level whose changes are recorded."""


class AreasUnknownError(ValueError):
    """The areas of that day are not known."""


@dataclass(frozen=True)
class AreasThen:
    """The areas of a day, down to regencies and cities, the country among them.

    Attributes:
        on: The day.
        parts: {code of then: areas of today that together are it}; each area of today is part of one.
        names: {code of then: its name then}.
        untold: Codes of then of which nobody can tell what they were today: they were merged, and cannot be parted.
    """

    on: date
    parts: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    untold: frozenset[str]

    def holder_of(self, code: str) -> str | None:
        """Return the code of then of an area of today; None where nobody can tell."""
        return next((then for then, parts in self.parts.items() if code in parts), None)


def areas_then(on: date, crosswalk: Crosswalk, names: Mapping[str, str]) -> AreasThen:
    """Undo the lineage, newest first, down to a day.

    Args:
        on: The day; a law counts from its own day on.
        crosswalk: The list and lineage.
        names: Names of the areas of today.

    Raises:
        AreasUnknownError: The day is before :data:`KNOWN_SINCE`.
    """
    if on < KNOWN_SINCE:
        raise AreasUnknownError(f"The areas of {on} are not known; changes are recorded since {KNOWN_SINCE}.")
    parts = {code: (code,) for code in sorted(crosswalk.listed) if AreaCode(code).level <= DEEPEST}
    called = {code: names.get(code, code) for code in parts}
    untold: set[str] = set()
    for step in reversed([each for each in crosswalk.steps if each.happened_on > on]):
        before, after = step.predecessor_code, step.area_code
        if step.kind is ChangeKind.MERGER:
            untold |= {before, after}
        else:
            found = parts.pop(after, ())
            rest = parts.get(before, ()) if step.kind is ChangeKind.SPLIT else ()
            parts[before] = tuple(sorted({*rest, *found}))
            untold = untold | {before} if after in untold else untold
        called[before] = step.predecessor_name
    told = {code: held for code, held in sorted(parts.items()) if code not in untold}
    return AreasThen(on, told, {code: called[code] for code in (*told, *untold)}, frozenset(untold))


@cache
def packaged_areas_then(on: date) -> AreasThen:
    """Return the areas of a day by the list and lineage that ship with the package."""
    listed = gazetteer().filter(pl.col("level") <= DEEPEST.value)
    return areas_then(on, packaged_crosswalk(), dict(listed.select("code", "name").iter_rows()))
