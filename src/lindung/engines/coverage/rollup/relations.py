"""What the roll-up asks of an engine that answers SQL: linkage's DuckDB and Spark relations both offer it.

A *source* is what may stand behind FROM: the name of a table, or what the engine reads as one
(``read_parquet('spells.parquet')`` in DuckDB, ``parquet.`spells.parquet` `` in Spark), so that a register of a nation
is counted where it lies and never loaded.
"""

from typing import Protocol

import polars as pl


class Asked(Protocol):
    """An engine that answers questions."""

    def read(self, sql: str) -> pl.DataFrame:
        """Answer a question whose answer is small."""


class Kept(Asked, Protocol):
    """An engine that keeps tables as well."""

    def table(self, name: str, sql: str) -> None:
        """Make or replace a table by a question."""

    def drop(self, *names: str) -> None:
        """Forget tables that are no longer needed."""
