"""Save a checked delivery: its accepted rows become a register's snapshot."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version

import polars as pl

from lindung.registry.models import Delivery
from lindung.registry.snapshots.manifest import Origin
from lindung.registry.snapshots.sealed import Columns, read_sealed
from lindung.registry.snapshots.snapshot import Snapshot, new_snapshot_id, write_snapshot
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Words
from lindung.vocabulary.row_state import RowState
from lindung.workflows.deliveries.examine import clean_columns
from lindung.workflows.deliveries.found import note
from lindung.workflows.deliveries.options_json import options_from_json
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.registers import undo_once
from lindung.workflows.deliveries.stored_rows import RowStore, Told
from lindung.workflows.deliveries.worker import Clock, WorkTakenError


def save_delivery(delivery: Delivery, *, worker: str, beat: Told, clock: Clock) -> None:
    """Save the accepted rows of a claimed delivery; its state is IMPORTED afterwards and it names its snapshot.

    The identifier of the snapshot is chosen before anything is written, so that a killed run that is started again
    finds what it had finished and does it once.
    """
    vault = office_vault()
    store = RowStore(vault.deliveries / delivery.public_id, vault.keys)
    beat("save", 0, delivery.totals["report"]["accepted"], 0)
    snapshot_id = _chosen_id(delivery, worker)
    options = options_from_json(delivery.options)
    origin = Origin(
        register=options.register, as_of=options.as_of, area_code=options.area_code, payer=options.payer,
        file_name=delivery.file_name, file_sha256=delivery.file_sha256, profile=options.profile or "",
        delivery_id=delivery.public_id, rows_read=delivery.totals["report"]["rows_read"],
        code_version=version("lindung"), is_sample=delivery.is_sample, made_by=delivery.received_by, made_at=clock(),
    )  # fmt: skip
    accepted = delivery.totals["report"]["accepted"]
    columns = clean_columns(options.register)
    frames = _declared(accepted_rows(store, delivery.totals["check"], beat, accepted), columns)
    snapshot = write_snapshot(
        vault, frames, origin=origin, columns=columns, snapshot_id=snapshot_id,
        alive=lambda: beat("save", accepted, accepted, 0),
    )  # fmt: skip
    _conclude(delivery, worker, snapshot, clock)


def accepted_rows(store: RowStore, check: int, told: Told, accepted: int) -> Iterator[pl.DataFrame]:
    """Yield the clean columns of the accepted rows."""
    verdicts = pl.concat(
        list(read_sealed(store.of_check("verdicts", check), keys=store.keys, columns=["row", "state"]))
    )
    kept = verdicts.filter(pl.col("state") == RowState.ACCEPTED.value).select("row")
    done = 0
    for clean in read_sealed(store.of_check("clean", check), keys=store.keys):
        rows = clean.join(kept, on="row", how="semi")
        done += rows.height
        yield rows
        told("save", done, accepted, 0)


def _declared(frames: Iterable[pl.DataFrame], columns: Columns) -> Iterator[pl.DataFrame]:
    """Give the rows of a check the columns of today: one that was not known then is null."""
    for rows in frames:
        yield rows.select(
            pl.col(name) if name in rows.columns else pl.lit(None, dtype=kind).alias(name)
            for name, kind in columns.items()
        )


def _chosen_id(delivery: Delivery, worker: str) -> str:
    """Keep the identifier of the snapshot that is about to be written, once."""
    chosen = delivery.totals.get("next_snapshot") or new_snapshot_id()
    delivery.totals = {**delivery.totals, "next_snapshot": chosen}
    if not Delivery.objects.filter(pk=delivery.pk, worker=worker).update(totals=delivery.totals):
        raise WorkTakenError
    return str(chosen)


def _conclude(delivery: Delivery, worker: str, snapshot: Snapshot, clock: Clock) -> None:
    manifest = snapshot.manifest
    before = delivery.snapshot_id
    totals = {name: value for name, value in delivery.totals.items() if name != "next_snapshot"}
    now = clock()
    if before and before != manifest.snapshot_id:
        undo_once(before, by="Lindung", now=now, why=f"repaired: {manifest.snapshot_id}")
    changed = Delivery.objects.filter(pk=delivery.pk, worker=worker, state=DeliveryState.IMPORTING).update(
        state=DeliveryState.IMPORTED, totals=totals, snapshot_id=manifest.snapshot_id, stage="", worker=""
    )
    if not changed:
        raise WorkTakenError
    note(delivery, by="Lindung", now=now, what=_saved(snapshot))


def _saved(snapshot: Snapshot) -> Words:
    told = snapshot.manifest
    return Words(
        f"Tersimpan sebagai register {told.snapshot_id}: {told.rows_read} baris dibaca = {told.rows_new} baru + "
        f"{told.rows_changed} berubah + {told.rows_same} sama + {told.rows_refused} tidak diterima; "
        f"{told.rows_left} keluar sejak register sebelumnya.",
        f"Saved as register {told.snapshot_id}: {told.rows_read} rows read = {told.rows_new} new + "
        f"{told.rows_changed} changed + {told.rows_same} same + {told.rows_refused} refused; "
        f"{told.rows_left} left since the register before.",
    )
