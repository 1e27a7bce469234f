"""Rows of a register that are one person, also because they match one member."""

import polars as pl


def matched_persons(rows: pl.DataFrame, members: pl.DataFrame, matches: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with ``person`` brought together where different persons match the same member.

    Without this a person whom the list names twice would be counted twice, though the member is one.

    Args:
        rows: Rows of the list with ``id`` and ``person``.
        members: Members with ``id`` and ``person``.
        matches: Links that are a match: ``l_id`` and ``r_id``.
    """
    labels = _labels(_pairs(rows, members, matches))
    return (
        rows.join(labels, on="person", how="left", maintain_order="left")
        .with_columns(pl.coalesce("label", "person").alias("person"))
        .drop("label")
    )


def _pairs(rows: pl.DataFrame, members: pl.DataFrame, matches: pl.DataFrame) -> pl.DataFrame:
    left = rows.select(l_id="id", person="person")
    right = members.select(r_id="id", member="person")
    return matches.join(left, on="l_id").join(right, on="r_id").select("person", "member").unique()


def _labels(pairs: pl.DataFrame) -> pl.DataFrame:
    """Hand the smallest person from member to person and back until nothing changes."""
    spread = pairs.with_columns(label="person")
    while True:
        wider = spread.with_columns(pl.col("label").min().over("member")).with_columns(
            pl.col("label").min().over("person")
        )
        if wider["label"].equals(spread["label"]):
            return wider.select("person", "label").unique()
        spread = wider
