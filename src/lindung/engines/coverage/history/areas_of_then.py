"""Observations of the areas of today become observations of the areas of a day: an old area is the sum of its parts.

Every person counts in one area of each level, so the sum counts nobody twice. Whoever is known no better than an area
of today (its unknown child) is known no better than the area of then that held it. Stored observations never change:
this is another reading of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import polars as pl

from lindung.engines.coverage.observations import KEY, OBSERVATION, unknown_child
from lindung.vocabulary.areas.areas_then import DEEPEST, AreasThen
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import AreaCode

_COUNTS: Final = ("numerator", "denominator")


class Untold(StrEnum):
    """Why nobody can tell what an area of a day would have been."""

    PART_NOT_COUNTED = "part_not_counted"
    MERGED = "merged"

    @property
    def words(self) -> Words:
        """The reason in both languages."""
        return _WORDS[self]


@dataclass(frozen=True)
class ObservationsThen:
    """Observations by the areas of a day.

    Attributes:
        rows: OBSERVATION, of the country, provinces, regencies and cities of then and their unknown children; what
            became of districts and villages is recorded nowhere.
        untold: {code of then: why it cannot be told}; rows of these are left out.
    """

    rows: pl.DataFrame
    untold: Mapping[str, Untold]


def observations_then(rows: pl.DataFrame, then: AreasThen, *, root: str) -> ObservationsThen:
    """Return observations by the areas of a day.

    Args:
        rows: OBSERVATION of areas of today. An area that is absent counts nobody.
        then: The areas of the day.
        root: The area of today that the observations were counted within.
    """
    within = AreaCode(root)
    codes = {
        code: parts for code, parts in then.parts.items() if any(within.contains(AreaCode(each)) for each in parts)
    }
    whole = {code: parts for code, parts in codes.items() if all(within.contains(AreaCode(each)) for each in parts)}
    crosswalk = _crosswalk(whole)
    summed = (
        rows.with_columns(pl.col("area_code").cast(pl.String))
        .join(crosswalk, left_on="area_code", right_on="part")
        .with_columns(area_code="then")
        .group_by(KEY)
        .agg(pl.when(pl.col(name).null_count() == 0).then(pl.col(name).sum()) for name in _COUNTS)
    )
    untold = dict.fromkeys((code for code in codes if code not in whole), Untold.PART_NOT_COUNTED)
    merged = dict.fromkeys((code for code in then.untold if within.contains(AreaCode(code))), Untold.MERGED)
    told = summed.select(pl.col(name).cast(kind) for name, kind in OBSERVATION.items()).sort(KEY)
    return ObservationsThen(told, {**untold, **merged})


def _crosswalk(parts: Mapping[str, tuple[str, ...]]) -> pl.DataFrame:
    """Return each area of today, and the unknown child of each above the deepest level, with that of then."""
    pairs = [(part, then) for then, held in parts.items() for part in held]
    above = [(unknown_child(part), unknown_child(then)) for part, then in pairs if AreaCode(then).level < DEEPEST]
    return pl.DataFrame([*pairs, *above], schema={"part": pl.String, "then": pl.String}, orient="row")


_WORDS = {
    Untold.PART_NOT_COUNTED: Words(
        "sebagian wilayahnya tidak ada di hitungan ini", "part of its territory is not in this build"
    ),
    Untold.MERGED: Words(
        "sudah digabung, tidak dapat dipisahkan lagi", "it was merged since and cannot be told apart again"
    ),
}
