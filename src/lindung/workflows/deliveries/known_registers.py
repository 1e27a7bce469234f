"""The registers a list is compared with, read as narrow tables."""

from datetime import date

import polars as pl

from lindung.engines.intake.checks.lookups import Lookups
from lindung.registry.snapshots.snapshot import Snapshot, current_lookups
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.register_kind import RegisterKind

_COLUMNS = {
    RegisterKind.PARTICIPANTS: [
        "nik_number", "name_key", "birth_date", "membership", "segment", "covered_until", "payer", "kk_number",
    ],
    RegisterKind.DEATHS: ["nik_number", "died_on"],
    RegisterKind.PERSONNEL: ["nik_number"],
    RegisterKind.WORKERS: ["nik_number", "payer"],
}  # fmt: skip


def known_registers(vault: Vault, *, register: RegisterKind, area_code: str, as_of: date, payer: str) -> Lookups:
    """Return the newest registers about an area on a day; a list is not compared with its own predecessor.

    A workforce is compared with none: who of it is a member, dead or a civil servant is told by linkage.
    """
    if not register.is_about_persons or register is RegisterKind.WORKFORCE:
        return Lookups()
    found = current_lookups(vault, area=area_code, as_of=as_of)
    tables = {kind: _table(vault, found.get(kind, []), columns) for kind, columns in _COLUMNS.items()}
    others = [one for one in found.get(RegisterKind.WORKERS, []) if one.manifest.payer != payer]
    return Lookups(
        participants=tables[RegisterKind.PARTICIPANTS] if register is not RegisterKind.PARTICIPANTS else None,
        deaths=tables[RegisterKind.DEATHS] if register is not RegisterKind.DEATHS else None,
        personnel=tables[RegisterKind.PERSONNEL] if register is not RegisterKind.PERSONNEL else None,
        workers=_table(vault, others, _COLUMNS[RegisterKind.WORKERS]),
    )


def _table(vault: Vault, snapshots: list[Snapshot], columns: list[str]) -> pl.DataFrame | None:
    """Read the rows with a NIK of several snapshots; the payer of the snapshot stands in where a row names none."""
    frames = []
    for snapshot in snapshots:
        for rows in snapshot.rows(vault, columns):
            known = rows.filter(pl.col("nik_number").is_not_null())
            if "payer" in columns and snapshot.manifest.payer:
                known = known.with_columns(pl.col("payer").fill_null(snapshot.manifest.payer))
            frames.append(known)
    return pl.concat(frames) if frames else None
