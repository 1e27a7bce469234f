"""Persons of decided pairs, found again in registers: by any of their blind keys, or by the very row.

A person whose NIK was corrected is still known by name, birth date and village, and the other way round. Where one key
leads to one row and another key to another person's, nobody is recognised: that is for a person to settle.
"""

from collections.abc import Callable
from typing import Final

import polars as pl

from lindung.registry.snapshots.sealed import Columns
from lindung.workflows.linking.review.threads import Threads

FOUND: Final[Columns] = {
    "pair_key": pl.String, "row_id": pl.Int64,
    "by": pl.List(pl.String),       # kinds of keys that are the same; "place" for the very row
    "changed": pl.List(pl.String),  # kinds that both have and that differ
    "is_conflict": pl.Boolean,      # the keys lead to different persons
}  # fmt: skip
"""A row that is, or may be, a person of a decided pair."""

NOBODY: Final = pl.DataFrame(schema=FOUND)
"""What is found when nobody has decided anything."""

PLACE: Final = "place"
KeysOf = Callable[[pl.DataFrame], pl.DataFrame]


def recognise(
    threads: Threads, side: str, persons: pl.DataFrame, keys: pl.DataFrame, *, keys_of: KeysOf
) -> pl.DataFrame:
    """Return FOUND for one side of decided pairs.

    Args:
        threads: Decided pairs.
        side: left or right.
        persons: Rows in columns of PERSON.
        keys: KEYS of those rows that may be sought.
        keys_of: Returns every key of the rows that were hit.
    """
    sought = threads.keys.filter(pl.col("side") == side)
    by_key = keys.join(sought, on=["kind", "key"]).select("pair_key", "row_id", by="kind")
    hit = pl.concat([_by_place(threads, side, persons), by_key]).unique()
    known = keys_of(persons.join(hit, left_on="id", right_on="row_id", how="semi"))
    return _settled(_compared(hit, known, sought), known).select(
        pl.col(name).cast(kind) for name, kind in FOUND.items()
    )


def _by_place(threads: Threads, side: str, persons: pl.DataFrame) -> pl.DataFrame:
    places = threads.places.filter(pl.col("side") == side)
    told = persons.select("snapshot", "row", row_id=pl.col("id").cast(pl.Int64))
    return places.join(told, on=["snapshot", "row"]).select("pair_key", "row_id", by=pl.lit(PLACE))


def _compared(hit: pl.DataFrame, known: pl.DataFrame, sought: pl.DataFrame) -> pl.DataFrame:
    """Return pair_key, row_id, by and changed for each row that was hit."""
    rows = hit.select("pair_key", "row_id").unique()
    both = rows.join(known, on="row_id").join(sought.select("pair_key", "kind", wanted="key"), on=["pair_key", "kind"])
    alike = both.group_by("pair_key", "row_id", "kind").agg(same=(pl.col("key") == pl.col("wanted")).any())
    kinds = alike.group_by("pair_key", "row_id").agg(
        by=pl.col("kind").filter("same").sort(), changed=pl.col("kind").filter(~pl.col("same")).sort()
    )
    placed = hit.filter(pl.col("by") == PLACE).select("pair_key", "row_id", is_place=pl.lit(value=True))
    none = pl.lit([], dtype=pl.List(pl.String))
    return (
        rows.join(kinds, on=["pair_key", "row_id"], how="left")
        .join(placed, on=["pair_key", "row_id"], how="left")
        .with_columns(pl.col("by").fill_null(none), pl.col("changed").fill_null(none))
        .with_columns(by=pl.when("is_place").then(pl.concat_list(pl.lit([PLACE]), "by")).otherwise("by"))
    )


def _settled(compared: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Keep the rows that agree in every key; where there are none, those of one changed person; else a conflict."""
    ids = known.sort("kind").group_by("row_id").agg(person=pl.col("key").str.join(" "))
    agrees = pl.col("changed").list.len() == 0
    is_stranger = pl.col("changed").list.len() > pl.col("by").list.len()
    return (
        compared.join(ids, on="row_id", how="left")
        .filter(agrees | ~agrees.any().over("pair_key"))
        .with_columns(is_conflict=~agrees & (is_stranger | (pl.col("person").n_unique().over("pair_key") > 1)))
    )
