"""Records brought to an engine: prepared batch by batch, so that a register of any size passes."""

from collections.abc import Iterable

import polars as pl

from lindung.engines.linkage.prepared import NAMES, RECORD, prepare
from lindung.engines.linkage.relations import Relations


def load_registers(relations: Relations, left: Iterable[pl.DataFrame], right: Iterable[pl.DataFrame]) -> None:
    """Make ``left_records``, ``right_records`` and ``names`` of batches in columns of PLAIN; ids are places from 0."""
    relations.load("every_name", (), NAMES)
    for side, batches in (("left", left), ("right", right)):
        relations.load(f"{side}_records", (), RECORD)
        first_id = 0
        for batch in batches:
            records, names = prepare(batch, first_id=first_id)
            relations.append(f"{side}_records", records)
            relations.append("every_name", names)
            first_id += batch.height
    relations.table("names", "SELECT DISTINCT name, text FROM every_name")
    relations.drop("every_name")
