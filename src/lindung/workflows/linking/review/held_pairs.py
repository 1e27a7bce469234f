"""Pairs of stored linkages that people read, with both records of each; held in memory for a while.

A sealed linkage and its snapshots never change, and opening them takes seconds. What people decide changes with every
reading, so none of it is held here.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

import polars as pl

from lindung.engines.linkage.comparisons import COMPARISONS
from lindung.registry.snapshots.linkage import Linkage
from lindung.registry.snapshots.opening import one_opening
from lindung.registry.snapshots.owned import give_back, owned
from lindung.registry.snapshots.parts import GROUP_ROWS
from lindung.registry.snapshots.snapshot import snapshot_of
from lindung.registry.snapshots.vault import Vault
from lindung.workflows.linking.review.blind_keys import MEMBER_KINDS, WORKER_KINDS, BlindKeys
from lindung.workflows.linking.stored_tables import LINK_ROWS

RECORD: Final = {
    "id": pl.Int64, "snapshot": pl.String, "row": pl.UInt32, "name": pl.String, "name_key": pl.String,
    "nik_number": pl.Int64, "nik_fault": pl.String, "nik_short": pl.Int64, "kpj": pl.String, "birth_date": pl.Date,
    "birth_place": pl.String, "sex": pl.String, "village": pl.String, "village_code": pl.String, "address": pl.String,
    "rt": pl.String, "rw": pl.String, "mother_name": pl.String, "phone_number": pl.Int64, "kk_number": pl.Int64,
    "occupation": pl.String, "employer": pl.String, "segment": pl.String, "membership": pl.String,
    "covered_until": pl.Date, "payer": pl.String, "life_note": pl.String,
}  # fmt: skip
"""What a reader sees of a record, and what it is compared and known again by."""

SIDES: Final = {"left": "workers", "right": "participants"}
KINDS: Final = {"left": WORKER_KINDS, "right": MEMBER_KINDS}
MOST_HELD: Final = 3
HELD_SECONDS: Final = 600


@dataclass
class Pairs:
    """Some pairs of a linkage.

    Attributes:
        links: LINK_ROWS, the pair nearest to one half first; ``rank`` numbers them.
        left: RECORD of their workers.
        right: RECORD of their members.
    """

    links: pl.DataFrame
    left: pl.DataFrame
    right: pl.DataFrame
    _keys: dict[str, pl.DataFrame] = field(default_factory=dict)

    def side(self, name: str) -> pl.DataFrame:
        """Return the records of one side."""
        return self.left if name == "left" else self.right

    def keys_of(self, side: str, blind: BlindKeys) -> pl.DataFrame:
        """Return the blind keys of one side, made once."""
        held = f"{side} {blind.key_id}"
        if held not in self._keys:
            self._keys[held] = blind.keys(self.side(side), KINDS[side])
        return self._keys[held]


@dataclass(frozen=True)
class _Held:
    pairs: Pairs
    until: float


_held: dict[tuple[str, tuple[str, ...]], _Held] = {}
_one_at_a_time = Lock()


def pairs_under_review(vault: Vault, linkage: Linkage, contested: Sequence[str] = ()) -> Pairs:
    """Return the pairs a person should read or has read: possible ones, decided ones, and those named as contested.

    Args:
        vault: Where it is sealed.
        linkage: The linkage.
        contested: Pairs the machine was sure of and somebody has read, as ``<left id>-<right id>``.
    """
    key = (linkage.manifest.checksum, tuple(sorted(contested)))
    with _one_at_a_time:
        now = time.monotonic()
        for old in [old for old, held in _held.items() if held.until <= now]:
            del _held[old]
        found = _held.get(key)
        if found is None:
            while len(_held) >= MOST_HELD:
                del _held[next(iter(_held))]
            is_read = pl.col("decided").is_not_null() | pl.col("recheck").fill_null(value=False)
            wanted = (pl.col("decision") == "possible") | is_read | _is_named(contested)
            with one_opening(vault):
                found = _held[key] = _Held(read_pairs(vault, linkage, wanted), now + HELD_SECONDS)
        return found.pairs


def forget_pairs() -> None:
    """Hold no pair any longer."""
    with _one_at_a_time:
        _held.clear()


def read_pairs(vault: Vault, linkage: Linkage, wanted: pl.Expr) -> Pairs:
    """Open some pairs of a linkage with both records of each."""
    empty = pl.DataFrame(schema=LINK_ROWS)
    links = pl.concat([empty, *(owned(rows.filter(wanted)) for rows in linkage.table(vault, "links", rows=GROUP_ROWS))])
    ordered = links.sort(
        (pl.col("score") - 0.5).abs(), "score", "left_id", "right_id", descending=[False, True, False, False],
        nulls_last=True,
    )  # fmt: skip
    left, right = (
        _records(vault, linkage.manifest.snapshots[register], ordered, side) for side, register in SIDES.items()
    )
    found = Pairs(owned(ordered.with_row_index("rank")), owned(left), owned(right))
    give_back()
    return found


def levels(pair: dict[str, object]) -> dict[str, int]:
    """Return the known levels of a pair by comparison."""
    found = {comparison.name: pair[comparison.column] for comparison in COMPARISONS}
    return {name: level for name, level in found.items() if isinstance(level, int)}


def _is_named(refs: Sequence[str]) -> pl.Expr:
    return pl.format("{}-{}", "left_id", "right_id").is_in(list(refs))


def _records(vault: Vault, snapshots: list[str], links: pl.DataFrame, side: str) -> pl.DataFrame:
    """Read the records of one side; the ids are those of the links."""
    places = links.select(snapshot=f"{side}_snapshot", row=f"{side}_row", id=f"{side}_id").unique()
    read = [pl.DataFrame(schema=RECORD)]
    for id_ in snapshots:
        here = places.filter(pl.col("snapshot") == id_)
        if here.is_empty():
            continue
        snapshot = snapshot_of(vault, id_)
        columns = [name for name in RECORD if name in snapshot.manifest.seal.columns]
        read.extend(
            owned(_declared(rows.join(here, on="row"))) for rows in snapshot.rows(vault, columns, rows=GROUP_ROWS)
        )
    return pl.concat(read).sort("id")


def _declared(rows: pl.DataFrame) -> pl.DataFrame:
    sound = pl.when(pl.col("nik_fault").is_null()).then("nik_number") if "nik_fault" in rows.columns else "nik_number"
    return rows.with_columns(nik_number=sound).select(
        pl.col(name).cast(kind) if name in rows.columns else pl.lit(None, dtype=kind).alias(name)
        for name, kind in RECORD.items()
    )
