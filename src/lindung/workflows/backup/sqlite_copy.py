"""The embedded database: a consistent copy while it is served, and whether a copy is sound."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from django.db import DatabaseError
from django.db.utils import ConnectionHandler

from lindung.workflows.backup.errors import not_a_backup
from lindung.workflows.installation.sqlite_soundness import unsound_tables

_ENGINE: Final = "django.db.backends.sqlite3"
_PAGES: Final = 2_000
_APPLIED: Final = "SELECT app, name FROM django_migrations"


def copy_sqlite(database: Path, copy: Path, *, told: Callable[[int, int], None], pages: int = _PAGES) -> None:
    """Copy the database as it stands at this moment; writers go on meanwhile and are not in it.

    Args:
        database: The database in use.
        copy: A new file, readable by its owner only.
        told: Told how many pages of how many are copied.
        pages: Copied at a time.
    """
    copy.touch(mode=0o600, exist_ok=False)
    with (
        closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=20, isolation_level=None)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # from here on nothing newer is seen
        source.backup(target, pages=pages, progress=lambda _, left, total: told(total - left, total))
        target.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it


def examine_sqlite(database: Path) -> frozenset[str]:
    """Read every page of a copy; return the changes of tables it has, or say that it is damaged."""
    copy = ConnectionHandler({"default": {"ENGINE": _ENGINE, "NAME": str(database)}})["default"]
    try:
        with closing(copy), copy.cursor() as cursor:  # Django's, for checks of columns use functions that it brings
            damaged = unsound_tables(cursor)
            orphans = cursor.execute("PRAGMA foreign_key_check").fetchone()
            applied = cursor.execute(_APPLIED).fetchall()
    except DatabaseError:
        raise _damaged() from None
    if damaged or orphans:
        raise _damaged()
    return frozenset(f"{app}.{name}" for app, name in applied)


def _damaged() -> Exception:
    return not_a_backup("Basis data dalam cadangan rusak.", "The database in the backup is damaged.")
