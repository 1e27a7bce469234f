"""Invented people as rows of a register, for the tests of snapshots."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from lindung.engines.intake.cells.columns import PERSON
from lindung.registry.snapshots.alive import Alive, quiet
from lindung.registry.snapshots.keys import KeyRing
from lindung.registry.snapshots.manifest import Origin
from lindung.registry.snapshots.snapshot import Snapshot, new_snapshot_id, write_snapshot
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.register_kind import RegisterKind

FIRST_NIK = 3374810101800000
"""District 81: no such district exists."""


def vault_in(directory: Path) -> Vault:
    """Return an empty vault."""
    return Vault(directory / "data", KeyRing(directory / "register.key"))


def person(number: int, **told: Any) -> dict[str, Any]:
    """Return one invented person as a row."""
    return {
        "row": number + 1,
        "file_row": number + 2,
        "name": f"Orang Rekaan {number}",
        "name_key": f"ORANG REKAAN {number}",
        "nik": str(FIRST_NIK + number),
        "nik_number": FIRST_NIK + number,
        "birth_date": date(1980, 1, 1),
        "village_code": f"33.74.01.{1001 + number % 7}",
        "occupation": "Nelayan",
        **told,
    }


def persons(rows: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """Return rows with all columns of a list of persons."""
    return pl.DataFrame([dict.fromkeys(PERSON) | row for row in rows], schema=PERSON)


def origin(
    *,
    register: RegisterKind = RegisterKind.WORKERS,
    as_of: date = date(2026, 3, 1),
    area_code: str = "33.74",
    payer: str = "",
    rows_read: int,
    made_at: datetime = datetime(2026, 3, 2, 9, tzinfo=UTC),
) -> Origin:
    """State where invented rows come from."""
    return Origin(
        register=register, as_of=as_of, area_code=area_code, payer=payer, file_name="usulan.xlsx",
        file_sha256="0" * 64, profile="village_list", delivery_id="abcdefghijkl", rows_read=rows_read,
        code_version="0.1.0", is_sample=True, made_by="Petugas Rekaan", made_at=made_at, note="",
    )  # fmt: skip


def store(
    vault: Vault, frames: pl.DataFrame | Sequence[pl.DataFrame], *, refused: int = 0, snapshot_id: str | None = None,
    alive: Alive = quiet, **told: Any,
) -> Snapshot:  # fmt: skip
    """Write invented rows as a snapshot."""
    batches = [frames] if isinstance(frames, pl.DataFrame) else frames
    rows = sum(frame.height for frame in batches)
    return write_snapshot(
        vault, batches, origin=origin(rows_read=rows + refused, **told), columns=PERSON,
        snapshot_id=snapshot_id or new_snapshot_id(), alive=alive,
    )  # fmt: skip
