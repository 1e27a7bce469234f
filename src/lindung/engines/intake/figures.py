"""A table of published figures turned into typed columns, or refused with every fault named."""

from collections.abc import Callable
from functools import partial

import polars as pl

from lindung.engines.intake.area_codes import area_codes
from lindung.engines.intake.conventions import CodeSystem, NumberStyle
from lindung.engines.intake.dates import dates
from lindung.engines.intake.fault_list import FaultList
from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.figure_table import (
    COUNT_COLUMNS,
    FIGURE_TABLE,
    PERCENT_COLUMNS,
    TEXT_LIMITS,
    WORD_COLUMNS,
)
from lindung.engines.intake.headers import HeaderMapping
from lindung.engines.intake.meanings import meanings
from lindung.engines.intake.notes import note_tags
from lindung.engines.intake.numbers import PERCENT_SCALE, counts, percents, percents_among_counts, years
from lindung.engines.intake.source_texts import SourceTexts
from lindung.engines.intake.table import Table, TableKind
from lindung.vocabulary.definition import DenominatorKind, NumeratorBasis
from lindung.vocabulary.figure_status import FigureStatus
from lindung.vocabulary.language import Words
from lindung.vocabulary.segment import Segment
from lindung.vocabulary.target_origin import TargetOrigin

_TOTAL_ROW = r"(?i)^(?:grand |sub ?)?(?:total|jumlah|subtotal)\b"
_UNSTATED = {
    "segment": Segment.TOTAL.value,
    "numerator_basis": NumeratorBasis.UNSTATED.value,
    "denominator_kind": DenominatorKind.UNSTATED.value,
    "target_origin": TargetOrigin.UNSTATED.value,
    "status": FigureStatus.PUBLISHED.value,
}
_LABOUR_FORCE_REMARK = "denominator said as labour force"


def figures_from(
    table: Table,
    mapping: HeaderMapping,
    *,
    numbers: NumberStyle = NumberStyle.PLAIN,
    code_system: CodeSystem | None = None,
) -> pl.DataFrame:
    """Turn the texts into figures with the columns of FIGURE_TABLE, or refuse the file with all its faults.

    Nothing is returned in part: one bad cell refuses the file, and FigureFaultsError lists the cells to repair.
    """
    _refuse_missing_columns(table, mapping)
    texts = SourceTexts(table, mapping)
    faults = FaultList(texts)
    columns = [
        *_place(texts, faults, code_system),
        *_numbers(texts, faults, numbers),
        *_words(texts, faults),
        _note(texts),
    ]
    faults.raise_any()
    rows = pl.int_range(1, table.frame.height + 1, eager=True).alias("row")
    figures = pl.DataFrame([rows, table.source_rows.alias("file_row"), texts["source"], *columns])
    return figures.select(FIGURE_TABLE.names()).cast({"target_year": pl.Int32})


def _refuse_missing_columns(table: Table, mapping: HeaderMapping) -> None:
    found = mapping.by_target
    missing = [] if {"area_name", "area_code"} & found.keys() else ["area_name"]
    missing += [] if "as_of" in found else ["as_of"]
    if missing:
        listed = ", ".join(missing)
        raise UnusableFileError(
            "missing_column",
            Words(
                f"Kolom {listed} tidak ada di baris judul {table.header_row}. Setiap angka perlu wilayah dan tanggal; "
                "tambahkan kolomnya atau petakan kolom yang sudah ada.",
                f"The column {listed} is missing from the header row {table.header_row}. Each figure needs its area "
                "and date; add the column or map an existing one.",
            ),
            row=table.header_row,
            column=missing[0],
        )


def _by_text(texts: pl.Series, reading: Callable[[pl.Series], pl.DataFrame]) -> pl.DataFrame:
    """Read each different text once and give every row the answer of its text."""
    answers = reading(texts.drop_nulls().unique())
    return texts.alias("text").to_frame().join(answers, on="text", how="left", maintain_order="left")


def _place(texts: SourceTexts, faults: FaultList, code_system: CodeSystem | None) -> list[pl.Series]:
    header = texts.mapping.by_target.get("area_code")
    stated = CodeSystem(header.states) if header and header.states else None
    are_numbers = header is not None and header.header in texts.table.numeric
    reading = partial(area_codes, system=code_system or stated, are_numbers=are_numbers)
    codes = _by_text(texts["area_code"], reading)
    as_of = _by_text(texts["as_of"], dates)
    name = texts["area_name"]
    faults.note("area_code", codes["fault"])
    faults.note("as_of", as_of["fault"])
    faults.note_where("as_of", texts["as_of"].is_null(), "no_date")
    faults.note_where("area_name", name.is_null() & texts["area_code"].is_null(), "no_area")
    faults.note_where("area_name", name.str.contains(_TOTAL_ROW).fill_null(value=False), "total_row")
    level = _by_text(texts["level"], partial(meanings, "level"))
    return [codes["value"].alias("area_code"), as_of["value"].alias("as_of"), level["value"].alias("level")]


def _numbers(texts: SourceTexts, faults: FaultList, style: NumberStyle) -> list[pl.Series]:
    columns = []
    is_workbook = texts.table.kind is not TableKind.CSV
    gaps = _gaps(texts, faults, style)
    for name in COUNT_COLUMNS:
        read = _by_text(gaps.get(name, texts[name]), partial(counts, style=style))
        faults.note(name, read["fault"])
        columns += [read["value"].alias(name), read["unit"].alias(f"{name}_nearest")]
    for name in PERCENT_COLUMNS:
        read = _by_text(gaps.get(name, texts[name]), partial(percents, style=style, from_workbook=is_workbook))
        faults.note(name, read["fault"])
        if is_workbook and name != "gap_pct":
            _note_percent_format(name, read, faults)
        columns += [read["value"].alias(name), read["unit"].alias(f"{name}_unit")]
    target_year = _by_text(texts["target_year"], years)
    faults.note("target_year", target_year["fault"])
    return [*_with_stated_rounding(texts["note"], columns), target_year["value"].alias("target_year")]


def _gaps(texts: SourceTexts, faults: FaultList, style: NumberStyle) -> dict[str, pl.Series]:
    """Part the gaps: one printed in percent belongs in the column of percentages wherever the file has it."""
    in_counts, in_percents = texts["gap_count"], texts["gap_pct"]
    moves = _by_text(in_counts, partial(percents_among_counts, style=style))["is_percent"].fill_null(value=False)
    faults.note_where("gap_count", moves & in_percents.is_not_null(), "two_gaps")
    return {"gap_count": in_counts.set(moves, None), "gap_pct": in_counts.zip_with(moves, in_percents)}


def _note_percent_format(name: str, read: pl.DataFrame, faults: FaultList) -> None:
    """Suspect a workbook column whose numbers are all at most 1: Excel stores 44.24 % as 0.4424."""
    bare = ~read["text"].str.contains(r"[%a-zA-Z]")
    values = read["value"].filter(bare.fill_null(value=False) & (read["value"] > 0))
    if values.len() and values.max() <= PERCENT_SCALE:  # type: ignore[operator]  # an Int64 maximum is an int
        faults.note_where(name, (bare & (read["value"] > 0)).fill_null(value=False), "percent_cell_format")


def _with_stated_rounding(notes: pl.Series, columns: list[pl.Series]) -> list[pl.Series]:
    """Prefer the rounding that a note states over the one that trailing zeros suggest."""
    if not notes.str.contains("published to nearest", literal=True).any():
        return columns
    stated = _by_text(notes, partial(note_tags, count_columns=COUNT_COLUMNS))
    by_name = {column.name: column for column in columns}
    for name in COUNT_COLUMNS:
        nearest = by_name[f"{name}_nearest"]
        by_name[nearest.name] = pl.select(
            pl.when(nearest.is_not_null()).then(pl.coalesce(stated[name], nearest)).alias(nearest.name)
        ).to_series()
    return list(by_name.values())


def _words(texts: SourceTexts, faults: FaultList) -> list[pl.Series]:
    columns = []
    for name in WORD_COLUMNS:
        words = texts[name]
        value = _by_text(words, partial(meanings, name))["value"]
        faults.note_where(name, words.is_not_null() & value.is_null(), "unknown_word")
        value = _or_from_note(value, texts["note"]) if name == "numerator_basis" else value
        columns.append(value.fill_null(_UNSTATED[name]).alias(name))
    for name, limit in TEXT_LIMITS.items():
        if ((words := texts[name]).str.len_bytes() > limit).any():
            faults.note_where(name, (words.str.len_chars() > limit).fill_null(value=False), "too_long")
    segment = _by_text(texts["segment"], partial(meanings, "segment"))["value"]
    own_word = segment.zip_with(segment.is_not_null(), texts["segment"]).fill_null(_UNSTATED["segment"])
    return [*columns, own_word.alias("segment"), texts["area_name"], texts["parent"]]


def _or_from_note(basis: pl.Series, notes: pl.Series) -> pl.Series:
    """Take the basis that a note states where no column states one."""
    if not notes.str.contains("basis=", literal=True).any():
        return basis
    stated = _by_text(notes, partial(note_tags, count_columns=()))["numerator_basis"]
    return basis.zip_with(basis.is_not_null(), stated)


def _note(texts: SourceTexts) -> pl.Series:
    """Keep the note as printed; a column headed labour force adds that remark where the note is silent about it."""
    note = texts["note"]
    header = texts.mapping.by_target.get("employed")
    if header is None or header.states != DenominatorKind.LABOUR_FORCE.value:
        return note
    remark = pl.concat_str(pl.col("note"), pl.lit(_LABOUR_FORCE_REMARK), separator="; ", ignore_nulls=True)
    is_silent = pl.col("employed").is_not_null() & ~pl.col("note").fill_null("").str.contains("labour force")
    noted = pl.DataFrame([note, texts["employed"]]).select(pl.when(is_silent).then(remark).otherwise("note"))
    return noted.to_series().alias("note")
