"""Records brought to an engine: prepared batch by batch, so that a register of any size passes."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

import polars as pl

from lindung.engines.linkage.prepared import NAMES, RECORD, prepare
from lindung.engines.linkage.relations import Relations

_AT_ONCE: Final = 2


def load_registers(relations: Relations, left: Iterable[pl.DataFrame], right: Iterable[pl.DataFrame]) -> None:
    """Make ``left_records``, ``right_records`` and ``names`` of batches in columns of PLAIN; ids are places from 0."""
    every_name = [pl.DataFrame(schema=NAMES)]
    for side in ("left", "right"):
        relations.load(f"{side}_records", (), RECORD)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for side, records, names in _prepared(pool, _placed(left, right)):
            relations.append(f"{side}_records", records)
            every_name.append(names)
    relations.load("names", [pl.concat(every_name).unique("name")], NAMES)


def _placed(left: Iterable[pl.DataFrame], right: Iterable[pl.DataFrame]) -> Iterator[tuple[str, int, pl.DataFrame]]:
    """Yield the batches of both sides with the place of their first record."""
    for side, batches in (("left", left), ("right", right)):
        first_id = 0
        for batch in batches:
            yield side, first_id, batch
            first_id += batch.height


def _prepared(
    pool: ThreadPoolExecutor, batches: Iterator[tuple[str, int, pl.DataFrame]]
) -> Iterator[tuple[str, pl.DataFrame, pl.DataFrame]]:
    """Yield the batches prepared, in their order, a few at once: their steps do not fill the processor one by one."""
    waiting: deque[tuple[str, Future[tuple[pl.DataFrame, pl.DataFrame]]]] = deque()
    for side, first_id, batch in batches:
        waiting.append((side, pool.submit(prepare, batch, first_id=first_id)))
        if len(waiting) > _AT_ONCE:
            done = waiting.popleft()
            yield done[0], *done[1].result()
    while waiting:
        done = waiting.popleft()
        yield done[0], *done[1].result()
