"""Sealed rows in Spark: a Python data source, one partition per part. Needs the ``spark`` environment.

    spark.dataSource.register(SealedSource)
    spark.read.format("lindung").option("directory", "...").option("keys", "...").load()

The key file is read where the parts are read, so every worker needs both paths; no key is ever an option of a job,
where Spark's own pages would show it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pyarrow as pa
from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition

from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.parts import READ_ROWS, opened
from lindung.registry.snapshots.seal import seal_of

_SPARK_TYPES: Final = {
    "String": "STRING",
    "Binary": "BINARY",
    "Boolean": "BOOLEAN",
    "Date": "DATE",
    "Int8": "TINYINT",
    "Int16": "SMALLINT",
    "Int32": "INT",
    "Int64": "BIGINT",
    "UInt8": "SMALLINT",
    "UInt16": "INT",
    "UInt32": "BIGINT",
    "UInt64": "DECIMAL(20, 0)",
}
_ARROW_TYPES: Final = {
    "STRING": pa.string(),
    "BINARY": pa.binary(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TINYINT": pa.int8(),
    "SMALLINT": pa.int16(),
    "INT": pa.int32(),
    "BIGINT": pa.int64(),
    "DECIMAL(20, 0)": pa.decimal128(20, 0),
}
"""Spark knows no unsigned numbers: they take the next wider type."""


class SealedSource(DataSource):  # type: ignore[misc]  # pyspark lies in an environment of its own
    """The rows of one sealed directory.

    Options: ``directory`` (the snapshot), ``keys`` (the key file), ``columns`` (only these, comma-separated).
    """

    @classmethod
    def name(cls) -> str:
        """Return the name for ``format``."""
        return "lindung"

    def schema(self) -> str:
        """Return the columns as the seal names them, in the types of Spark."""
        return ", ".join(f"`{name}` {kind}" for name, kind in self._columns().items())

    def reader(self, schema: object) -> "SealedReader":  # noqa: ARG002 - Spark passes it; it is the one above
        """Return the reader of the parts."""
        return SealedReader(Path(self.options["directory"]), KeyRing(Path(self.options["keys"])), self._columns())

    def _columns(self) -> dict[str, str]:
        told = seal_of(Path(self.options["directory"])).columns
        wanted = self.options.get("columns")
        return {name: _SPARK_TYPES[told[name]] for name in (wanted.split(",") if wanted else told)}


class SealedReader(DataSourceReader):  # type: ignore[misc]  # pyspark lies in an environment of its own
    """Reads the parts of one sealed directory, each where Spark wants it."""

    def __init__(self, directory: Path, keys: KeyRing, columns: dict[str, str]) -> None:
        """Keep paths and names; no key travels with the job."""
        self._directory = directory
        self._keys = keys
        self._columns = columns

    def partitions(self) -> list[InputPartition]:
        """Return one partition per part."""
        return [InputPartition(part.name) for part in seal_of(self._directory).parts]

    def read(self, partition: InputPartition) -> Iterator[pa.RecordBatch]:
        """Yield the rows of one part."""
        schema = pa.schema([(name, _ARROW_TYPES[kind]) for name, kind in self._columns.items()])
        key = seal_of(self._directory).key_of(partition.value, self._keys)
        with opened(self._directory / partition.value, key) as file:
            for batch in file.iter_batches(READ_ROWS, columns=schema.names):
                yield batch.select(schema.names).cast(schema)
