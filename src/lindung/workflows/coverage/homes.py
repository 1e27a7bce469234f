"""Where each membership's owner surely lives, and who said so: the list, the extract, or only the NIK."""

from typing import Final

import polars as pl

from lindung.vocabulary.areas.crosswalk import Crosswalk

PLACED_BY: Final = ("list", "extract", "nik", "nik_split", "unplaced")
"""Who told the domicile, the surest first. ``nik_split``: the NIK names an area that lies in several areas of today, so
its owner counts in the unknown child of the nearest area that surely holds them all. ``unplaced``: nobody told."""


def homes_of(memberships: pl.DataFrame, crosswalk: Crosswalk) -> pl.DataFrame:
    """Return ``home`` (code of an area, null where nobody told) and ``placed_by`` (PLACED_BY) of each membership.

    A list or an extract names areas of its own day, and is taken at its word. The code in a NIK may be of any day
    (PP 37/2007 Art. 37), also one that another area bears now: it leads to what became of every area that bore it.

    Args:
        memberships: The columns village_code and domicile_from.
        crosswalk: What became of old codes.
    """
    codes, told_by = memberships["village_code"], memberships["domicile_from"]
    in_nik = crosswalk.homes_of_niks(codes.set(told_by.ne_missing("nik"), None))
    return pl.select(
        home=pl.coalesce(in_nik["home"], codes),
        placed_by=pl.when(codes.is_null())
        .then(pl.lit("unplaced"))
        .when(in_nik["is_split"])
        .then(pl.lit("nik_split"))
        .otherwise(told_by),
    )
