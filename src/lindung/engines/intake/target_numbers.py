"""Workers and covered workers of areas, from a file that an office gives with a target."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

import polars as pl

from lindung.engines.intake.area_codes import area_codes
from lindung.engines.intake.conventions import CodeSystem, NumberStyle
from lindung.engines.intake.dates import dates
from lindung.engines.intake.faults import SHOWN_FAULTS, CellFault, FigureFaultsError, UnusableFileError, shortened
from lindung.engines.intake.headers import HeaderMapping
from lindung.engines.intake.numbers import counts
from lindung.engines.intake.source_texts import SourceTexts
from lindung.engines.intake.table import Table
from lindung.engines.intake.target_fault_words import target_fault_words
from lindung.vocabulary.language import Words

NEEDED: Final = ("area_code", "employed", "covered")
"""Columns a file needs, by the names of the ledger; ``workers`` is a wording of ``employed``."""

FOUND: Final = {
    "row": pl.Int64,      # as a spreadsheet numbers it
    "column": pl.String,  # of the ledger
    "value": pl.String,
    "reason": pl.String,
}  # fmt: skip
"""What is wrong with rows of the file; a row may be wrong in several columns."""


@dataclass(frozen=True)
class TargetNumbers:
    """A file as read; rows = usable + refused.

    Attributes:
        rows: ``row``, ``area_code``, ``workers``, ``covered``, ``as_of`` ("" when not stated) of every row of the file.
        found: Columns of FOUND: what is wrong.
        headers: Header of the file by column of the ledger.
    """

    rows: pl.DataFrame
    found: pl.DataFrame
    headers: Mapping[str, str]


class TargetFileError(FigureFaultsError):
    """Rows of the file cannot be used, and none of it was; rows_read = rows_usable + rows_refused.

    Attributes:
        rows_read: Rows below the headers.
        rows_refused: Rows with a fault.
    """

    def __init__(self, faults: list[CellFault], total: int, *, rows_read: int, rows_refused: int) -> None:
        """Keep the totals beside the faults."""
        super().__init__(faults, total)
        self.rows_read = rows_read
        self.rows_refused = rows_refused

    @property
    def rows_usable(self) -> int:
        """Rows without a fault."""
        return self.rows_read - self.rows_refused


def target_numbers(
    table: Table, mapping: HeaderMapping, *, numbers: NumberStyle, code_system: CodeSystem | None = None
) -> TargetNumbers:
    """Read the numbers, and note what the file by itself shows to be wrong; what areas there are is asked elsewhere.

    Raises:
        UnusableFileError: A column is missing.
    """
    _refuse_missing_columns(table, mapping)
    texts = SourceTexts(table, mapping)
    reads = {
        "area_code": _by_text(texts["area_code"], partial(area_codes, system=_system(mapping, code_system),
                                                          are_numbers=_are_numbers(table, mapping))),
        "employed": _by_text(texts["employed"], partial(counts, style=numbers)),
        "covered": _by_text(texts["covered"], partial(counts, style=numbers)),
        "as_of": _by_text(texts["as_of"], dates),
    }  # fmt: skip
    rows = pl.DataFrame(
        [
            table.source_rows.alias("row").cast(pl.Int64),
            reads["area_code"]["value"].alias("area_code"),
            reads["employed"]["value"].alias("workers"),
            reads["covered"]["value"].alias("covered"),
            reads["as_of"]["value"].fill_null("").alias("as_of"),
        ]
    )
    found = [_faults(rows["row"], column, read["text"], read["fault"]) for column, read in reads.items()]
    found += [
        _where(rows, reads, "area_code", pl.col("area_code").is_null() & (pl.col("text").is_null()), "code_missing"),
        _where(rows, reads, "area_code", pl.col("area_code").is_duplicated() & pl.col("area_code").is_not_null(),
               "area_twice"),
        _where(rows, reads, "employed", _is_empty("workers"), "number_missing"),
        _where(rows, reads, "covered", _is_empty("covered"), "number_missing"),
        _where(rows, reads, "covered", pl.col("covered") > pl.col("workers"), "covered_above_workers"),
    ]  # fmt: skip
    return TargetNumbers(rows, pl.concat(found), {name: texts.header(name) for name in reads})


def refuse_faults(read: TargetNumbers) -> None:
    """Refuse the file when anything is wrong with a row; nothing is taken in part.

    Raises:
        TargetFileError: Says the first faults in the order of the file, and how many rows are usable and refused.
    """
    if read.found.is_empty():
        return
    faults = [
        CellFault(
            row=row,
            column=read.headers[column],
            value=shortened(value or ""),
            reason=reason,
            words=target_fault_words(reason, row=row, column=read.headers[column], value=shortened(value or "")),
        )
        for row, column, value, reason in read.found.sort("row", maintain_order=True).head(SHOWN_FAULTS).iter_rows()
    ]
    raise TargetFileError(
        faults, read.found.height, rows_read=read.rows.height, rows_refused=read.found["row"].n_unique()
    )


def _is_empty(column: str) -> pl.Expr:
    return pl.col(column).is_null() & pl.col("fault").is_null()


def _system(mapping: HeaderMapping, stated: CodeSystem | None) -> CodeSystem | None:
    states = mapping.by_target["area_code"].states
    return stated or (CodeSystem(states) if states else None)


def _are_numbers(table: Table, mapping: HeaderMapping) -> bool:
    return mapping.by_target["area_code"].header in table.numeric


def _by_text(texts: pl.Series, reading: Callable[[pl.Series], pl.DataFrame]) -> pl.DataFrame:
    answers = reading(texts.drop_nulls().unique())
    return texts.alias("text").to_frame().join(answers, on="text", how="left", maintain_order="left")


def _faults(rows: pl.Series, column: str, texts: pl.Series, reasons: pl.Series) -> pl.DataFrame:
    found = pl.DataFrame([rows, pl.repeat(column, rows.len(), dtype=pl.String, eager=True).alias("column"),
                          texts.alias("value"), reasons.cast(pl.String).alias("reason")])  # fmt: skip
    return found.filter(pl.col("reason").is_not_null())


def _where(
    rows: pl.DataFrame, reads: Mapping[str, pl.DataFrame], column: str, is_faulty: pl.Expr, reason: str
) -> pl.DataFrame:
    read = reads[column].select("text", "fault")
    is_found = pl.concat([rows, read], how="horizontal").select(is_faulty.fill_null(value=False)).to_series()
    reasons = pl.select(pl.when(is_found).then(pl.lit(reason))).to_series()
    return _faults(rows["row"], column, read["text"], reasons)


def _refuse_missing_columns(table: Table, mapping: HeaderMapping) -> None:
    missing = [name for name in NEEDED if name not in mapping.by_target]
    if missing:
        listed = ", ".join(missing).replace("employed", "workers")
        raise UnusableFileError(
            "missing_column",
            Words(
                f"Kolom {listed} tidak ada di baris judul {table.header_row}. Berkas perlu kolom area_code, workers "
                "(pekerja) dan covered (terlindungi); as_of (tanggal) boleh ada.",
                f"The column {listed} is missing from the header row {table.header_row}. The file needs the columns "
                "area_code, workers and covered; as_of may be there.",
            ),
            row=table.header_row,
            column=missing[0],
        )
