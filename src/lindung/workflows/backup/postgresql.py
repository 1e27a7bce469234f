"""PostgreSQL: dumped and restored by its own tools, in one transaction; passwords reach them by their environment."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from lindung.settings.environment import surroundings
from lindung.vocabulary.language import Words
from lindung.workflows.backup.archive import PIECE
from lindung.workflows.backup.errors import BackupError, ToolError

_MISMATCH: Final = "server version mismatch"
_MISSING_ROLE: Final = re.compile(r'role "([^"]{1,63})" does not exist')
_EMPTY: Final = """
DO $$ DECLARE one record; BEGIN
FOR one IN SELECT oid::regclass AS name, CASE relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END AS kind
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm') LOOP
  EXECUTE format('DROP %s IF EXISTS %s CASCADE', one.kind, one.name);
END LOOP;
FOR one IN SELECT oid::regclass AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') LOOP
  EXECUTE format('DROP TABLE IF EXISTS %s CASCADE', one.name);
END LOOP;
FOR one IN SELECT oid::regclass AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' LOOP
  EXECUTE format('DROP SEQUENCE IF EXISTS %s CASCADE', one.name);
END LOOP;
FOR one IN SELECT oid::regprocedure AS name FROM pg_proc
  WHERE pronamespace = 'public'::regnamespace
  AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e') LOOP
  EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', one.name);
END LOOP;
END $$
"""
"""Takes away what an installation has in its schema; extensions stay."""


def dump_postgresql(url: str) -> Iterator[bytes]:
    """Yield the database as it stands at this moment, in the format of pg_dump -Fc; ToolError when that fails."""
    with _faults() as faults:
        program = [_tool("pg_dump"), "--format=custom", "--no-password", f"--dbname={_without_password(url)}"]
        with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=faults, env=_told(url)) as tool:  # noqa: S603 - ours
            assert tool.stdout is not None  # noqa: S101 - asked for above
            while piece := tool.stdout.read(PIECE):
                yield piece
        _refuse_fault("pg_dump", tool.returncode, faults)


def restore_postgresql(dump: Path, url: str, *, empty_first: bool) -> None:
    """Restore a dump in one transaction: all of it, or the database is as it was.

    Args:
        dump: What pg_dump wrote.
        url: The database.
        empty_first: Whether what is there is taken away in the same transaction.
    """
    client = [_tool("psql"), "--no-psqlrc", "--quiet", "--no-password", "--single-transaction", "--set=ON_ERROR_STOP=1",
              "--output=/dev/null", f"--dbname={_without_password(url)}"]  # fmt: skip
    client += [f"--command={_EMPTY}"] if empty_first else []
    reader = [_tool("pg_restore"), "--no-owner", "--file=-", str(dump)]
    with _faults() as faults:
        with (
            subprocess.Popen(reader, stdout=subprocess.PIPE, stderr=faults) as reading,  # noqa: S603 - ours
            subprocess.Popen([*client, "--file=-"], stdin=subprocess.PIPE, stderr=faults, env=_told(url)) as writing,  # noqa: S603 - ours
        ):
            is_whole = _passed_on(reading, writing)
            if not is_whole:
                writing.kill()  # before its input ends, so that it cannot commit half
        _refuse_fault("pg_restore", 0 if is_whole else 1, faults)
        _refuse_fault("psql", writing.returncode, faults)


@contextmanager
def passing_database(url: str, name: str) -> Iterator[str | None]:
    """Make a database for a proof and remove it afterwards; None when the user may not make one."""
    with psycopg.connect(url, autocommit=True) as connection:
        try:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege:
            yield None
            return
        try:
            yield make_conninfo(url, dbname=name)
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def read_dump(dump: Path) -> None:
    """Read a dump from its beginning to its end; ToolError when it is damaged."""
    with _faults() as faults:
        program = [_tool("pg_restore"), "--file=/dev/null", str(dump)]
        done = subprocess.run(program, stderr=faults, check=False)  # noqa: S603 - ours
        _refuse_fault("pg_restore", done.returncode, faults)


def applied_migrations(url: str) -> frozenset[str]:
    """Return the changes of tables that a database has; none when it is empty."""
    with psycopg.connect(url) as connection:
        if connection.execute("SELECT to_regclass('public.django_migrations')").fetchone() == (None,):
            return frozenset()
        return frozenset(f"{app}.{name}" for app, name in connection.execute("SELECT app, name FROM django_migrations"))


def _passed_on(reading: "subprocess.Popen[bytes]", writing: "subprocess.Popen[bytes]") -> bool:
    """Pass the restored statements on; True when the reader came to a good end."""
    assert reading.stdout is not None  # noqa: S101 - both asked for
    assert writing.stdin is not None  # noqa: S101
    try:
        while piece := reading.stdout.read(PIECE):
            writing.stdin.write(piece)
    except BrokenPipeError:
        reading.kill()
        return True  # the client stopped, and says why
    return reading.wait() == 0


@contextmanager
def _faults() -> Iterator[IO[bytes]]:
    """Give a passing file for what a tool complains of; it may quote rows, so that nobody is shown it."""
    with tempfile.TemporaryFile() as file:
        yield file


def _refuse_fault(name: str, code: int, faults: IO[bytes]) -> None:
    if code == 0:
        return
    faults.seek(0)
    said = faults.read(1 << 16).decode(errors="replace")
    if _MISMATCH in said:
        raise ToolError(
            Words(
                f"{name} di PATH lebih tua daripada server PostgreSQL. Pasang paket klien dengan versi server itu.",
                f"{name} on the PATH is older than the PostgreSQL server. Install the client of the server's version.",
            )
        )
    role = _MISSING_ROLE.search(said)
    if role:
        raise ToolError(
            Words(
                f"Peran basis data {role[1]} belum ada di server ini. Buat dahulu, lalu ulangi; tak ada yang berubah.",
                f"The database role {role[1]} is not on this server. Make it first, then repeat; nothing changed.",
            )
        )
    raise ToolError(
        Words(
            f"{name} berhenti dengan kode {code}. Periksa hak pengguna basis data dan ruang diska, lalu ulangi.",
            f"{name} ended with code {code}. Check the database user's rights and the disk, then repeat.",
        )
    )


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise ToolError(
            Words(
                f"{name} tidak ada di PATH. Pasang klien PostgreSQL (Debian: postgresql-client), lalu ulangi.",
                f"{name} is not on the PATH. Install PostgreSQL's client (Debian: postgresql-client), then repeat.",
            )
        )
    return found


def _without_password(url: str) -> str:
    told = {
        name: str(value) for name, value in conninfo_to_dict(url).items() if name != "password" and value is not None
    }
    return make_conninfo(**told)


def _told(url: str) -> dict[str, str]:
    password = conninfo_to_dict(url).get("password")
    return surroundings(PGPASSWORD=str(password)) if password else surroundings()


def unreachable() -> BackupError:
    """Say that the server does not answer."""
    return BackupError(
        Words(
            "Basis data PostgreSQL tidak dapat dihubungi. Periksa DATABASE_URL dan apakah servernya berjalan.",
            "The PostgreSQL database cannot be reached. Check DATABASE_URL and whether its server runs.",
        )
    )
