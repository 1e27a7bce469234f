"""The levels of pairs that are given, row beside row, whatever brought them together."""

from typing import Final

import polars as pl

from lindung.engines.linkage.comparisons import COMPARISONS
from lindung.engines.linkage.loading import load_registers
from lindung.engines.linkage.pairs import compared, read_texts
from lindung.engines.linkage.relations import DuckRelations

_BITS: Final = ", ".join(f"0.0 AS {name}_bits" for name in ("name", "sound", "birth", "village"))


def levels_of(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Return the level of each comparison between the rows in the same place of two tables of PLAIN."""
    if left.height != right.height:
        raise ValueError(f"{left.height} rows cannot be laid beside {right.height}; give as many of each.")
    columns = [comparison.column for comparison in COMPARISONS]
    if not left.height:
        return pl.DataFrame(schema=dict.fromkeys(columns, pl.Int8))
    relations = DuckRelations(threads=1)
    try:
        load_registers(relations, [left], [right])
        relations.table("l", "SELECT * FROM left_records")
        relations.table("r", f"SELECT *, {_BITS} FROM right_records")
        relations.table("given", compared("l JOIN r ON l.id = r.id"))
        read_texts(relations, "given")
        found = relations.read(f"SELECT l_id, {', '.join(columns)} FROM given_read ORDER BY l_id")
    finally:
        relations.close()
    return found.select(pl.col(name).cast(pl.Int8) for name in columns)
