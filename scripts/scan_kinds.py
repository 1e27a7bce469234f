"""Keep one address of each kind among those that the scanner found: every page is attacked, none a hundred times.

Two addresses are of one kind when they are asked the same way and differ only in codes, identifiers and values. The one
with the most fields is kept, and one without any, for the scanner looks at headers and cookies of the bare root.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

_PARTS_WITH_DIGITS: Final = re.compile(r"(?<=/)[^/]*\d[^/.]*(?=/|$)")
_TEMPLATES: Final = re.compile(r"(?<=/templat/)[^/]+|(?<=/cara/)[^/]+")


def kind_of(method: str, address: str) -> tuple[str, str]:
    """Name the kind of an address."""
    return method, _TEMPLATES.sub("N", _PARTS_WITH_DIGITS.sub("N", urlsplit(address).path))


def keep_one_of_each(session: Path) -> tuple[int, int]:
    """Strike the others out of the scanner's session; return how many addresses it had, and how many are left."""
    with closing(sqlite3.connect(session)) as store, store:
        rows = store.execute(
            "SELECT path_id, method, path, (SELECT count(*) FROM params WHERE params.path_id = paths.path_id) AS fields"
            " FROM paths ORDER BY fields DESC, path_id"
        ).fetchall()
        kept: dict[tuple[tuple[str, str], bool], int] = {}
        for path_id, method, address, fields in rows:
            kept.setdefault((kind_of(method, address), bool(fields)), path_id)
        struck = [(path_id,) for path_id, *_ in rows if path_id not in set(kept.values())]
        store.executemany("DELETE FROM params WHERE path_id = ?", struck)
        store.executemany("DELETE FROM paths WHERE path_id = ?", struck)
    return len(rows), len(kept)
