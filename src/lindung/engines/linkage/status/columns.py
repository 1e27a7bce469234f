"""Columns of the tables that the status of workers reads and gives; declared once."""

from collections.abc import Mapping
from typing import Any, Final

import polars as pl

Columns = Mapping[str, Any]  # Any: Polars types, as classes or instances

WORKER: Final = {
    "id": pl.Int64,               # place in the register, from 0
    "person": pl.Int64,           # first row that is the same person; null: the row itself
    "birth_date": pl.Date,
    "occupation_class": pl.String,
    "life_note": pl.String,       # deceased | moved
    "died_on": pl.Date,
    "village_code": pl.String,
}  # fmt: skip

MEMBER: Final = {
    "id": pl.Int64,
    "person": pl.Int64,           # first row that is the same person, as with two member numbers; null: the row itself
    "membership": pl.String,      # active | inactive, or null where the extract does not say
    "segment": pl.String,         # PU, BPU, jakon, PMI; null is read as BPU
    "covered_from": pl.Date,
    "covered_until": pl.Date,     # last day of the last month paid for
    "payer": pl.String,
    "village_code": pl.String,    # where the member lives; a regency's code is better than none
}  # fmt: skip

DEATH: Final = {"id": pl.Int64, "died_on": pl.Date}

LINK: Final = {
    "l_id": pl.Int64, "r_id": pl.Int64, "stage": pl.String, "score": pl.Float64, "decision": pl.String,
}  # fmt: skip

STATUS: Final = {
    "id": pl.Int64,
    "person": pl.Int64,           # first row of the register that is the same person
    "village_code": pl.String,
    "status": pl.String,          # CoverageStatus
    "reason": pl.String,          # StatusReason
    "segment": pl.String,         # of the member r_id, like the three below
    "payer": pl.String,
    "covered_until": pl.Date,
    "r_id": pl.Int64,
    "score": pl.Float64,
    "is_active_member": pl.Boolean,
}  # fmt: skip

DECISIONS: Final = ("match", "possible")
_ALWAYS: Final = frozenset({"id", "l_id", "r_id", "decision"})


def given(frame: pl.DataFrame, columns: Columns) -> pl.DataFrame:
    """Take declared columns of a table; those it lacks are null, except the places of rows and decisions."""
    return frame.select(
        pl.col(name).cast(kind) if name in frame.columns or name in _ALWAYS else pl.lit(None, dtype=kind).alias(name)
        for name, kind in columns.items()
    )


def given_persons(frame: pl.DataFrame, columns: Columns) -> pl.DataFrame:
    """Take declared columns of a register of persons; a row without ``person`` is a person of its own."""
    return given(frame, columns).with_columns(pl.coalesce("person", "id").alias("person"))


def given_links(links: pl.DataFrame, left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Take links between two registers, and refuse those of other registers or with an unknown decision."""
    known = given(links, LINK)
    refuse_unknown(known, "decision", DECISIONS)
    for side, register in (("l_id", left), ("r_id", right)):
        lost = known.join(register, left_on=side, right_on="id", how="anti").height
        if lost:
            raise ValueError(
                f"{lost} links name a row ({side}) that the register lacks. Link the same two registers again."
            )
    return known


def refuse_unknown(frame: pl.DataFrame, column: str, known: tuple[str, ...]) -> None:
    """Refuse a table whose coded column holds a word that nobody declared; null is no word."""
    unknown = frame[column].drop_nulls().unique().sort()
    unknown = unknown.filter(~unknown.is_in(known))
    if unknown.len():
        raise ValueError(f"{column} holds {', '.join(unknown)}; it may hold {', '.join(known)} or nothing.")
