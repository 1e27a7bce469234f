"""Tables and questions in SQL: what the steps of linkage need of an engine, and DuckDB as the embedded one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

import duckdb
import polars as pl

from lindung.vocabulary.language import Words

Kernel = Callable[[pl.DataFrame], pl.DataFrame]
Columns = Mapping[str, Any]  # Any: Polars types, as classes or instances

BATCH_ROWS = 500_000
_PACK_EVERY = 3_000_000
"""Rows that may lie unpacked: fewer are packed more often, which takes time; more take up to 300 MB each million."""
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "temp_directory": "",  # what is spilled would lie in the clear
    "preserve_insertion_order": "false",
    "checkpoint_threshold": "1TB",  # packing is asked for where it pays
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

    def view(self, name: str, sql: str) -> None:
        """Name a question that is answered when the name is read, for what is read once."""

    def filtered(self, name: str, sql: str, condition: str) -> None:
        """Make a table of those rows of a question that fulfil a condition on its columns."""

    def rename(self, name: str, result: str) -> None:
        """Give a table another name."""

    def compact(self) -> None:
        """Pack the tables that are there: it takes a while, and they take a fraction of the memory."""

    def narrow(self) -> None:
        """Expect few rows from now on: one thread is done sooner than several that wait for each other."""

    def mapped(self, name: str, sql: str, kernel: Kernel, columns: Columns) -> None:
        """Make a table of what a kernel returns for the batches of a question."""

    def rows(self, sql: str) -> list[tuple[Any, ...]]:  # Any: whatever is asked for
        """Answer a question whose answer is a few rows."""

    def read(self, sql: str) -> pl.DataFrame:
        """Answer a question whose answer is small."""

    def batches(self, sql: str) -> Iterator[pl.DataFrame]:
        """Answer a question batch by batch."""

    def drop(self, *names: str) -> None:
        """Forget tables that are no longer needed."""


class TooLargeError(MemoryError):
    """The tables need more memory than they may take.

    Attributes:
        words: What did not happen and what to do, in both languages.
    """

    def __init__(self, memory_limit: str) -> None:
        """Say how much they may take."""
        self.words = Words(
            f"Pemadanan ini memerlukan lebih dari {memory_limit} memori. Tidak ada yang disimpan. Tutup program lain "
            "dan beri lebih banyak dengan --memory, atau padankan per kabupaten.",
            f"This linkage needs more than {memory_limit} of memory. Nothing was stored. Close other programs and give "
            "it more with --memory, or link one regency at a time.",
        )
        super().__init__(self.words.en)


class DuckRelations:
    """Tables in the memory of this process, in DuckDB; nothing is spilled to disk."""

    def __init__(self, *, memory_limit: str = "5GB", threads: int = 2) -> None:
        """Open an empty engine."""
        self._memory_limit = memory_limit
        self._unpacked = 0
        self._views: set[str] = set()
        self._connection = duckdb.connect(config=_SETTINGS | {"memory_limit": memory_limit, "threads": str(threads)})
        self._connection.execute("ATTACH ':memory:' AS store (COMPRESS)")
        self._connection.execute("USE store")

    def load(self, name: str, frames: Iterable[pl.DataFrame], columns: Columns) -> None:
        """Make a table of frames."""
        kinds = ", ".join(f"{column} {_SQL_TYPES[str(kind)]}" for column, kind in columns.items())
        self._connection.execute(f"CREATE OR REPLACE TABLE {name} ({kinds})")
        for frame in frames:
            self.append(name, frame)

    def append(self, name: str, frame: pl.DataFrame) -> None:
        """Add rows to a table that was loaded."""
        self._connection.register("incoming", frame.to_arrow())
        with self._within_memory():
            self._connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")
        self._connection.unregister("incoming")
        self._unpacked += frame.height
        if self._unpacked > _PACK_EVERY:
            self.compact()

    def table(self, name: str, sql: str) -> None:
        """Make or replace a table by a question."""
        with self._within_memory():
            self._connection.execute(f"CREATE OR REPLACE TABLE {name} AS {sql}")

    def view(self, name: str, sql: str) -> None:
        """Name a question that is answered when the name is read, for what is read once."""
        self._connection.execute(f"CREATE OR REPLACE VIEW {name} AS {sql}")
        self._views.add(name)

    def filtered(self, name: str, sql: str, condition: str) -> None:
        """Make a table of those rows of a question that fulfil a condition on its columns."""
        self.table(name, f"SELECT * FROM ({sql}) q WHERE {condition}")

    def rename(self, name: str, result: str) -> None:
        """Give a table another name."""
        self._connection.execute(f"DROP TABLE IF EXISTS {result}")
        self._connection.execute(f"ALTER TABLE {name} RENAME TO {result}")

    def compact(self) -> None:
        """Pack the tables that are there: it takes a while, and they take a fraction of the memory."""
        with self._within_memory():
            self._connection.execute("CHECKPOINT store")
        self._unpacked = 0

    def narrow(self) -> None:
        """Use one thread."""
        self._connection.execute("SET threads = 1")

    def mapped(self, name: str, sql: str, kernel: Kernel, columns: Columns) -> None:
        """Make a table of what a kernel returns for the batches of a question."""
        self.load(name, (), columns)
        for batch in list(self.batches(sql)):  # a connection answers one question at a time
            self.append(name, kernel(batch))

    def rows(self, sql: str) -> list[tuple[Any, ...]]:  # Any: whatever is asked for
        """Answer a question whose answer is a few rows."""
        with self._within_memory():
            return self._connection.execute(sql).fetchall()

    def read(self, sql: str) -> pl.DataFrame:
        """Answer a question whose answer is small."""
        with self._within_memory():
            return pl.DataFrame(self._connection.sql(sql).to_arrow_table())

    def batches(self, sql: str) -> Iterator[pl.DataFrame]:
        """Answer a question batch by batch."""
        with self._within_memory():
            for batch in self._connection.sql(sql).to_arrow_reader(BATCH_ROWS):
                yield pl.DataFrame(batch)

    def drop(self, *names: str) -> None:
        """Forget tables that are no longer needed."""
        for name in names:
            kind = "VIEW" if name in self._views else "TABLE"
            self._connection.execute(f"DROP {kind} IF EXISTS {name}")
            self._views.discard(name)

    def close(self) -> None:
        """Forget everything."""
        self._connection.close()

    @contextmanager
    def _within_memory(self) -> Iterator[None]:
        try:
            yield
        except (duckdb.OutOfMemoryException, duckdb.IOException):  # the second where packing finds no room
            raise TooLargeError(self._memory_limit) from None
