"""The areas below one with a chosen indicator as a file for the office; small numbers are in it, so never published."""

from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO, Final

import polars as pl

from lindung.registry.snapshots.faults import SnapshotGoneError
from lindung.registry.snapshots.linkage import linkage_of
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.month import Month
from lindung.workflows.coverage.look import Child, CoverageShown, coverage_shown
from lindung.workflows.linking.file_notes import linkage_notes
from lindung.workflows.linking.people.place_names import area_names
from lindung.workflows.linking.sheets import SAMPLE, Sheet, write_book, write_csv

NOT_PUBLIC: Final = Words(
    "Untuk kantor, bukan untuk umum: angka kecil tidak ditutup.",
    "For the office, not for the public: small numbers are not suppressed.",
)
_NAME, _TOTAL = Words("Cakupan", "Coverage"), Words("Jumlah", "Total")
_CODE, _AREA, _PERCENT = Words("Kode", "Code"), Words("Wilayah", "Area"), Words("Persen", "Percent")
_MONTH, _NOTES = Words("Bulan", "Month"), Words("Keterangan", "Notes")
_OF: Final = Words("Penyebut", "Denominator")
_BUILD: Final = Words(
    "Hitungan {id} dari register, {first} sampai {last}; orang dihitung menurut {basis}",
    "Build {id} from registers, {first} to {last}; persons counted by {basis}",
)


def write_areas(
    target: BinaryIO, *, build_id: str, area: str | None, month: Month | None, by: str, kind: str, language: Language
) -> CoverageShown:
    """Write the areas below one as xlsx or csv; their sum is the last line and equals the area.

    Raises:
        SnapshotGoneError: There is no such build.
        CoverageError: The build holds no such area, month or indicator.
    """
    shown = coverage_shown(build_id=build_id, area=area, month=month, by=by)
    sheet = _sheet(shown, language)
    if kind == "csv":
        write_csv(target, _with_notes_beside(sheet, shown, language))
    else:
        write_book(target, (sheet,), language)
    return shown


def _sheet(shown: CoverageShown, language: Language) -> Sheet:
    is_share = shown.by.denominator is not None
    headers = [_CODE, _AREA, shown.by.name, *([_OF, _PERCENT] if is_share else [])]
    name = area_names([shown.area_code])[shown.area_code]
    return Sheet(
        name=_NAME.in_language(language),
        title=f"{shown.by.name.in_language(language)}: {name}, {shown.month}",
        notes=_notes(shown, language),
        headers=tuple(words.in_language(language) for words in headers),
        rows=_rows(shown.children, language, is_share=is_share),
        total=_total(shown, language, is_share=is_share),
        widths=(15, 28, 24, 14, 10),
    )


def _with_notes_beside(sheet: Sheet, shown: CoverageShown, language: Language) -> Sheet:
    """Put month and notes into columns of their own: a CSV has no lines above its header."""
    beside = {_MONTH.in_language(language): str(shown.month), _NOTES.in_language(language): " ".join(sheet.notes)}
    return replace(
        sheet,
        headers=(*sheet.headers, *beside),
        rows=sheet.rows.with_columns(pl.lit(text).alias(name) for name, text in beside.items()),
        total=(*sheet.total, *beside.values()),
    )


def _rows(children: Sequence[Child], language: Language, *, is_share: bool) -> pl.DataFrame:
    shares: dict[str, pl.DataType | type[pl.DataType]] = {"denominator": pl.Int64, "percent": pl.String}
    cells = [
        (
            child.code, child.name.in_language(language), child.numerator,
            *((child.denominator, _percent(child.percent, language)) if is_share else ()),
        )
        for child in children
    ]  # fmt: skip
    kinds = {"code": pl.String, "name": pl.String, "numerator": pl.Int64, **(shares if is_share else {})}
    return pl.DataFrame(cells, schema=kinds, orient="row")


def _total(shown: CoverageShown, language: Language, *, is_share: bool) -> tuple[str | int | None, ...]:
    own = next(number for number in shown.numbers if number.indicator.id == shown.by.id)
    share = (own.denominator, _percent(own.percent, language)) if is_share else ()
    return (_TOTAL.in_language(language), None, own.numerator, *share)


def _percent(value: float | None, language: Language) -> str | None:
    """Write two decimals as text: the sheet's numbers are whole persons."""
    if value is None:
        return None
    text = f"{value:.2f}"
    return text.replace(".", ",") if language is Language.ID else text


def _notes(shown: CoverageShown, language: Language) -> tuple[str, ...]:
    made = shown.build
    told = _BUILD.in_language(language).format(
        id=made.build_id, first=made.first_month, last=made.last_month,
        basis=NumeratorBasis(made.basis).words.in_language(language),
    )  # fmt: skip
    meaning = f"{shown.by.name.in_language(language)}: {shown.by.definition.in_language(language)}"
    return (NOT_PUBLIC.in_language(language), told, meaning, *_sources(made.linkage_id, made.is_sample, language))


def _sources(linkage_id: str, is_sample: bool, language: Language) -> tuple[str, ...]:  # noqa: FBT001 - of a manifest
    try:
        return linkage_notes(linkage_of(office_vault(), linkage_id).manifest, language)
    except SnapshotGoneError:
        return (SAMPLE.in_language(language),) if is_sample else ()
