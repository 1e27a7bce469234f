"""Rows into the table of observations: COPY on PostgreSQL, one prepared statement on SQLite."""

from collections.abc import Mapping

import polars as pl
from django.db import connection

from lindung.opendata.models import Observation
from lindung.opendata.series_key import SeriesKey
from lindung.opendata.table_statistics import refresh_statistics
from lindung.workflows.releases.rows import SERIES

_COLUMNS = ("release_id", "series_id", "month", "area", "state", "numerator", "denominator")
_BATCH = 100_000


def load_rows(rows: pl.DataFrame, *, release_id: int, numbers: Mapping[SeriesKey, int]) -> None:
    """Write the rows in the order of the primary key, so that each part of the table is written once."""
    named = pl.DataFrame(
        [(key.indicator, key.basis, key.dimension, key.category, number) for key, number in numbers.items()],
        schema={**dict.fromkeys(SERIES, pl.String), "series_id": pl.Int64},
        orient="row",
    )
    stored = (
        rows.drop("state")
        .rename({"cell": "state"})
        .join(named, on=SERIES)
        .select(pl.lit(release_id).alias("release_id"), *_COLUMNS[1:])
        .sort("series_id", "month", "area")
    )
    for batch in stored.iter_slices(_BATCH):
        if connection.vendor == "postgresql":
            _copy(batch)
        else:
            _execute(batch)
    refresh_statistics(Observation)


def _copy(batch: pl.DataFrame) -> None:
    statement = f"COPY {_table()} ({', '.join(_COLUMNS)}) FROM STDIN WITH (FORMAT csv)"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.write(batch.write_csv(include_header=False))


def _execute(batch: pl.DataFrame) -> None:
    marks = ", ".join(["%s"] * len(_COLUMNS))
    statement = f"INSERT INTO {_table()} ({', '.join(_COLUMNS)}) VALUES ({marks})"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.executemany(statement, batch.rows())


def _table() -> str:
    return connection.ops.quote_name(Observation._meta.db_table)  # noqa: SLF001 - Django's documented door to a model
