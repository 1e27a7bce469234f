"""Whether the contents of an SQLite database are sound, without the false alarm of older SQLite.

``PRAGMA integrity_check`` of SQLite before 3.42 tells of a "NULL value in" columns that hold none, when a table without
row numbers begins its key with other columns than the table itself; the observations of releases are such a table.
What it says of such a column is looked up in the column.
"""

from typing import Final

from django.db.backends.utils import CursorWrapper

_TABLES: Final = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
_ALARM: Final = "NULL value in "


def unsound_tables(cursor: CursorWrapper) -> list[str]:
    """List the tables that are damaged, or hold something that their own rules forbid; none when all is sound."""
    cursor.execute(_TABLES)
    return [name for (name,) in cursor.fetchall() if not _is_sound(cursor, name)]


def _is_sound(cursor: CursorWrapper, table: str) -> bool:
    cursor.execute(f'PRAGMA integrity_check("{table}")')  # structure is told first, rows after it
    told = [str(row[0]) for row in cursor.fetchall()]
    if told == ["ok"]:
        return True
    if not all(line.startswith(f"{_ALARM}{table}.") for line in told):
        return False
    return not _holds_null(cursor, table)


def _holds_null(cursor: CursorWrapper, table: str) -> bool:
    """Look into each column that must not be empty; ``IS NULL`` would not look, for it trusts the rule."""
    cursor.execute('SELECT name FROM pragma_table_info(%s) WHERE "notnull"', [table])
    empty = " OR ".join(f"typeof(\"{name}\") = 'null'" for (name,) in cursor.fetchall()) or "FALSE"
    cursor.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}" WHERE {empty})')  # noqa: S608 - the database's own names
    return bool(cursor.fetchone()[0])
