"""Active members of a month, out of the registers of participants: who they are, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from lindung.engines.linkage.exchange.faults import ExchangeError
from lindung.engines.linkage.status.membership import with_standing
from lindung.registry.snapshots.snapshot import snapshot_of
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.linking.rules_in_force import status_rules

_READ: Final = (
    "nik_number", "nik_fault", "name_key", "birth_date", "membership", "segment", "covered_from", "covered_until",
)  # fmt: skip


@dataclass(frozen=True)
class Members:
    """Members of registers in a month.

    Attributes:
        active: PEOPLE and ``until``, the last month, of those who are active.
        inactive: How many are not.
    """

    active: pl.DataFrame
    inactive: int


def members_of(vault: Vault, snapshot_ids: Sequence[str], period: Month) -> Members:
    """Part the members of registers of participants into active ones and others.

    Who is active without a last month, as a wage earner is, is told to be so until the month that was asked for.

    Raises:
        SnapshotGoneError: There is no such register.
        ExchangeError: One is no register of participants.
    """
    parts = [_members(vault, snapshot_id, period) for snapshot_id in snapshot_ids]
    return Members(pl.concat([part.active for part in parts]), sum(part.inactive for part in parts))


def _members(vault: Vault, snapshot_id: str, period: Month) -> Members:
    snapshot = snapshot_of(vault, snapshot_id)
    if snapshot.manifest.register is not RegisterKind.PARTICIPANTS:
        raise ExchangeError(_OTHER_REGISTER)
    columns: list[str] = [name for name in _READ if name in snapshot.manifest.seal.columns]
    rows = pl.concat(snapshot.rows(vault, columns)).with_row_index("id")
    standing = with_standing(rows.select(set(columns) - {"nik_fault"} | {"id"}), period, status_rules(period))
    active = rows.filter(standing["is_active"])
    last = pl.col("covered_until").dt.strftime("%Y-%m")
    nik = pl.when(pl.col("nik_fault").is_null()).then(pl.col("nik_number").cast(pl.String).str.zfill(16))
    told = active.select("name_key", "birth_date", nik=nik, until=pl.max_horizontal(last, pl.lit(str(period))))
    return Members(told, rows.height - active.height)


_OTHER_REGISTER: Final = Words(
    "Register itu bukan register peserta. Lihat daftarnya: lindung registers list --register participants.",
    "That register is not one of participants. See the list: lindung registers list --register participants.",
)
