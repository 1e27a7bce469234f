"""What changed between two snapshots: joined, left, changed, moved, died, same.

A person is the same one when the sound NIK is the same; without a sound NIK when compared name, birth date and village
are the same. Rows of one identity are counted as a multiset: equal rows are the same, of the others as many are changed
as both sides have, the rest joined or left. So same + changed + joined = rows of the current snapshot, and
same + changed + left = rows of the previous one. Only identities and 64-bit hashes are held in memory.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import duckdb
import polars as pl

from lindung.registry.snapshots.alive import Alive, quiet
from lindung.registry.snapshots.identity import business_columns, has_death, identity, row_hash
from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.seal import seal_of
from lindung.registry.snapshots.sql import MEMORY_LIMIT, connect_sealed, quoted
from lindung.vocabulary.register_kind import RegisterKind

BATCH_ROWS = 100_000
_SLICE_ROWS = 4_000_000
_COMPARED_ROWS = 500_000


class Change(StrEnum):
    """A way in which a row of one snapshot differs from the other."""

    JOINED = "joined"
    LEFT = "left"
    CHANGED = "changed"
    MOVED = "moved"
    DIED = "died"


@dataclass(frozen=True)
class ChangeCounts:
    """Rows by what changed.

    Attributes:
        previous_rows: Rows of the previous snapshot: same + changed + left.
        current_rows: Rows of the current one: same + changed + joined.
        joined: Rows only the current one has.
        left: Rows only the previous one has.
        changed: Rows of both of which a column differs; derived columns do not count.
        same: Rows without a difference.
        moved: Identities of the changed rows whose village differs.
        died: Identities of either snapshot with a death noted now or found in the register of deaths; they are counted
            among the others too.
        columns: {column: identities of the changed rows in which it differs}, most first.
    """

    previous_rows: int
    current_rows: int
    joined: int
    left: int
    changed: int
    same: int
    moved: int
    died: int
    columns: dict[str, int]


def changes(
    previous: Path, current: Path, *, register: RegisterKind, keys: KeyRing, deaths: Sequence[Path] = (),
    memory_limit: str = MEMORY_LIMIT, with_columns: bool = True, alive: Alive = quiet,
) -> ChangeCounts:  # fmt: skip
    """Count what changed from one sealed snapshot to another.

    ``deaths`` are snapshots of the register of deaths; ``with_columns`` also counts by column, which takes longer the
    more rows changed; ``alive`` is called between the steps.

    Raises:
        TooLargeError: It needs more than ``memory_limit``.
        DamagedSealError: A part is missing, cut off or changed.
    """
    with _compared(
        previous, current, register=register, keys=keys, deaths=deaths, limit=memory_limit, alive=alive
    ) as connection:
        told = connection.sql(
            "SELECT sum(same), sum(changed), sum(joined), sum(gone), count(*) FILTER (changed > 0 AND moved) FROM found"
        ).fetchall()[0]
        same, changed, joined, left, moved = (int(value or 0) for value in told)
        died = connection.sql("SELECT count(*) FROM died").fetchall()[0][0]
        common = _common(previous, current) if with_columns and changed else []
        columns = _changed_columns(connection, common, alive=alive)
    return ChangeCounts(
        previous_rows=same + changed + left, current_rows=same + changed + joined,
        joined=joined, left=left, changed=changed, same=same, moved=moved, died=died, columns=columns,
    )  # fmt: skip


def change_rows(
    previous: Path, current: Path, change: Change, *, register: RegisterKind, keys: KeyRing,
    deaths: Sequence[Path] = (), memory_limit: str = MEMORY_LIMIT,
) -> Iterator[pl.DataFrame]:  # fmt: skip
    """Yield the rows of one change in batches: those of the previous snapshot who left or died, else the current rows.

    Rows who died come from the previous snapshot where it has them. Rows are in no particular order.
    """
    with _compared(
        previous, current, register=register, keys=keys, deaths=deaths, limit=memory_limit, alive=quiet
    ) as connection:
        for side, keyed in _sides(change):
            listed = connection.sql(f"SELECT * EXCLUDE (identity) FROM {side} SEMI JOIN ({keyed}) USING (identity)")  # noqa: S608 - ours
            for batch in listed.to_arrow_reader(BATCH_ROWS):
                yield pl.DataFrame(batch)


def _sides(change: Change) -> list[tuple[str, str]]:
    """Name the snapshot that shows a change, and the identities concerned."""
    at_both = "SELECT identity FROM found WHERE np > 0"
    return {
        Change.JOINED: [("now", "SELECT identity FROM found WHERE joined > 0 AND np = 0")],
        Change.LEFT: [("before", "SELECT identity FROM found WHERE gone > 0 AND nc = 0")],
        Change.CHANGED: [("now", "SELECT identity FROM found WHERE changed > 0")],
        Change.MOVED: [("now", "SELECT identity FROM found WHERE changed > 0 AND moved")],
        Change.DIED: [
            ("before", "SELECT identity FROM died"),
            ("now", f"SELECT identity FROM died ANTI JOIN ({at_both}) USING (identity)"),  # noqa: S608 - our own text
        ],
    }[change]


@contextmanager
def _compared(
    previous: Path,
    current: Path,
    *,
    register: RegisterKind,
    keys: KeyRing,
    deaths: Sequence[Path],
    limit: str,
    alive: Alive,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open both snapshots with ``found`` (counts by identity) and ``died`` (identities) beside them."""
    of_deaths = {f"deaths {number}": path for number, path in enumerate(deaths)}
    views = {"previous": previous, "current": current} | of_deaths
    common = _common(previous, current)
    with connect_sealed(views, keys=keys, memory_limit=limit) as connection:
        for name, side in (("before", "previous"), ("now", "current")):
            same = identity(register, seal_of(views[side]).columns)
            connection.execute(f"CREATE VIEW {name} AS SELECT {same} AS identity, * FROM {side}")  # noqa: S608 - ours
        _find(connection, common, rows=seal_of(previous).rows + seal_of(current).rows, alive=alive)
        _find_deaths(connection, [*seal_of(current).columns], of_deaths)
        alive()
        yield connection


def _find(connection: duckdb.DuckDBPyConnection, common: list[str], *, rows: int, alive: Alive) -> None:
    """Count by identity, in slices of the identities so that the work of each fits in memory."""
    village = "hash(village_code)" if "village_code" in common else "0::UBIGINT"
    keyed = f"SELECT identity, {row_hash(common)} AS row, {village} AS village"
    connection.execute(f"CREATE TABLE pairs AS {keyed}, 1 AS p, 0 AS c FROM before")
    alive()
    connection.execute(f"INSERT INTO pairs {keyed}, 0, 1 FROM now")
    slices = -(-rows // _SLICE_ROWS) or 1
    for number in range(slices):
        begin = "CREATE TABLE found AS" if number == 0 else "INSERT INTO found"
        connection.execute(f"{begin} {_COUNT.format(slices=slices, number=number)}")
        alive()
    connection.execute("DROP TABLE pairs")


def _find_deaths(connection: duckdb.DuckDBPyConnection, columns: list[str], deaths: Iterable[str]) -> None:
    noted = f"SELECT identity FROM now WHERE {has_death(columns)}"  # noqa: S608 - our own text
    connection.execute(f"CREATE TABLE dead AS {noted}")
    for view in deaths:
        connection.execute(f"INSERT INTO dead SELECT nik_number FROM {quoted(view)} WHERE nik_number IS NOT NULL")  # noqa: S608 - quoted
    connection.execute("CREATE TABLE died AS SELECT DISTINCT identity FROM found SEMI JOIN dead USING (identity)")


def _changed_columns(connection: duckdb.DuckDBPyConnection, common: list[str], *, alive: Alive) -> dict[str, int]:
    """Count in which columns the changed identities differ; of an identity with several rows, one of each side.

    32 bits of each cell are compared, some hundred thousand identities at a time.
    """
    (changed,) = connection.sql("SELECT count(*) FROM found WHERE changed > 0").fetchall()[0]
    slices = (-(-changed // _COMPARED_ROWS) or 1) if common else 0
    cells = ", ".join(f"(hash({quoted(name)}) % 4294967296)::UINTEGER AS {quoted(name)}" for name in common)
    differ = ", ".join(f"count(*) FILTER (b.{quoted(name)} <> n.{quoted(name)})" for name in common)
    counts = [0] * len(common)
    for number in range(slices):
        keyed = f"SELECT identity FROM found WHERE changed > 0 AND identity % {slices} = {number}"  # noqa: S608 - numbers
        before, now = (
            f"(SELECT DISTINCT ON (identity) identity, {cells} FROM {side} SEMI JOIN ({keyed}) USING (identity))"  # noqa: S608 - quoted
            for side in ("before", "now")
        )
        told = connection.sql(f"SELECT {differ} FROM {before} b JOIN {now} n USING (identity)").fetchall()[0]  # noqa: S608 - quoted
        counts = [sum(pair) for pair in zip(counts, told, strict=True)]
        alive()
    ordered = sorted(zip(common, counts, strict=True), key=lambda pair: -pair[1])
    return {name: count for name, count in ordered if count}


def _common(previous: Path, current: Path) -> list[str]:
    """Name the business columns that both snapshots have."""
    now = seal_of(current).columns
    return [name for name in business_columns(seal_of(previous).columns) if name in now]


_COUNT = """
SELECT identity, np, nc, same, least(np - same, nc - same) AS changed,
    nc - same - least(np - same, nc - same) AS joined, np - same - least(np - same, nc - same) AS gone, moved
FROM (
    SELECT identity, sum(np) AS np, sum(nc) AS nc, sum(least(np, nc)) AS same,
        sum(np) > 0 AND sum(nc) > 0 AND bit_xor(village) FILTER (np <> nc) <> 0 AS moved
    FROM (
        SELECT identity, row, any_value(village) AS village, sum(p) AS np, sum(c) AS nc
        FROM pairs WHERE identity % {slices} = {number} GROUP BY identity, row
    )
    GROUP BY identity
)
"""
