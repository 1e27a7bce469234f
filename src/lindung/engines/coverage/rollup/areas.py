"""Areas as ranges of numbers: villages are numbered so that every area of every level is one range of them.

An area whose people may be known no better has a place of its own, its unknown child: somebody known to live in 33.74
and nowhere nearer lies in 33.74.00. So every person has one place, and the sums of any level are differences of one
running sum.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final

import polars as pl

from lindung.engines.coverage.observations import unknown_child
from lindung.vocabulary.areas.crosswalk import packaged_crosswalk
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode, AreaLevel

_LENGTHS: Final = {AreaLevel.PROVINCE: 2, AreaLevel.REGENCY: 5, AreaLevel.DISTRICT: 8, AreaLevel.VILLAGE: 13}
AREA_RANGE: Final = {"code": pl.String, "level": pl.Int8, "first": pl.Int32, "end": pl.Int32}
"""Columns of :attr:`AreaIndex.areas`; ``end`` is the place after the last."""


@dataclass(frozen=True)
class AreaIndex:
    """The places of one list of areas.

    Attributes:
        root: Code of the area that holds all others.
        places: Codes of villages and unknown children in order; a place is the number of its code.
        areas: Each area of each level with the places it takes (AREA_RANGE), the root first.
    """

    root: str
    places: pl.Series
    areas: pl.DataFrame

    @classmethod
    def of(cls, codes: Iterable[str], *, root: str = COUNTRY_CODE) -> "AreaIndex":
        """Number the areas of a list that lie in the root; areas above those of the list are added.

        Raises:
            AreaCodeError: A code is none of Kemendagri.
        """
        within = AreaCode(root)
        known = {AreaCode(text).text for text in codes if within.contains(AreaCode(text))} | {root}
        villages = {text for text in known if len(text) == _LENGTHS[AreaLevel.VILLAGE]}
        above = {text[:length] for text in known for length in _LENGTHS.values()} - villages | {root}
        holders = {text for text in above if within.contains(AreaCode(text))} - villages
        places = pl.Series("code", sorted(villages | {unknown_child(text) for text in holders}), dtype=pl.String)
        return cls(root, places, _ranges(places, within))

    @cached_property
    def digest(self) -> str:
        """What tells this numbering from another: registers numbered otherwise must not be read with it."""
        return sha256("\n".join([self.root, *self.places]).encode()).hexdigest()[:16]

    def place_of(self, codes: pl.Series) -> pl.Series:
        """Return the place (Int32) of each code.

        A code nobody lists, or that of an area above a village, becomes the unknown child of the nearest area that
        surely holds it, wherever its territory lies today; no code becomes that of the root. Null: the code lies
        outside the root, or perhaps does.
        """
        text = pl.col("code")
        nearest = [text.str.slice(0, length).replace_strict(self._numbers, default=None, return_dtype=pl.Int32)
                   for level, length in reversed(_LENGTHS.items()) if level >= AreaCode(self.root).level]  # fmt: skip
        at_root = pl.when(text.is_null() | (text.is_in(["", self.root]))).then(self._numbers[self.root])
        country = pl.lit(self._numbers[self.root] if self.root == COUNTRY_CODE else None, dtype=pl.Int32)
        asked = codes.cast(pl.String).str.strip_chars().alias("code").to_frame()
        places = pl.coalesce(at_root, *nearest, country).cast(pl.Int32)
        given = asked["code"].unique()
        distinct = given.to_frame("given").with_columns(code=self._homes(given)).select(code="given", place=places)
        return asked.join(distinct, on="code", how="left", nulls_equal=True, maintain_order="left")["place"]

    def _homes(self, codes: pl.Series) -> pl.Series:
        """Return for codes that these areas lack, and the list of today too, where their territory lies today."""
        unknown = codes.set(codes.is_in([*self._numbers]), None)
        homes = packaged_crosswalk().homes_of_old_codes(unknown)
        return pl.select(pl.coalesce(homes, codes)).to_series()

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The place of each place's code, and for areas above villages that of their unknown child."""
        own = {code: number for number, code in enumerate(self.places)}
        above = self.areas.filter(pl.col("level") < AreaLevel.VILLAGE.value)["code"]
        return own | {code: own[unknown_child(code)] for code in above if code not in own}


def _ranges(places: pl.Series, root: AreaCode) -> pl.DataFrame:
    """Return AREA_RANGE: places whose codes begin alike stand together, as codes sort like the tree."""
    whole = pl.DataFrame({"code": [root.text], "level": [root.level.value], "first": [0], "end": [places.len()]})
    numbered = places.to_frame().with_row_index("place")
    levels = [
        numbered.filter(pl.col("code").str.len_chars() >= length)
        .group_by(pl.col("code").str.slice(0, length))
        .agg(pl.lit(level.value).alias("level"), first=pl.col("place").min(), end=pl.col("place").max() + 1)
        .sort("code")
        for level, length in _LENGTHS.items()
        if level > root.level
    ]
    return pl.concat(
        [frame.select(pl.col(name).cast(kind) for name, kind in AREA_RANGE.items()) for frame in (whole, *levels)]
    )
