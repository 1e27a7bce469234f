"""Make the roles of a PostgreSQL database, their rights and their row policies; repeated after each upgrade."""

from typing import Final

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from lindung.registry.row_security import DESK, PUBLIC, statements
from lindung.vocabulary.language import Words

_NO_POSTGRESQL: Final = Words(
    "SQLite tidak mengenal peran basis data. Pakai PostgreSQL (DATABASE_URL), atau cukup gerbang aplikasi.",
    "SQLite knows no roles. Use PostgreSQL (DATABASE_URL), or be content with the gate of the application.",
)
_MADE_BY: Final = f"createuser --no-login {DESK}; createuser --no-login {PUBLIC}; psql -c 'GRANT {DESK} TO %s'"
_MAY_MAKE: Final = "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = CURRENT_USER"
_IS_MEMBER: Final = "SELECT coalesce((SELECT pg_has_role(oid, 'MEMBER') FROM pg_roles WHERE rolname = %s), false)"


class NoRolesError(RuntimeError):
    """The roles cannot be made; nothing was changed.

    Attributes:
        words: Why, and what to do.
    """

    def __init__(self, words: Words) -> None:
        """Keep both languages; the English one is the exception's text."""
        self.words = words
        super().__init__(words.en)


@transaction.atomic
def make_roles() -> tuple[str, str]:
    """Make the roles of desk and public and return their names; what is there already stays.

    Raises:
        NoRolesError: The database is not PostgreSQL, or its user may not make roles and nobody made them before.
    """
    if connection.vendor != "postgresql":
        raise NoRolesError(_NO_POSTGRESQL)
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [[DESK, PUBLIC]])
        known = {name for (name,) in cursor.fetchall()}
        cursor.execute(_MAY_MAKE)
        may_make = bool(cursor.fetchone()[0])
        is_member = may_be_desk(cursor)
        if not may_make and not (is_member and known == {DESK, PUBLIC}):
            raise NoRolesError(_to_be_made_by_the_server(connection.settings_dict["USER"] or "lindung"))
        for statement in statements(known, is_member=is_member):
            cursor.execute(statement)
    return DESK, PUBLIC


def may_be_desk(cursor: CursorWrapper) -> bool:
    """Whether the user of the database may become the role of the desk, without which its pages fail."""
    cursor.execute(_IS_MEMBER, [DESK])
    return bool(cursor.fetchone()[0])


def _to_be_made_by_the_server(user: str) -> Words:
    """Say what the administrator of the server does once, so that this user needs no right to make roles."""
    calls = _MADE_BY % user
    return Words(
        "Pengguna basis data ini tidak boleh membuat peran. Sekali saja, sebagai pengelola server PostgreSQL: "
        f"{calls}. Lalu ulangi perintah ini.",
        f"This user of the database may not make roles. Once, as the administrator of the PostgreSQL server: {calls}. "
        "Then repeat this command.",
    )
