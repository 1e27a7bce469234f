"""Decisions about pairs found again under the newest key: their blind keys are made anew from the registers.

A blind key cannot be turned back, so each person is read once more where the decision saw it: the snapshot and the row.
A decision whose snapshot is no longer there keeps its keys, and the old key stays needed for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import polars as pl
from django.db import transaction

from lindung.registry.models.pair_decision import MEMBER_KEYS, WORKER_KEYS, PairDecision
from lindung.registry.snapshots.faults import SnapshotGoneError
from lindung.registry.snapshots.snapshot import snapshot_of
from lindung.registry.snapshots.vault import Vault
from lindung.workflows.linking.review.blind_keys import MEMBER_KINDS, WORKER_KINDS, BlindKeys, Keyed, pair_key_of

_READ: Final = {
    "nik_number": pl.Int64, "nik_fault": pl.String, "kpj": pl.String, "name_key": pl.String, "birth_date": pl.Date,
    "village_code": pl.String,
}  # fmt: skip
_FIELDS: Final = ("key_id", "pair_key", *WORKER_KEYS, *MEMBER_KEYS)
_AT_ONCE: Final = 500
Person = tuple[str, int]
"""Snapshot and row."""


@dataclass(frozen=True)
class Blinded:
    """How many decisions have keys of the newest key now, and how many could not be made anew."""

    again: int
    left: int


@transaction.atomic
def blind_again(vault: Vault) -> Blinded:
    """Give every decision keys under the newest key of the ring; all of a pair, or none of it.

    Raises:
        RegisterError: A snapshot is there but cannot be read; nothing is changed.
    """
    newest = vault.keys.newest().key_id
    old = list(PairDecision.objects.select_for_update().exclude(key_id=newest).order_by("id"))
    if not old:
        return Blinded(0, 0)
    blind = BlindKeys.under(vault.keys, newest)
    workers = _keyed(vault, blind, {(one.left_snapshot, one.left_row) for one in old}, WORKER_KINDS)
    members = _keyed(vault, blind, {(one.right_snapshot, one.right_row) for one in old}, MEMBER_KINDS)
    taken = {*PairDecision.objects.filter(key_id=newest).values_list("pair_key", flat=True)}
    changed: list[PairDecision] = []
    for thread in _threads(old):
        changed += _thread_again(thread, blind, workers, members, taken)
    PairDecision.objects.bulk_update(changed, _FIELDS, batch_size=_AT_ONCE)
    return Blinded(len(changed), len(old) - len(changed))


def _threads(decisions: Iterable[PairDecision]) -> list[list[PairDecision]]:
    """Put together the decisions about one pair, the first one first."""
    found: dict[tuple[str, str], list[PairDecision]] = {}
    for one in decisions:
        found.setdefault((one.key_id, one.pair_key), []).append(one)
    return list(found.values())


def _thread_again(
    thread: list[PairDecision], blind: BlindKeys, workers: dict[Person, Keyed], members: dict[Person, Keyed],
    taken: set[str],
) -> list[PairDecision]:  # fmt: skip
    """Write the new keys into the decisions of one pair; into none when a person of any of them is gone."""
    pairs = [
        (workers.get((one.left_snapshot, one.left_row)), members.get((one.right_snapshot, one.right_row)))
        for one in thread
    ]
    known = [(worker, member) for worker, member in pairs if worker and member]
    if len(known) < len(thread):
        return []
    key = pair_key_of(blind, *known[0])
    if key in taken:
        return []
    taken.add(key)
    for one, (worker, member) in zip(thread, known, strict=True):
        one.key_id, one.pair_key = blind.key_id, key
        for columns, person in ((WORKER_KEYS, worker), (MEMBER_KEYS, member)):
            for column in columns:
                setattr(one, column, person.by_kind.get(column.split("_")[1], ""))
    return thread


def _keyed(vault: Vault, blind: BlindKeys, places: set[Person], kinds: tuple[str, ...]) -> dict[Person, Keyed]:
    """Read the persons of some rows, a snapshot at a time, and make their keys in columns."""
    wanted = pl.DataFrame(sorted(places), schema={"snapshot": pl.String, "row": pl.UInt32}, orient="row")
    found: dict[Person, Keyed] = {}
    for (snapshot_id,), rows in wanted.partition_by("snapshot", as_dict=True).items():
        persons = _persons(vault, str(snapshot_id), rows["row"])
        by_row: dict[int, dict[str, str]] = {row: {} for row in persons["id"]}
        for row, kind, key in blind.keys(persons, kinds).iter_rows():
            by_row[row][kind] = key
        found |= {(str(snapshot_id), row): Keyed(keys, str(snapshot_id), row) for row, keys in by_row.items()}
    return found


def _persons(vault: Vault, snapshot_id: str, rows: pl.Series) -> pl.DataFrame:
    """Return the rows with ``id`` for their number; none when the snapshot is gone."""
    empty = pl.DataFrame(schema={"id": pl.Int64, **_READ})
    try:
        snapshot = snapshot_of(vault, snapshot_id)
    except SnapshotGoneError:
        return empty
    there = [name for name in _READ if name in snapshot.manifest.seal.columns]
    read = (batch.filter(pl.col("row").is_in(rows.implode())) for batch in snapshot.rows(vault, ["row", *there]))
    return pl.concat([empty, *(_declared(batch) for batch in read if batch.height)])


def _declared(rows: pl.DataFrame) -> pl.DataFrame:
    told = rows.with_columns(
        pl.lit(None, dtype=kind).alias(name) for name, kind in _READ.items() if name not in rows.columns
    )
    sound = pl.when(pl.col("nik_fault").is_null()).then("nik_number")
    return told.with_columns(nik_number=sound).select(
        pl.col("row").cast(pl.Int64).alias("id"), *(pl.col(name).cast(kind) for name, kind in _READ.items())
    )
