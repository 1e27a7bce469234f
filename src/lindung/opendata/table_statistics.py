"""Tell PostgreSQL how large a table has become, before it checks what refers to what."""

from django.db import connection, models


def refresh_statistics(*tables: type[models.Model]) -> None:
    """Make the database count tables anew into which many rows were just written, in the same transaction.

    PostgreSQL checks each reference at the commit by a plan that it made while the table was small, reading the
    whole table for every row; counting anew throws that plan away. A long-lived connection that wrote a few areas and
    then the whole list would otherwise check for an hour. SQLite plans each statement anew: nothing to do.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table._meta.db_table)}")  # noqa: SLF001 - Django's documented door to a model
