"""Repairs that came back from villages, kept sealed beside the texts they replace."""

from dataclasses import dataclass

import polars as pl

from lindung.engines.intake.returns.read import Returned
from lindung.engines.intake.sheets.raw import RAW_PLACE, ROW
from lindung.registry.models import Delivery
from lindung.registry.snapshots.sealed import SealedWriter, read_sealed
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Words
from lindung.workflows.deliveries.stored_rows import RowStore

_ANSWERS = {"is_changed": pl.Boolean, "is_removed": pl.Boolean, "is_confirmed": pl.Boolean}


@dataclass(frozen=True)
class Edits:
    """The newest answer to each row that came back.

    Attributes:
        texts: row and the file's columns as they are now, for changed rows.
        numbers: Columns of ``texts`` that say where a cell came back as a number.
        withdrawn: Rows the sender takes out of the list.
        confirmed: Rows that agree with the identity card as they are.
    """

    texts: pl.DataFrame
    numbers: tuple[str, ...]
    withdrawn: pl.Series
    confirmed: pl.Series

    def applied_to(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Put the repaired texts in the place of the ones the file held."""
        first, last = (frame[ROW].min(), frame[ROW].max()) if frame.height else (0, 0)
        mine = self.texts.filter(pl.col(ROW).is_between(first, last))
        if mine.is_empty():
            return frame
        texts = [name for name in frame.columns if name not in RAW_PLACE]
        known = mine.select(
            ROW,
            *(pl.col(name) if name in mine.columns else pl.lit(None, frame.schema[name]).alias(name) for name in texts),
            *(name for name in self.numbers if name not in texts),
        )
        joined = frame.join(
            known.with_columns(is_edited=True), on=ROW, how="left", suffix="_new", maintain_order="left"
        )
        replaced = [pl.when("is_edited").then(f"{name}_new").otherwise(name).alias(name) for name in texts]
        return joined.with_columns(replaced).drop("is_edited", *(f"{name}_new" for name in texts))


def no_edits() -> Edits:
    """Return that nothing came back."""
    nobody = pl.Series(ROW, [], dtype=pl.UInt32)
    return Edits(pl.DataFrame(schema={ROW: pl.UInt32}), (), nobody, nobody)


def keep_edits(delivery: Delivery, returned: Returned) -> Words:
    """Keep what came back, in order of arrival, and say in a sentence what it was."""
    vault = office_vault()
    store = RowStore(vault.deliveries / delivery.public_id, vault.keys)
    rows = returned.rows
    flags = {name: pl.Boolean for name in rows.columns if name.startswith("n") and name[1:].isdecimal()}
    texts = {name: pl.String for name in rows.columns if name.startswith("s") and name[1:].isdecimal()}
    with SealedWriter(store.new_edits(), {ROW: pl.UInt32, **_ANSWERS, **texts, **flags}, keys=vault.keys) as writer:
        writer.append(rows)
        writer.close()
    changed, withdrawn, confirmed = (int(rows[name].sum()) for name in _ANSWERS)
    return Words(
        f"Berkas perbaikan diterima: {rows.height} baris kembali, {changed} diubah, {withdrawn} ditarik, "
        f"{confirmed} dinyatakan sesuai KTP, {returned.rows_missing} tidak kembali.",
        f"Repaired workbook taken: {rows.height} rows came back, {changed} changed, {withdrawn} withdrawn, "
        f"{confirmed} stated to agree with the card, {returned.rows_missing} did not come back.",
    )


def edits_of(store: RowStore) -> Edits:
    """Read every repair of a delivery; the newest answer to a row counts."""
    kept = [frame for path in store.kept_edits() for frame in read_sealed(path, keys=store.keys)]
    if not kept:
        return no_edits()
    newest = pl.concat(kept, how="diagonal").unique(ROW, keep="last", maintain_order=True)
    numbers = tuple(name for name in newest.columns if name.startswith("n") and name[1:].isdecimal())
    texts = [name for name in newest.columns if name.startswith("s") and name[1:].isdecimal()]
    changed = pl.concat(kept, how="diagonal").filter("is_changed").unique(ROW, keep="last", maintain_order=True)
    return Edits(
        texts=changed.select(ROW, *texts, *(pl.col(name).fill_null(value=False) for name in numbers)),
        numbers=numbers,
        withdrawn=newest.filter("is_removed")[ROW],
        confirmed=newest.filter("is_confirmed")[ROW],
    )
