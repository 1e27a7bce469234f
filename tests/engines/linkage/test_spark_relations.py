"""Tables on Spark behave as those in DuckDB do."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import polars as pl
import pytest

from lindung.engines.linkage.relations import DuckRelations, Relations
from tests.spark_sessions import spark_session

if TYPE_CHECKING:
    from lindung.engines.linkage.spark_relations import SparkRelations

COLUMNS = pl.Schema({"id": pl.Int64, "month": pl.Int8, "text": pl.String, "share": pl.Float64})
ROWS = pl.DataFrame([(1, 5, "a", 0.25), (2, None, "b", None), (3, 7, None, 1.0)], schema=COLUMNS, orient="row")

pytestmark = pytest.mark.slow


def doubled(rows: pl.DataFrame) -> pl.DataFrame:
    """A kernel: twice the id."""
    return rows.select(id=pl.col("id") * 2, month="month")


@pytest.fixture
def spark() -> Iterator["SparkRelations"]:
    session = spark_session()
    from lindung.engines.linkage.spark_relations import SparkRelations

    relations = SparkRelations(session)
    yield relations
    relations.close()


@pytest.fixture
def duck() -> Iterator[DuckRelations]:
    relations = DuckRelations(memory_limit="100MB")
    yield relations
    relations.close()


def test_say_the_same(spark: "SparkRelations", duck: DuckRelations) -> None:
    assert spoken(spark) == spoken(duck)


def spoken(relations: Relations) -> list[list[tuple[object, ...]]]:
    """Ask everything that an engine can be asked."""
    relations.load("people", [ROWS], COLUMNS)
    relations.append("people", ROWS.with_columns(pl.col("id") + 10))
    relations.table("people", "SELECT id, month, share FROM people WHERE id <> 2")
    relations.rename("people", "persons")
    relations.compact()
    relations.filtered("late", "SELECT id, month + 1 AS next FROM persons", "next > 6")
    relations.mapped("twice", "SELECT id, month FROM persons", doubled, {"id": pl.Int64, "month": pl.Int8})
    relations.view("early", "SELECT id, month FROM persons WHERE month < 6")
    by_batch = pl.concat([*relations.batches("SELECT id FROM twice")])
    told = [relations.read(f"SELECT * FROM {table} ORDER BY id") for table in ("persons", "late", "twice")]
    few = relations.rows("SELECT month, count(*) FROM early GROUP BY month")
    relations.drop("early")
    return [*(frame.rows() for frame in (*told, by_batch.sort("id"))), few]


def test_a_renamed_table_is_kept_and_its_name_is_free(spark: "SparkRelations") -> None:
    spark.load("first", [ROWS], COLUMNS)
    spark.rename("first", "second")
    spark.load("first", [], COLUMNS)
    spark.drop("first")

    assert spark.read("SELECT count(*) AS n FROM second").item() == 3


def test_what_is_dropped_takes_no_memory(spark: "SparkRelations") -> None:
    before = held(spark)
    spark.load("first", [ROWS], COLUMNS)
    spark.table("second", "SELECT * FROM first")
    spark.drop("first", "second", "never")

    assert held(spark) == before


def held(spark: "SparkRelations") -> tuple[int, set[str]]:
    """Count what Spark keeps in memory, and name the tables it knows."""
    kept = len(spark.session.sparkContext._jsc.getPersistentRDDs())
    return kept, {view.name for view in spark.session.catalog.listTables()}


def test_a_table_is_not_computed_from_what_was_dropped(spark: "SparkRelations") -> None:
    spark.load("first", [ROWS], COLUMNS)
    spark.table("second", "SELECT id FROM first WHERE id > 1")
    spark.drop("first")

    assert spark.read("SELECT sum(id) AS n FROM second").item() == 2 + 3
    assert "first" not in spark.session.table("second")._jdf.queryExecution().toString()
