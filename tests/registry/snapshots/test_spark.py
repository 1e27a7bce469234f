import sys
from pathlib import Path

import polars as pl
import pytest

from lindung.engines.intake.cells.columns import PERSON
from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.sealed import SealedWriter
from lindung.registry.snapshots.sql import connect_sealed
from tests.registry.snapshots.people import person, persons

COLUMNS = PERSON | {"reasons": pl.UInt64}
COUNTS = (
    "SELECT village_code, count(*) AS persons, sum(row) AS total, min(birth_date) AS born, max(reasons) AS reasons "
    "FROM people GROUP BY 1 ORDER BY 1"
)


@pytest.mark.slow
def test_spark_and_duckdb_count_the_same_by_village(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spark_sql = pytest.importorskip("pyspark.sql", reason="Spark is not installed; `make spark` runs this.")
    from lindung.registry.snapshots.spark import SealedSource

    keys, directory = KeyRing(tmp_path / "register.key"), tmp_path / "sealed"
    with SealedWriter(directory, COLUMNS, keys=keys, part_rows=400) as writer:
        writer.append(persons(map(person, range(1000))).with_columns(reasons=pl.lit(2**63, pl.UInt64)))
        writer.close()
    with connect_sealed({"people": directory}, keys=keys) as connection:
        told = connection.sql(COUNTS).fetchall()
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    session = spark_sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    session.dataSource.register(SealedSource)
    read = session.read.format("lindung").option("directory", str(directory)).option("keys", str(keys.path))
    read.load().createOrReplaceTempView("people")
    few = read.option("columns", "village_code,nik_number").load()

    assert [tuple(row) for row in session.sql(COUNTS).collect()] == told
    assert read.load().rdd.getNumPartitions() == 3
    assert (few.columns, few.count()) == (["village_code", "nik_number"], 1000)
