"""Make the roles of a PostgreSQL database, their rights and their row policies; repeated after each upgrade."""

from django.db import connection, transaction

from lindung.registry.row_security import DESK, PUBLIC, statements
from lindung.vocabulary.language import Words


class NoRolesError(RuntimeError):
    """The database has no roles; nothing was made.

    Attributes:
        words: Why, and what to do.
    """

    def __init__(self) -> None:
        """Say it in both languages; the English one is the exception's text."""
        self.words = Words(
            "SQLite tidak mengenal peran basis data. Pakai PostgreSQL (DATABASE_URL), atau cukup gerbang aplikasi.",
            "SQLite knows no roles. Use PostgreSQL (DATABASE_URL), or be content with the gate of the application.",
        )
        super().__init__(self.words.en)


@transaction.atomic
def make_roles() -> tuple[str, str]:
    """Make the roles of desk and public and return their names; what is there already stays.

    Raises:
        NoRolesError: The database is not PostgreSQL.
    """
    if connection.vendor != "postgresql":
        raise NoRolesError
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [[DESK, PUBLIC]])
        known = {name for (name,) in cursor.fetchall()}
        for statement in statements(known):
            cursor.execute(statement)
    return DESK, PUBLIC
