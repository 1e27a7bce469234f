"""Snapshots of one register as one side of a linkage: their rows in batches, and where each came from."""

from collections.abc import Iterator, Sequence
from typing import Final

import polars as pl

from lindung.engines.linkage.prepared import PLAIN
from lindung.registry.snapshots.snapshot import Snapshot
from lindung.registry.snapshots.vault import Vault

PERSON: Final = {
    "id": pl.Int64, "snapshot": pl.String, "row": pl.UInt32, "name": pl.String, "name_key": pl.String,
    "nik_number": pl.Int64, "nik_fault": pl.String, "nik_regency": pl.String, "kpj": pl.String,
    "birth_date": pl.Date, "sex": pl.String, "village_code": pl.String, "rt": pl.String, "rw": pl.String,
    "occupation": pl.String, "occupation_class": pl.String, "life_note": pl.String, "died_on": pl.Date,
    "membership": pl.String, "segment": pl.String, "programmes": pl.String, "covered_from": pl.Date,
    "covered_until": pl.Date, "payer": pl.String, "vulnerable": pl.Boolean, "decile": pl.Int64,
    "ecosystem": pl.String, "workplace_code": pl.String, "registration_code": pl.String,
}  # fmt: skip
"""What is kept of a row beside its prepared numbers; ``id`` is its place among the rows of all snapshots together."""

_MATCHED: Final = (
    "name_key", "nik_number", "nik_fault", "nik_short", "birth_date", "sex", "village_code", "mother_name",
    "phone_number", "kk_number",
)  # fmt: skip


class RegisterSide:
    """The snapshots of one register, read once; ``persons`` fills while ``batches`` runs."""

    def __init__(self, vault: Vault, snapshots: Sequence[Snapshot]) -> None:
        """Read nothing yet."""
        self._vault = vault
        self.snapshots = snapshots
        self._read: list[pl.DataFrame] = []

    def batches(self) -> Iterator[pl.DataFrame]:
        """Yield the rows in columns of :data:`lindung.engines.linkage.prepared.PLAIN`, snapshot after snapshot."""
        first_id = 0
        self._read.clear()
        for snapshot in self.snapshots:
            told = snapshot.manifest
            for rows in snapshot.rows(self._vault, self._columns(snapshot)):
                placed = rows.with_columns(
                    id=pl.int_range(first_id, first_id + pl.len(), dtype=pl.Int64), snapshot=pl.lit(told.snapshot_id),
                    nik_number=pl.when(pl.col("nik_fault").is_null()).then("nik_number"),
                )  # fmt: skip
                if told.payer:
                    placed = placed.with_columns(pl.col("payer").fill_null(told.payer))
                self._read.append(_declared(placed))
                first_id += rows.height
                yield placed.select(name for name in _MATCHED if name in PLAIN and name in placed.columns)

    @property
    def persons(self) -> pl.DataFrame:
        """PERSON of every row that was read."""
        return pl.concat([pl.DataFrame(schema=PERSON), *self._read])

    @property
    def ids(self) -> list[str]:
        """Identifiers of the snapshots."""
        return [snapshot.manifest.snapshot_id for snapshot in self.snapshots]

    def _columns(self, snapshot: Snapshot) -> list[str]:
        wanted = dict.fromkeys([*(name for name in PERSON if name not in {"id", "snapshot"}), *_MATCHED])
        return [name for name in wanted if name in snapshot.manifest.seal.columns]


def _declared(rows: pl.DataFrame) -> pl.DataFrame:
    """Take PERSON; a column that the snapshot lacks is null."""
    return rows.select(
        pl.col(name).cast(kind) if name in rows.columns else pl.lit(None, dtype=kind).alias(name)
        for name, kind in PERSON.items()
    )
