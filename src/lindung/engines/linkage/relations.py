"""Tables and questions in SQL: what the steps of linkage need of an engine, and DuckDB as the embedded one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

import duckdb
import polars as pl

Kernel = Callable[[pl.DataFrame], pl.DataFrame]
Columns = Mapping[str, Any]  # Any: Polars types, as classes or instances

BATCH_ROWS = 500_000
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "temp_directory": "",  # what is spilled would lie in the clear
    "preserve_insertion_order": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_SQL_TYPES = {
    "Int64": "BIGINT", "Int32": "INTEGER", "Int16": "SMALLINT", "Int8": "TINYINT", "String": "VARCHAR",
    "Float64": "DOUBLE", "Float32": "REAL", "Boolean": "BOOLEAN",
}  # fmt: skip


class Relations(Protocol):
    """An engine that holds tables and answers SQL of the common subset."""

    def load(self, name: str, frames: Iterable[pl.DataFrame], columns: Columns) -> None:
        """Make a table of frames."""

    def append(self, name: str, frame: pl.DataFrame) -> None:
        """Add rows to a table that was loaded."""

    def table(self, name: str, sql: str) -> None:
        """Make or replace a table by a question."""

    def rename(self, name: str, result: str) -> None:
        """Give a table another name."""

    def mapped(self, name: str, sql: str, kernel: Kernel, columns: Columns) -> None:
        """Make a table of what a kernel returns for the batches of a question."""

    def read(self, sql: str) -> pl.DataFrame:
        """Answer a question whose answer is small."""

    def batches(self, sql: str) -> Iterator[pl.DataFrame]:
        """Answer a question batch by batch."""

    def drop(self, *names: str) -> None:
        """Forget tables that are no longer needed."""


class DuckRelations:
    """Tables in the memory of this process, in DuckDB; nothing is spilled to disk."""

    def __init__(self, *, memory_limit: str = "4GB", threads: int = 2) -> None:
        """Open an empty engine."""
        self._connection = duckdb.connect(config=_SETTINGS | {"memory_limit": memory_limit, "threads": str(threads)})

    def load(self, name: str, frames: Iterable[pl.DataFrame], columns: Columns) -> None:
        """Make a table of frames."""
        kinds = ", ".join(f"{column} {_SQL_TYPES[str(kind)]}" for column, kind in columns.items())
        self._connection.execute(f"CREATE OR REPLACE TABLE {name} ({kinds})")
        for frame in frames:
            self.append(name, frame)

    def append(self, name: str, frame: pl.DataFrame) -> None:
        """Add rows to a table that was loaded."""
        self._connection.register("incoming", frame.to_arrow())
        self._connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")
        self._connection.unregister("incoming")

    def table(self, name: str, sql: str) -> None:
        """Make or replace a table by a question."""
        self._connection.execute(f"CREATE OR REPLACE TABLE {name} AS {sql}")

    def rename(self, name: str, result: str) -> None:
        """Give a table another name."""
        self._connection.execute(f"DROP TABLE IF EXISTS {result}")
        self._connection.execute(f"ALTER TABLE {name} RENAME TO {result}")

    def mapped(self, name: str, sql: str, kernel: Kernel, columns: Columns) -> None:
        """Make a table of what a kernel returns for the batches of a question."""
        self.load(name, (), columns)
        for batch in list(self.batches(sql)):  # a connection answers one question at a time
            self.append(name, kernel(batch))

    def read(self, sql: str) -> pl.DataFrame:
        """Answer a question whose answer is small."""
        return pl.DataFrame(self._connection.sql(sql).to_arrow_table())

    def batches(self, sql: str) -> Iterator[pl.DataFrame]:
        """Answer a question batch by batch."""
        for batch in self._connection.sql(sql).to_arrow_reader(BATCH_ROWS):
            yield pl.DataFrame(batch)

    def drop(self, *names: str) -> None:
        """Forget tables that are no longer needed."""
        for name in names:
            self._connection.execute(f"DROP TABLE IF EXISTS {name}")

    def close(self) -> None:
        """Forget everything."""
        self._connection.close()
