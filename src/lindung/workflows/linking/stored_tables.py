"""The tables of a stored linkage: their columns, and how they are put together."""

from typing import Final

import polars as pl

from lindung.engines.linkage.comparisons import COMPARISONS
from lindung.engines.linkage.status.columns import STATUS
from lindung.engines.linkage.status.memberships import MEMBERSHIP
from lindung.registry.snapshots.sealed import Columns

LINK_ROWS: Final[Columns] = {
    "left_snapshot": pl.String, "left_row": pl.UInt32, "right_snapshot": pl.String, "right_row": pl.UInt32,
    "left_id": pl.Int64, "right_id": pl.Int64, "stage": pl.String, "decision": pl.String, "score": pl.Float64,
    "weight": pl.Float64, **{comparison.column: pl.Int8 for comparison in COMPARISONS},
    "village_code": pl.String,  # of the left row: the area that decides who may look at the pair
    "decided": pl.String,       # same | different | unsure, where people read the pair; null where only the machine did
    "recheck": pl.Boolean,      # what they saw has changed since
}  # fmt: skip
"""Pairs: whose rows they are, how they were found, how sure they are, and the level of each comparison."""

STATUS_ROWS: Final[Columns] = {
    "snapshot": pl.String, "row": pl.UInt32, "name": pl.String, "name_key": pl.String, "nik_number": pl.Int64,
    "birth_date": pl.Date, "sex": pl.String, "rt": pl.String, "rw": pl.String, "occupation": pl.String,
    "occupation_class": pl.String, "vulnerable": pl.Boolean, "decile": pl.Int64,
    "ecosystem": pl.String,
    "listed_segment": pl.String,  # of the list; ``segment`` is that of the member
    **STATUS,
}  # fmt: skip
"""Rows of the list with their status in the month; sorted by village and name."""

MEMBER_ROWS: Final[Columns] = {
    "snapshot": pl.String, "row": pl.UInt32, "place": pl.String, "segment": pl.String, "payer": pl.String,
    "covered_until": pl.Date, "village_code": pl.String,
}  # fmt: skip
"""Active members by where they belong in the account of the area; each person once."""


MEMBERSHIP_ROWS: Final[Columns] = {
    "snapshot": pl.String, "row": pl.UInt32, "membership": pl.String, "segment": pl.String, "programmes": pl.String,
    "covered_from": pl.Date, "covered_until": pl.Date, "payer": pl.String, "sex": pl.String, "birth_date": pl.Date,
    "ecosystem": pl.String, "workplace_code": pl.String, "registration_code": pl.String,
    **{name: kind for name, kind in MEMBERSHIP.items() if name != "r_id"},
}  # fmt: skip
"""Every membership of the extracts with whose it is and where he lives; what coverage in person-months is made of."""


def link_rows(links: pl.DataFrame, left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Return LINK_ROWS of links between two sides, given their PERSON rows in order of ``id``."""
    told = links.rename({"l_id": "left_id", "r_id": "right_id"}).with_columns(
        left_snapshot=left["snapshot"].gather(links["l_id"]), left_row=left["row"].gather(links["l_id"]),
        right_snapshot=right["snapshot"].gather(links["r_id"]), right_row=right["row"].gather(links["r_id"]),
        village_code=left["village_code"].gather(links["l_id"]),
    )  # fmt: skip
    lacking = [pl.lit(None, dtype=LINK_ROWS[name]).alias(name) for name in LINK_ROWS if name not in told.columns]
    return told.with_columns(lacking).select(pl.col(name).cast(kind) for name, kind in LINK_ROWS.items())


def status_rows(status: pl.DataFrame, persons: pl.DataFrame) -> pl.DataFrame:
    """Return STATUS_ROWS: the status of each row beside what an office searches it by."""
    told = persons.with_columns(listed_segment="segment")
    shown = [name for name in STATUS_ROWS if name not in STATUS]
    joined = status.join(told.select("id", *shown), on="id", how="left", maintain_order="left")
    return joined.select(pl.col(name).cast(kind) for name, kind in STATUS_ROWS.items()).sort(
        "village_code", "name_key", "id", nulls_last=True
    )


def member_rows(members: pl.DataFrame, persons: pl.DataFrame) -> pl.DataFrame:
    """Return MEMBER_ROWS of active members, given the PERSON rows of the register of participants."""
    placed = members.join(
        persons.select(r_id="id", snapshot="snapshot", row="row"), on="r_id", how="left", maintain_order="left"
    )
    return placed.select(pl.col(name).cast(kind) for name, kind in MEMBER_ROWS.items())


def membership_rows(memberships: pl.DataFrame, persons: pl.DataFrame) -> pl.DataFrame:
    """Return MEMBERSHIP_ROWS, given the PERSON rows of the register of participants; sorted by place and person."""
    shown = [name for name in MEMBERSHIP_ROWS if name not in memberships.columns]
    told = persons.select(pl.col("id").alias("r_id"), *shown)
    placed = memberships.join(told, on="r_id", how="left", maintain_order="left")
    return placed.sort("village_code", "person", nulls_last=True).select(
        pl.col(name).cast(kind) for name, kind in MEMBERSHIP_ROWS.items()
    )
