from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from lindung.settings.database import postgresql_settings, sqlite_settings
from lindung.settings.environment import SettingError


@pytest.fixture
def embedded(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[BaseDatabaseWrapper]:
    """Open an embedded database in a file, as an installation has it."""
    with django_db_blocker.unblock():
        opened = ConnectionHandler({"default": sqlite_settings(tmp_path / "store.sqlite3")})["default"]
        yield opened
        opened.close()


def value(database: BaseDatabaseWrapper, sql: str) -> Any:  # Any: whatever the pragma answers
    with database.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("pragma", "expected"), [("journal_mode", "wal"), ("foreign_keys", 1), ("busy_timeout", 20_000), ("synchronous", 1)]
)
def test_opens_the_embedded_database_for_many_readers(
    embedded: BaseDatabaseWrapper, pragma: str, expected: object
) -> None:
    assert value(embedded, f"PRAGMA {pragma}") == expected


def test_holds_foreign_keys(embedded: BaseDatabaseWrapper) -> None:
    with embedded.cursor() as cursor:
        cursor.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        cursor.execute("CREATE TABLE child (parent_id INTEGER REFERENCES parent (id))")
        with pytest.raises(IntegrityError, match="FOREIGN KEY"):
            cursor.execute("INSERT INTO child VALUES (1)")


def test_takes_the_write_lock_when_a_transaction_begins(embedded: BaseDatabaseWrapper, tmp_path: Path) -> None:
    impatient = sqlite_settings(tmp_path / "store.sqlite3")
    impatient["OPTIONS"]["timeout"] = 0
    other = ConnectionHandler({"default": impatient})["default"]
    embedded.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    try:
        with pytest.raises(OperationalError, match="database is locked"), other.cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE")
        assert value(other, "SELECT 1") == 1
    finally:
        embedded.rollback()
        embedded.set_autocommit(True)
        other.close()


@pytest.mark.django_db
def test_the_store_of_the_suite_holds_foreign_keys_too() -> None:
    from lindung.opendata.models import Area, Neighbourhood

    def put_a_neighbourhood_nowhere() -> None:
        with transaction.atomic():
            Neighbourhood.objects.create(village=Area(code="81.01.01.2999"), rw="001")
            connection.check_constraints()

    with pytest.raises(IntegrityError):
        put_a_neighbourhood_nowhere()


def test_reads_an_address_of_postgresql() -> None:
    found = postgresql_settings("postgresql://kepala:rahasia%40kantor@db.kantor.local:6432/lindung?sslmode=require")
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.kantor.local", "6432", "lindung")
    assert (found["USER"], found["PASSWORD"]) == ("kepala", "rahasia@kantor")
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_reads_an_address_through_a_socket() -> None:
    found = postgresql_settings("postgresql://postgres:@/postgres?host=/run/postgresql")
    assert (found["HOST"], found["PORT"], found["USER"]) == ("/run/postgresql", "", "postgres")
    assert found["OPTIONS"] == {}


@pytest.mark.parametrize(
    "url",
    [
        "mysql://kepala:rahasia@db/lindung",
        "postgresql://kepala:rahasia@db",
        "postgresql://kepala:rahasia@db:port/lindung",
        "rahasia",
    ],
)
def test_refuses_another_address_without_repeating_it(url: str) -> None:
    with pytest.raises(SettingError) as refusal:
        postgresql_settings(url)
    assert "rahasia" not in f"{refusal.value.words} {refusal.value}"
    assert refusal.value.__cause__ is None
