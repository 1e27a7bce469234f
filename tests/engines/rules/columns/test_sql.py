import duckdb
import numpy as np
import pytest
from hypothesis import given, settings

from lindung.engines.rules.columns.columns import Column
from lindung.engines.rules.columns.sql import SqlError, sql
from lindung.engines.rules.machinery.tape import Tape
from tests.engines.rules.columns.tapes import (
    BPU,
    PU,
    SMALL,
    WIDE,
    Scribe,
    by_plain_integers,
    by_the_scalar,
    every_operation,
    people_of,
    tapes,
    year_of,
)


def in_duckdb(tape: Tape, people: dict[str, Column], *, table: str = "people") -> dict[str, list[int]]:
    with duckdb.connect() as connection:
        connection.register(table, {name: np.asarray(column) for name, column in people.items()})
        connection.execute("SET threads = 1")
        rows = connection.execute(sql(tape, table, dialect="duckdb")).fetchnumpy()
    return {name: np.asarray(rows[name]).tolist() for name in tape.outputs}


@pytest.mark.parametrize("targets", [PU, BPU])
def test_a_year_of_contributions_in_duckdb_equals_the_scalar_evaluation_row_by_row(targets: tuple[str, ...]) -> None:
    people = people_of(year_of(targets), rows=1500)

    assert in_duckdb(year_of(targets), people) == by_the_scalar(targets, people)


@pytest.mark.parametrize("most", [SMALL, WIDE])
def test_every_operation_and_every_rounding_in_duckdb_equals_plain_integers(most: int) -> None:
    tape = every_operation(most)
    people = people_of(tape, rows=2000)

    assert in_duckdb(tape, people) == by_plain_integers(tape, people)


@given(tape=tapes())
@settings(max_examples=40, deadline=None)
def test_any_tape_in_duckdb_equals_plain_integers(tape: Tape) -> None:
    people = people_of(tape, rows=32)

    assert in_duckdb(tape, people) == by_plain_integers(tape, people)


@pytest.mark.slow
@pytest.mark.parametrize("tape", [year_of(PU), year_of(BPU), every_operation(SMALL), every_operation(WIDE)])
def test_spark_equals_plain_integers(tape: Tape) -> None:
    spark_sql = pytest.importorskip("pyspark.sql", reason="Spark is not installed; `make spark` runs this.")
    people = people_of(tape, rows=500)
    options = {"spark.ui.enabled": "false", "spark.sql.ansi.enabled": "true", "spark.sql.shuffle.partitions": "1"}
    session = spark_sql.SparkSession.builder.master("local[1]").config(map=options).getOrCreate()
    rows = list(zip(*(column.tolist() for column in people.values()), strict=True))
    session.createDataFrame(rows, ", ".join(f"{name} BIGINT" for name in people)).createOrReplaceTempView("people")

    told = session.sql(sql(tape, "people", dialect="spark")).collect()

    assert {name: [row[name] for row in told] for name in tape.outputs} == by_plain_integers(tape, people)


@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
def test_knows_no_floating_point(dialect: str) -> None:
    text = sql(every_operation(WIDE), "people", dialect=dialect)  # type: ignore[arg-type]  # one of the two

    assert " / " not in text
    assert not any(word in text for word in ("DOUBLE", "DECIMAL", "ROUND(", "FLOOR(", "."))


def test_keeps_the_columns_that_are_asked_for() -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE people (who VARCHAR, p_name VARCHAR, income BIGINT, with_jht INTEGER)")
        connection.execute("INSERT INTO people VALUES ('first', 'x', 1000000, 1), ('second', 'y', 1000001, 0)")
        tape = _with_jht()
        text = sql(tape, "people", dialect="duckdb", keep=["who", "p_name"])

        assert connection.execute(text).fetchall() == [("first", "x", 1_000_000), ("second", "y", 0)]


@pytest.mark.parametrize("income", ["NULL", "-1", "1000000000000000001"])
def test_a_row_that_cannot_be_has_no_figures(income: str) -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE people (income BIGINT, with_jht INTEGER)")
        connection.execute(f"INSERT INTO people VALUES ({income}, 1), (5, NULL), (5, 1)")
        text = sql(_with_jht(), "people", dialect="duckdb")

        assert connection.execute(text).fetchall() == [(None,), (None,), (5,)]


@pytest.mark.parametrize(("dialect", "quoted"), [("duckdb", '"main"."odd "" name"'), ("spark", '`main`.`odd " name`')])
def test_quotes_every_name_from_outside(dialect: str, quoted: str) -> None:
    text = sql(_with_jht(), 'main.odd " name', dialect=dialect)  # type: ignore[arg-type]  # one of the two

    assert f"FROM {quoted})" in text


def test_runs_on_a_table_with_an_odd_name() -> None:
    people = people_of(year_of(BPU), rows=20)

    assert in_duckdb(year_of(BPU), people, table='odd "; name') == by_the_scalar(BPU, people)


@pytest.mark.parametrize("keep", [["saved"], ["SAVED"], ["who", "who"]])
def test_refuses_a_column_that_would_stand_twice(keep: list[str]) -> None:
    with pytest.raises(SqlError, match="twice"):
        sql(_with_jht(), "people", dialect="duckdb", keep=keep)


def _with_jht() -> Tape:
    scribe = Scribe()
    income, with_jht = scribe.given("income", 0, 10**12), scribe.given("with_jht", 0, 1)
    return scribe.tape(saved=scribe.chosen("where", with_jht, income, scribe.number(0)))
