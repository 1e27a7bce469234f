"""The engine of linkage on a cluster: the same questions in SQL, answered by Spark. Needs the ``spark`` environment.

A table is computed once and kept by the executors, in memory and beyond it in Spark's local directories. How it was
made is forgotten (a local checkpoint), so that no round of scores is computed from the files again; an executor that is
lost takes its parts along, and the linkage has to be started anew. What Spark lays aside holds persons: open the
session with ``spark.io.encryption.enabled``.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import polars as pl
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

from lindung.engines.linkage.relations import Columns, Kernel

SETTINGS: Final = {
    "spark.sql.adaptive.enabled": "true",  # otherwise a table is asked for rows that were freed when it was packed
    "spark.sql.ansi.enabled": "true",  # a number that does not fit is an error, as in DuckDB
    "spark.sql.caseSensitive": "true",  # as maps of columns are
    "spark.sql.session.timeZone": "UTC",  # a moment in a file is the day that DuckDB takes it for
    "spark.sql.codegen.hugeMethodLimit": "8000",  # beyond this Java interprets what Spark wrote
    "spark.sql.execution.arrow.maxRecordsPerBatch": "100000",
}
_KINDS: Final = {
    "Int64": ("BIGINT", pa.int64()), "Int32": ("INT", pa.int32()), "Int16": ("SMALLINT", pa.int16()),
    "Int8": ("TINYINT", pa.int8()), "String": ("STRING", pa.string()), "Float64": ("DOUBLE", pa.float64()),
    "Float32": ("FLOAT", pa.float32()), "Boolean": ("BOOLEAN", pa.bool_()),
}  # fmt: skip
_ROW: Final = "lindung_row"
"""No condition is moved below a column that only the row can tell; otherwise Spark writes the levels of a pair out
wherever the condition names them, and computes each many times."""
_PACKED: Final = pa.schema([("batch", pa.binary())])


class SparkRelations:
    """Tables spread over the executors of a session."""

    def __init__(self, session: SparkSession) -> None:
        """Use a session, which whoever opened it closes."""
        self.session = session
        for name, value in SETTINGS.items():
            session.conf.set(name, value)
        self._tables: dict[str, DataFrame] = {}
        self._views: set[str] = set()

    def load(self, name: str, frames: Iterable[pl.DataFrame], columns: Columns) -> None:
        """Make a table of frames that lie here; for what is small."""
        whole = pl.concat([pl.DataFrame(schema=columns), *(frame.select(*columns) for frame in frames)])
        self.keep(name, self._sent(whole, columns))

    def append(self, name: str, frame: pl.DataFrame) -> None:
        """Add rows to a table that was loaded; for what is small."""
        self.keep(name, self._tables[name].unionByName(self._sent(frame, frame.schema)))

    def table(self, name: str, sql: str) -> None:
        """Make or replace a table by a question."""
        self.keep(name, self.session.sql(sql))

    def view(self, name: str, sql: str) -> None:
        """Name a question that is answered when the name is read, for what is read once."""
        self.session.sql(sql).createOrReplaceTempView(name)
        self._views.add(name)

    def filtered(self, name: str, sql: str, condition: str) -> None:
        """Make a table of those rows of a question that fulfil a condition on its columns, each computed once."""
        numbered = f"SELECT *, monotonically_increasing_id() AS {_ROW} FROM ({sql}) q"
        self.keep(
            name, self.session.sql(f"SELECT * FROM ({numbered}) q WHERE ({condition}) AND {_ROW} >= 0").drop(_ROW)
        )

    def rename(self, name: str, result: str) -> None:
        """Give a table another name."""
        self.drop(result)
        self._tables[result] = self._tables.pop(name)
        self._call(result)
        self.session.catalog.dropTempView(name)

    def compact(self) -> None:
        """Leave the tables as they are: what does not fit into memory is laid aside by itself."""

    def narrow(self) -> None:
        """Change nothing: Spark plans its own work."""

    def mapped(self, name: str, sql: str, kernel: Kernel, columns: Columns) -> None:
        """Make a table of what a kernel returns for the batches of a question, where the rows are."""
        self.keep(name, self.session.sql(sql).mapInArrow(_by_batches(kernel, columns), ddl(columns)))

    def rows(self, sql: str) -> list[tuple[Any, ...]]:  # Any: whatever is asked for
        """Answer a question whose answer is a few rows."""
        return [tuple(row) for row in self.session.sql(sql).collect()]

    def read(self, sql: str) -> pl.DataFrame:
        """Answer a question whose answer is small."""
        return pl.DataFrame(self.session.sql(sql).toArrow())

    def batches(self, sql: str) -> Iterator[pl.DataFrame]:
        """Answer a question batch by batch; one part of the table is here at a time."""
        for row in self.session.sql(sql).mapInArrow(_packed, "batch BINARY").toLocalIterator():
            yield pl.DataFrame(pa.ipc.open_stream(row["batch"]).read_all())

    def drop(self, *names: str) -> None:
        """Forget tables that are no longer needed, and free what they took."""
        for name in names:
            self.session.catalog.dropTempView(name)
            self._free(self._tables.pop(name, None))
            self._views.discard(name)

    def close(self) -> None:
        """Forget everything; the session stays open."""
        self.drop(*self._views, *self._tables)

    def keep(self, name: str, frame: DataFrame) -> None:
        """Compute a table now and keep it under a name, without the way it was made."""
        made = frame.localCheckpoint(eager=False)
        made.persist()  # by columns: packed, and Spark knows how large it is
        made.count()
        # The checkpoint's own rows have done their work, and DataFrame.unpersist does not reach them.
        made._jdf.queryExecution().logical().rdd().unpersist(False)  # noqa: SLF001, FBT003 - Spark offers no other way
        self._free(self._tables.get(name))
        self._tables[name] = made
        self._call(name)

    def _call(self, name: str) -> None:
        """Make a table known by its name; by a question about it, as Spark frees what stands right behind a name."""
        self._tables[name].where("TRUE").createOrReplaceTempView(name)

    def _sent(self, frame: pl.DataFrame, columns: Columns) -> DataFrame:
        return self.session.createDataFrame(arrow(frame, columns), ddl(columns))

    @staticmethod
    def _free(table: DataFrame | None) -> None:
        if table is not None:
            table.unpersist()


def ddl(columns: Columns) -> str:
    """Write columns in the types of Spark."""
    return ", ".join(f"`{name}` {_KINDS[str(kind)][0]}" for name, kind in columns.items())


def arrow(frame: pl.DataFrame, columns: Columns) -> pa.Table:
    """Return a frame in the Arrow types that Spark knows."""
    schema = pa.schema([(name, _KINDS[str(kind)][1]) for name, kind in columns.items()])
    return frame.select(*columns).to_arrow(compat_level=pl.CompatLevel.oldest()).cast(schema)


def _by_batches(
    kernel: Kernel, columns: Columns
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:  # fmt: skip
    """Return what an executor runs on its part of a question."""

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from arrow(kernel(pl.DataFrame(batch)), columns).to_batches()

    return run


def _packed(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Write each batch as bytes, so that it travels whole."""
    for batch in batches:
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, batch.schema) as stream:
            stream.write_batch(batch)
        yield pa.record_batch([pa.array([sink.getvalue().to_pybytes()], pa.binary())], schema=_PACKED)
