"""The standing decisions by pair: what the readings of each come to, and how to know its two persons again."""

from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from lindung.engines.linkage.comparisons import COMPARISONS
from lindung.engines.linkage.judging.readings import READINGS, state_expr, verdict_expr
from lindung.registry.models import PairDecision
from lindung.registry.models.pair_decision import MEMBER_KEYS, WORKER_KEYS

SIDES: Final = {"left": WORKER_KEYS, "right": MEMBER_KEYS}
THREAD: Final = {
    "pair_key": pl.String, "key_id": pl.String, "area_code": pl.String, **READINGS,
    "verdict": pl.String,      # what counts for now
    "state": pl.String,        # ReviewState, as if nothing had changed since
    "last_id": pl.Int64,       # the last standing decision
    "score": pl.Float64,       # that the last reader saw
}  # fmt: skip
"""One row per pair that somebody has read."""

EVIDENCE: Final = {f"e_{comparison.name}": pl.String for comparison in COMPARISONS}
"""Names of levels that a reader saw; null where none was known."""

THREAD_EVIDENCE: Final = {"pair_key": pl.String, **EVIDENCE}
"""Everything that readers who came to the verdict of a pair saw of it; a pair may have several rows."""

THREAD_KEYS: Final = {"pair_key": pl.String, "side": pl.String, "kind": pl.String, "key": pl.String}
"""Every blind key under which a person of a pair was seen."""

THREAD_PLACES: Final = {"pair_key": pl.String, "side": pl.String, "snapshot": pl.String, "row": pl.UInt32}
"""Every row in which a person of a pair was seen."""

_COLUMNS: Final = (
    "id", "key_id", "pair_key", "area_code", "verdict", "reading", "is_sampled", "evidence", "left_snapshot",
    "left_row", "right_snapshot", "right_row", *WORKER_KEYS, *MEMBER_KEYS,
)  # fmt: skip


@dataclass(frozen=True)
class Threads:
    """Standing decisions by pair.

    Attributes:
        threads: THREAD.
        keys: THREAD_KEYS.
        places: THREAD_PLACES.
        evidence: THREAD_EVIDENCE.
    """

    threads: pl.DataFrame
    keys: pl.DataFrame
    places: pl.DataFrame
    evidence: pl.DataFrame

    @property
    def is_empty(self) -> bool:
        """Whether nobody has decided anything."""
        return self.threads.is_empty()

    def under(self, key_id: str) -> "Threads":
        """Keep the pairs whose keys were made under one key of the ring."""
        return self.of(self.threads.filter(pl.col("key_id") == key_id))

    def of(self, threads: pl.DataFrame) -> "Threads":
        """Keep some of the pairs."""
        parts = (self.keys, self.places, self.evidence)
        return Threads(threads, *(part.join(threads, on="pair_key", how="semi") for part in parts))


def standing_threads() -> Threads:
    """Read the standing decisions."""
    rows = list(PairDecision.objects.standing().order_by("reading", "id").values(*_COLUMNS))
    places = [(row["pair_key"], side, row[f"{side}_snapshot"], row[f"{side}_row"]) for row in rows for side in SIDES]
    keys = [
        (row["pair_key"], side, column.split("_")[1], row[column])
        for row in rows
        for side, columns in SIDES.items()
        for column in columns
        if row[column]
    ]
    evidence = [
        (row["pair_key"], *(levels.get(name.removeprefix("e_")) for name in EVIDENCE))
        for row in rows
        for levels in (row["evidence"]["levels"], *row["evidence"]["before"])
    ]
    return Threads(
        threads=_threads(pl.DataFrame([_flat(row) for row in rows], schema=_FLAT)),
        keys=pl.DataFrame(keys, schema=THREAD_KEYS, orient="row").unique(),
        places=pl.DataFrame(places, schema=THREAD_PLACES, orient="row").unique(),
        evidence=pl.DataFrame(evidence, schema=THREAD_EVIDENCE, orient="row").unique(),
    )


_FLAT: Final = {
    "pair_key": pl.String, "key_id": pl.String, "area_code": pl.String, "verdict": pl.String, "reading": pl.Int64,
    "is_sampled": pl.Boolean, "id": pl.Int64, "score": pl.Float64,
}  # fmt: skip


def _flat(row: dict[str, Any]) -> dict[str, Any]:  # Any: values of the model's fields
    return {name: row["evidence"]["score"] if name == "score" else row[name] for name in _FLAT}


def _threads(decisions: pl.DataFrame) -> pl.DataFrame:
    by_reading = [
        pl.col("verdict").filter(pl.col("reading") == number).last().alias(name)
        for number, name in enumerate(list(READINGS)[:3], 1)
    ]
    gathered = decisions.group_by("pair_key", maintain_order=True).agg(
        pl.col("key_id", "area_code").first(), *by_reading, pl.col("is_sampled").any(), pl.col("score").last(),
        last_id=pl.col("id").last(),
    )  # fmt: skip
    return gathered.with_columns(verdict=verdict_expr(), state=state_expr()).select(
        pl.col(name).cast(kind) for name, kind in THREAD.items()
    )
