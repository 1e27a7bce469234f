"""Read a file of published figures: its table, its headers, its cells, and the areas it names."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from lindung.engines.intake.conventions import CodeSystem, NumberStyle
from lindung.engines.intake.faults import CellFault, FigureFaultsError
from lindung.engines.intake.figures import figures_from
from lindung.engines.intake.headers import HeaderMapping, figure_headers, map_headers
from lindung.engines.intake.table import Table, read_table
from lindung.vocabulary.areas.crosswalk import packaged_crosswalk
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.areas.resolve import bears_name, resolve_areas
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode

EVERYWHERE: Final = (AreaCode(COUNTRY_CODE),)
"""Whoever works on the machine itself speaks of all areas."""


@dataclass(frozen=True)
class ReadingChoices:
    """What the person says about a file that the file itself does not.

    Attributes:
        numbers: How the file writes thousands and decimals.
        code_system: Whose area codes a column holds; never guessed.
        headers: Header of the file -> column of the ledger, where the found mapping is wrong; "" leaves a header out.
        sheet: Sheet of a workbook; the first one when None.
    """

    numbers: NumberStyle = NumberStyle.PLAIN
    code_system: CodeSystem | None = None
    headers: Mapping[str, str] | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class FiguresRead:
    """A file's figures.

    Attributes:
        figures: Columns of ``engines.coverage.columns.FIGURES`` and ``file_row``; areas are resolved where they can be.
        mapping: Which header means which column, and how sure that is.
        unknown: Figures whose area is not known for sure: ``file_row``, ``area_name``, ``candidates``.
    """

    figures: pl.DataFrame
    mapping: HeaderMapping
    unknown: pl.DataFrame


def read_figures(source: Path | bytes, *, name: str, choices: ReadingChoices | None = None) -> FiguresRead:
    """Read figures from a csv, xlsx, xls, xlsb or ods file.

    Raises:
        UnusableFileError: The file, its headers or some of its cells cannot be used; nothing was taken.
    """
    chosen = choices or ReadingChoices()
    table = read_table(source, name=name, sheet=chosen.sheet)
    return figures_of_table(table, chosen)


def figures_of_table(table: Table, choices: ReadingChoices) -> FiguresRead:
    """Read figures from a table that is already there, such as a form's one row."""
    mapping = map_headers(table.frame.columns, figure_headers(), choices.headers)
    figures = figures_from(table, mapping, numbers=choices.numbers, code_system=choices.code_system)
    if figures.get_column("area_code").null_count() < figures.height:
        figures = _with_coded_areas(_with_codes_of_today(figures), mapping)
    return _with_named_areas(figures, mapping)


def refuse_unknown_areas(read: FiguresRead) -> None:
    """Refuse a file that names areas nobody can tell for sure; a ledger is kept per area.

    Raises:
        FigureFaultsError: One fault per such row.
    """
    if read.unknown.is_empty():
        return
    column = read.mapping.by_target["area_name"].header if "area_name" in read.mapping.by_target else "area_name"
    faults = [
        CellFault(
            row=row, column=column, value=name, reason="unknown_area", words=_unknown_words(row, name, candidates)
        )
        for row, name, candidates in read.unknown.head(50).iter_rows()
    ]
    raise FigureFaultsError(faults, total=read.unknown.height)


def refuse_areas_outside(read: FiguresRead, within: tuple[AreaCode, ...]) -> None:
    """Refuse a file that speaks of areas beyond those whoever sends it answers for; figures of a branch name none.

    Raises:
        FigureFaultsError: One fault per such row.
    """
    if EVERYWHERE[0] in within:
        return
    own = [area.text for area in within]
    below = [pl.col("area_code").str.starts_with(f"{code}.") for code in own]
    is_own = pl.any_horizontal(pl.col("area_code").is_in(own), *below) | pl.col("area_code").is_null()
    outside = read.figures.filter(~is_own)
    if outside.is_empty():
        return
    faults = [
        CellFault(row=row, column="area_code", value=code, reason="area_outside", words=_outside_words(row, code, own))
        for row, code in outside.select("file_row", "area_code").head(50).iter_rows()
    ]
    raise FigureFaultsError(faults, total=outside.height)


def _outside_words(row: int, code: str, own: list[str]) -> Words:
    areas = ", ".join(own)
    return Words(
        f"Baris {row}: wilayah {code} bukan wilayah Anda ({areas}). Hapus barisnya, atau minta petugas wilayah itu.",
        f"Row {row}: the area {code} is not yours ({areas}). Remove the row, or ask an officer of that area.",
    )


def _with_named_areas(figures: pl.DataFrame, mapping: HeaderMapping) -> FiguresRead:
    found = resolve_areas(figures.select("area_name", "level", "parent"))
    named = figures.with_columns(
        pl.coalesce(pl.col("area_code"), found.get_column("area_code")).alias("area_code"),
        found.get_column("candidates").alias("candidates"),
    )
    is_unknown = pl.col("area_code").is_null() & (pl.col("level").fill_null("") != "branch")
    unknown = named.filter(is_unknown).select("file_row", "area_name", "candidates")
    return FiguresRead(figures=named.drop("candidates"), mapping=mapping, unknown=unknown)


def _with_codes_of_today(figures: pl.DataFrame) -> pl.DataFrame:
    """Replace codes that are listed no longer where the area only got another: 64.04 is 65.01, Bulungan, today.

    A code whose territory lies in several areas today, or in part of one, stays and is refused like any unknown code.
    """
    crosswalk = packaged_crosswalk()
    codes = figures.get_column("area_code")
    gone = [step.predecessor_code for step in crosswalk.steps if step.predecessor_code not in crosswalk.listed]
    found = [crosswalk.territory_ever(code) for code in gone]
    new = {each.code: each.parts[0] for each in found if each.is_whole and len(each.parts) == 1}
    return figures.with_columns(area_code=codes.replace(new))


def _with_coded_areas(figures: pl.DataFrame, mapping: HeaderMapping) -> pl.DataFrame:
    """Fill names and levels from the codes; refuse codes that are not in the list or name another place."""
    areas = gazetteer().select(
        pl.col("code").alias("area_code"),
        pl.col("name").alias("listed_name"),
        pl.col("kind").alias("listed_kind"),
    )
    coded = figures.join(areas, on="area_code", how="left", maintain_order="left")
    wrong = coded.filter(pl.col("area_code").is_not_null() & (pl.col("listed_name").is_null() | ~bears_name(coded)))
    if not wrong.is_empty():
        _refuse_codes(wrong, mapping)
    kinds = {"negara": "national", "provinsi": "province"}
    return coded.with_columns(
        pl.coalesce("area_name", "listed_name").alias("area_name"),
        pl.coalesce("level", pl.col("listed_kind").replace(kinds)).alias("level"),
    ).drop("listed_name", "listed_kind")


def _refuse_codes(wrong: pl.DataFrame, mapping: HeaderMapping) -> None:
    column = mapping.by_target["area_code"].header
    faults = [
        CellFault(
            row=row, column=column, value=code, reason="code_and_name", words=_code_words(row, code, name, listed)
        )
        for row, code, name, listed in wrong.head(50)
        .select("file_row", "area_code", "area_name", "listed_name")
        .iter_rows()
    ]
    raise FigureFaultsError(faults, total=wrong.height)


def _code_words(row: int, code: str, name: str | None, listed: str | None) -> Words:
    if listed is None:
        return Words(
            f"Baris {row}: kode wilayah {code} tidak ada dalam daftar Kemendagri. Periksa apakah ada nol yang hilang.",
            f"Row {row}: the area code {code} is not in the Kemendagri list. Check whether it lost a zero.",
        )
    return Words(
        f"Baris {row}: kode {code} adalah {listed} menurut Kemendagri, sedangkan namanya {name}. Mungkin ini kode BPS, "
        "yang mirip tetapi berbeda; pakai kode Kemendagri atau hapus kolom kodenya.",
        f"Row {row}: the code {code} is {listed} in the Kemendagri list, but the name says {name}. These may be BPS "
        "codes, which look alike and differ; use Kemendagri codes or drop the column.",
    )


def _unknown_words(row: int, name: str, candidates: int) -> Words:
    if candidates > 1:
        return Words(
            f"Baris {row}: ada {candidates} wilayah bernama {name}. Isi kolom level (kota atau kabupaten), parent, "
            "atau area_code.",
            f"Row {row}: {candidates} areas are called {name}. Fill the column level (kota or kabupaten), parent, or "
            "area_code.",
        )
    return Words(
        f"Baris {row}: wilayah {name} tidak ada dalam daftar Kemendagri. Periksa ejaannya, isi area_code, atau tulis "
        "branch di kolom level bila ini kantor cabang.",
        f"Row {row}: there is no area {name} in the Kemendagri list. Check the spelling, fill area_code, or write "
        "branch in the column level if it is a branch office.",
    )
