import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from lindung.workflows.installation.sqlite_soundness import unsound_tables

OBSERVED = (
    "CREATE TABLE observed (area bigint NOT NULL, state smallint NOT NULL, release_id smallint NOT NULL, "
    "PRIMARY KEY (release_id, area)) WITHOUT ROWID"
)
ROWS = 3_000
Unsound = Callable[[], list[str]]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A table without row numbers whose key begins with its last column, and a plain one."""
    path = tmp_path / "any.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute(OBSERVED)
        connection.executemany("INSERT INTO observed VALUES (?, 0, 1)", [(area,) for area in range(ROWS)])
        connection.execute("CREATE TABLE plain (id integer PRIMARY KEY, name text NOT NULL CHECK (length(name) < 9))")
        connection.execute("CREATE INDEX plain_name ON plain (name)")
        connection.executemany("INSERT INTO plain (name) VALUES (?)", [(str(number),) for number in range(ROWS)])
    connection.close()
    return path


@pytest.fixture
def unsound(database: Path, django_db_blocker: DjangoDbBlocker) -> Callable[[], list[str]]:
    """Examine the database, which is not the suite's own."""

    def examined() -> list[str]:
        wanted = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(database)}}
        connection = ConnectionHandler(wanted)["default"]
        with django_db_blocker.unblock(), closing(connection), connection.cursor() as cursor:
            return unsound_tables(cursor)

    return examined


def change(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_takes_no_false_alarm_for_damage(database: Path, unsound: Unsound) -> None:
    assert unsound() == []


def test_finds_an_empty_value_where_none_may_be(database: Path, unsound: Unsound) -> None:
    change(
        database,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'state smallint NOT NULL', 'state smallint')",
    )
    change(database, "UPDATE observed SET state = NULL WHERE area = 7")
    change(
        database,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'state smallint', 'state smallint NOT NULL')",
    )
    assert unsound() == ["observed"]


def test_finds_a_row_that_breaks_the_rules_of_its_table(database: Path, unsound: Unsound) -> None:
    change(database, "PRAGMA ignore_check_constraints = ON", "INSERT INTO plain (name) VALUES ('too long by far')")
    assert unsound() == ["plain"]


def test_finds_a_changed_byte(database: Path, unsound: Unsound) -> None:
    data = database.read_bytes()
    place = data.rindex(b"1234")  # in the index or in the table; from now on they differ
    database.write_bytes(data[:place] + b"9" + data[place + 1 :])
    assert unsound() == ["plain"]
