import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from lindung.workflows.backup.sqlite_copy import copy_sqlite

ROWS = 60_000


def test_a_copy_is_of_one_moment_while_others_write(tmp_path: Path) -> None:
    database, begun, stop = tmp_path / "used.sqlite3", threading.Event(), threading.Event()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE pair (one integer, other integer)")
        connection.executemany("INSERT INTO pair VALUES (?, ?)", [(number, number) for number in range(ROWS)])
        connection.commit()

    def write() -> None:
        with closing(sqlite3.connect(database, timeout=20)) as connection:
            while not stop.is_set():
                connection.execute("UPDATE pair SET one = one + 1, other = other + 1 WHERE one % 50 = 0")
                connection.execute("INSERT INTO pair VALUES (-1, -1)")
                connection.commit()
                begun.set()

    steps: list[int] = []
    writer = threading.Thread(target=write)
    writer.start()
    begun.wait()
    try:
        copy_sqlite(database, tmp_path / "copy.sqlite3", told=lambda done, _: steps.append(done), pages=20)
    finally:
        stop.set()
        writer.join()
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT count(*) FROM pair WHERE one <> other").fetchone() == (0,)
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert steps == sorted(steps)  # it was never begun again
    assert len(steps) > 5
    assert (tmp_path / "copy.sqlite3").stat().st_mode & 0o077 == 0
