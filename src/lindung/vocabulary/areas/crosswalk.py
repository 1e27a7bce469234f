"""From the code an area had to the areas that hold its territory today, however many laws lie between.

A NIK keeps the code of its day, reports keep the areas of theirs. Where the recorded lineage says what became of a
code, it is followed step by step; where it says nothing, nothing is guessed: an unlisted code lies somewhere in the
area above.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

import polars as pl

from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.areas.records import ChangeKind, LineageStep, lineage_steps
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode, AreaCodeError, AreaLevel


@dataclass(frozen=True)
class Territory:
    """Where the territory of an area lies today.

    Attributes:
        code: The code it had.
        parts: Areas of today that hold all of it, by code.
        is_whole: Whether the parts together are that area and nothing more; otherwise it lies somewhere in them.
        steps: What happened to it since, oldest first.
    """

    code: str
    parts: tuple[str, ...]
    is_whole: bool
    steps: tuple[LineageStep, ...]

    @property
    def holder(self) -> str:
        """The nearest area that surely holds all of it; the country, if its parts lie in two provinces."""
        first, *others = [AreaCode(part) for part in self.parts]
        return next(outer.text for outer in reversed(first.lineage) if all(outer.contains(part) for part in others))


@dataclass(frozen=True)
class Crosswalk:
    """What became of areas, from a list and its lineage.

    Attributes:
        listed: Codes of the areas of today, the country among them.
        steps: The lineage, oldest first; steps of one day in the order in which they follow each other.
    """

    listed: frozenset[str]
    steps: tuple[LineageStep, ...]

    @classmethod
    def of(cls, listed: Iterable[str], steps: Iterable[LineageStep]) -> "Crosswalk":
        """Make the crosswalk of a list of areas."""
        return cls(frozenset({COUNTRY_CODE, *listed}), tuple(sorted(steps, key=lambda step: step.happened_on)))

    def territory(self, code: str, on: date) -> Territory:
        """Return where the area lies today that bore a code on a day.

        A law counts from its own day on. Of a district or village of an area that changed since, nobody recorded what
        became: it lies somewhere in what became of the area.

        Raises:
            AreaCodeError: The code is none of Kemendagri.
        """
        above = AreaCode(code).parent
        parts, is_whole, taken = {code}, True, []
        for step in self.steps:
            if step.happened_on <= on or step.predecessor_code not in parts:
                continue
            taken.append(step)
            parts = parts if step.kind is ChangeKind.SPLIT else parts - {step.predecessor_code}
            parts = parts | {step.area_code}
            is_whole = is_whole and step.kind is not ChangeKind.MERGER
        lost = parts - self.listed - {step.predecessor_code for step in taken}
        if not lost and not (self._moved_above(AreaCode(code), on) and not taken):
            return Territory(code, tuple(sorted(parts & self.listed)), is_whole, tuple(taken))
        if above is None:
            raise ValueError(f"The list of areas lacks {code}.")
        outer = self.territory(above.text, on)
        return Territory(code, outer.parts, is_whole=False, steps=(*outer.steps, *taken))

    def territory_ever(self, code: str) -> Territory:
        """Return where the area lies today that bore a code on some day nobody tells, as the code in a NIK.

        A code that was given to another area later stands for both.
        """
        began = {step.happened_on for step in self.steps if step.area_code == code}
        today = {date.max} if code in self.listed else set()
        found = [self.territory(code, day) for day in sorted({date.min, *began, *today})]
        steps = dict.fromkeys(step for each in found for step in each.steps)
        parts = sorted({part for each in found for part in each.parts})
        return Territory(code, tuple(parts), all(each.is_whole for each in found), tuple(steps))

    def former_codes(self, code: str) -> tuple[str, ...]:
        """Return the codes of other areas that once held an area of today, or something in it.

        Residents may bear them in their NIK.
        """
        area = AreaCode(code)
        before = sorted({step.predecessor_code for step in self.steps} - {code})
        parts = {each: [AreaCode(part) for part in self.territory_ever(each).parts] for each in before}
        return tuple(
            each for each, held in parts.items() if any(area.contains(part) or part.contains(area) for part in held)
        )

    def homes_of_niks(self, codes: pl.Series) -> pl.DataFrame:
        """Return for the regency code of each NIK the nearest area that surely holds whoever bears it.

        Columns: ``home``, null where the code is missing or unreadable, and ``is_split``, whether the territory of the
        code lies in several areas of today, so that nobody can tell in which of them the person lives.
        """
        told = {code: self.territory_ever(code) for code in _readable(codes.drop_nulls().unique())}
        return pl.DataFrame(
            {
                "home": _replaced(codes, {code: found.holder for code, found in told.items()}),
                "is_split": codes.is_in([code for code, found in told.items() if len(found.parts) > 1]),
            }
        ).with_columns(pl.col("is_split").fill_null(value=False))

    def homes_of_old_codes(self, codes: pl.Series) -> pl.Series:
        """Return for each code that is no longer listed the nearest area that surely holds it; others stay."""
        gone = _readable(code for code in codes.drop_nulls().unique() if code not in self.listed)
        homes = {code: self.territory_ever(code).holder for code in gone}
        return pl.select(pl.coalesce(_replaced(codes, homes), codes)).to_series().alias(codes.name)

    def _moved_above(self, code: AreaCode, on: date) -> bool:
        """Whether an area below a regency may have got another code, because the regency changed after a day."""
        if code.level <= AreaLevel.REGENCY:
            return False
        above = {each.text for each in code.lineage[AreaLevel.REGENCY : -1]}
        return any(step.happened_on > on and {step.area_code, step.predecessor_code} & above for step in self.steps)


@cache
def packaged_crosswalk() -> Crosswalk:
    """Return the crosswalk of the list and lineage that ship with the package."""
    return Crosswalk.of(gazetteer()["code"], lineage_steps())


def _readable(codes: Iterable[str]) -> list[str]:
    """Keep what is written as a code; the rest names no area."""
    found = []
    for code in codes:
        try:
            found.append(AreaCode(code).text)
        except AreaCodeError:
            continue
    return found


def _replaced(codes: pl.Series, new: dict[str, str]) -> pl.Series:
    return codes.replace_strict(new, default=None, return_dtype=pl.String)
