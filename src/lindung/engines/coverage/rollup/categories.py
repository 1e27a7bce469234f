"""Categories as small numbers, 0 for who cannot be told apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from lindung.engines.coverage.observations import UNKNOWN, Dimension

_MOST: Final = 127


@dataclass(frozen=True)
class Categories:
    """The categories of each dimension; the place in the list is the code that registers carry.

    Somebody may be insured under several programmes, so a category of that dimension is the set of them ("JKK+JKM"):
    only so do the categories add up to the total, and the members of one programme are the sum of the sets with it.

    Attributes:
        texts: Of each dimension its categories, the unknown one first.
    """

    texts: Mapping[Dimension, tuple[str, ...]]

    @classmethod
    def of(cls, named: Mapping[Dimension, Sequence[str]]) -> "Categories":
        """Take the known categories of each dimension, in the order of their codes 1, 2, ..."""
        for dimension, names in named.items():
            if dimension is Dimension.TOTAL or len(set(names) - {UNKNOWN, ""}) != len(names) or len(names) > _MOST:
                raise ValueError(
                    f"Categories of {dimension} must be at most {_MOST} different names, none of them empty."
                )
        return cls({Dimension.TOTAL: ("",)} | {each: (UNKNOWN, *names) for each, names in named.items()})

    def codes(self, dimension: Dimension, names: pl.Series) -> pl.Series:
        """Return the code (Int8) of each name, 0 for one that is missing.

        Raises:
            ValueError: A name is no category of the dimension; nothing is counted as unknown in silence.
        """
        known = {name: code for code, name in enumerate(self.texts[dimension])}
        codes = names.replace_strict(known, default=None, return_dtype=pl.Int8)
        strange = names.filter(codes.is_null() & names.is_not_null())
        if strange.len():
            raise ValueError(f"{strange.n_unique()} categories of {dimension} are unknown, {strange[0]!r} for one.")
        return codes.fill_null(0)
