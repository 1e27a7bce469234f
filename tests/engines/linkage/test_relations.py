"""The embedded engine keeps to its memory and says so."""

import polars as pl
import pytest

from lindung.engines.linkage.relations import DuckRelations, TooLargeError


@pytest.fixture
def relations() -> DuckRelations:
    return DuckRelations(memory_limit="20MB", threads=1)


def test_says_that_the_memory_is_not_enough(relations: DuckRelations) -> None:
    with pytest.raises(TooLargeError, match="more than 20MB"):
        relations.table("big", "SELECT i, i * 7 AS j FROM range(20000000) t(i)")


def test_kernels_see_every_row_once(relations: DuckRelations) -> None:
    relations.load("numbers", [pl.DataFrame({"n": [1, 2, 3]})], {"n": pl.Int64})
    relations.mapped("twice", "SELECT n FROM numbers", lambda rows: rows * 2, {"n": pl.Int64})
    assert sorted(relations.read("SELECT n FROM twice")["n"]) == [2, 4, 6]


def test_a_question_without_rows_makes_an_empty_table(relations: DuckRelations) -> None:
    relations.load("numbers", [], {"n": pl.Int64})
    relations.mapped("twice", "SELECT n FROM numbers", lambda rows: rows * 2, {"n": pl.Int64})
    assert relations.read("SELECT * FROM twice").is_empty()


def test_a_view_says_what_its_tables_say_when_it_is_read(relations: DuckRelations) -> None:
    relations.load("numbers", [pl.DataFrame({"n": [1, 2]})], {"n": pl.Int64})
    relations.view("more", "SELECT n + 1 AS n FROM numbers")
    relations.append("numbers", pl.DataFrame({"n": [5]}))
    assert relations.rows("SELECT n FROM more ORDER BY n") == [(2,), (3,), (6,)]


def test_tables_and_views_that_are_dropped_leave_their_names_free(relations: DuckRelations) -> None:
    relations.load("numbers", [], {"n": pl.Int64})
    relations.view("more", "SELECT n FROM numbers")
    relations.drop("more", "numbers", "never")
    relations.table("more", "SELECT 7 AS n")
    relations.view("numbers", "SELECT n FROM more")
    assert relations.rows("SELECT n FROM numbers") == [(7,)]


def test_packing_changes_no_row(relations: DuckRelations) -> None:
    relations.load("numbers", [pl.DataFrame({"n": [3, 1, 2]})], {"n": pl.Int64})
    relations.rename("numbers", "others")
    relations.compact()
    assert sorted(relations.read("SELECT n FROM others")["n"]) == [1, 2, 3]
