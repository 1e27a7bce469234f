"""How many rows of a register lie in each village."""

from dataclasses import dataclass

import polars as pl

from lindung.registry.snapshots.snapshot import snapshot_of
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.areas.gazetteer import gazetteer

_VILLAGE = "village_code"


@dataclass(frozen=True)
class VillageRows:
    """Rows of a register in one village.

    Attributes:
        code: Code of the village, or "" for rows that name none.
        name: Its name, or "" when it has none.
        rows: How many.
    """

    code: str
    name: str
    rows: int


def count_villages(snapshot_id: str) -> list[VillageRows]:
    """Count the rows of a snapshot by village, in the order of the codes; rows without a village come last.

    Raises:
        SnapshotGoneError: No snapshot has the identifier.
        RegisterError: It cannot be read.
    """
    vault = office_vault()
    frames = [frame.group_by(_VILLAGE).len() for frame in snapshot_of(vault, snapshot_id).rows(vault, [_VILLAGE])]
    if not frames:
        return []
    counted = pl.concat(frames).group_by(_VILLAGE).agg(pl.col("len").sum())
    named = counted.join(gazetteer().select(pl.col("code").alias(_VILLAGE), "name"), on=_VILLAGE, how="left").sort(
        _VILLAGE, nulls_last=True
    )
    return [
        VillageRows(code or "", name or "", rows) for code, rows, name in named.select(_VILLAGE, "len", "name").rows()
    ]
