"""The account of an area as a file: its lines with what they mean, and its places."""

from pathlib import Path
from typing import BinaryIO, Final

import polars as pl

from lindung.engines.coverage.position import Position
from lindung.registry.snapshots.linkage import linkage_of
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Language, Words
from lindung.workflows.linking.account.reconcile_area import AreaReconciled
from lindung.workflows.linking.account.sentences import KINDS
from lindung.workflows.linking.file_notes import linkage_notes
from lindung.workflows.linking.sheets import Sheet, write_book, write_csv

_LINE_HEADERS: Final = (
    Words("Baris", "Line"), Words("Orang", "People"), Words("Menambah atau mengurangi", "Adds or takes"),
    Words("Artinya", "What it means"),
)  # fmt: skip
_PART_HEADERS: Final = (
    Words("Kode", "Code"), Words("Wilayah", "Area"), Words("Terlindungi", "Covered"),
    Words("Perlu diperiksa", "To be reviewed"), Words("Belum terlindungi", "Not covered"),
    Words("Peserta tidak di daftar", "Members on no list"), Words("Peserta tinggal di luar", "Members elsewhere"),
    Words("Peserta bukan pekerja", "Members no workers"), Words("Domisili tidak diketahui", "Domicile unknown"),
    Words("Kesenjangan terbitan", "Published gap"),
)  # fmt: skip
_COUNTS: Final = ("covered", "possible", "uncovered", "unlisted", "elsewhere", "not_workers", "unplaced")
_SIGNS: Final = {1: Words("menambah", "adds"), -1: Words("mengurangi", "takes")}
_ACCOUNT, _PARTS = Words("Rekonsiliasi", "Reconciliation"), Words("Menurut wilayah", "By area")
_TOTAL: Final = Words("Jumlah", "Total")


def write_reconciliation(target: Path | BinaryIO, told: AreaReconciled, *, kind: str, language: Language) -> None:
    """Write the account of an area as xlsx, with its places on a second sheet, or its lines as csv."""
    account = _account(told, language)
    if kind == "csv":
        write_csv(target, account)
    else:
        write_book(target, [account, *([_parts(told, language)] if told.parts else [])], language)


def published_words(position: Position) -> Words:
    """Say when and by whom the published figure was printed."""
    return Words(
        f"Angka terbitan {position.as_of}, sumber: {position.source}",
        f"Published figure {position.as_of}, source: {position.source}",
    )


def _account(told: AreaReconciled, language: Language) -> Sheet:
    rows = [
        (
            line.label.in_language(language), line.amount, _SIGNS[line.sign].in_language(language),
            line.meaning.in_language(language),
        )
        for line in told.account.lines
    ]  # fmt: skip
    schema = {"line": pl.String, "people": pl.Int64, "sign": pl.String, "meaning": pl.String}
    label = KINDS[told.kind].in_language(language)
    return Sheet(
        name=_ACCOUNT.in_language(language),
        title=f"{_ACCOUNT.in_language(language)}: {told.area.name}, {label}",
        notes=_notes(told, language),
        headers=tuple(words.in_language(language) for words in _LINE_HEADERS),
        rows=pl.DataFrame(rows, schema=schema, orient="row"),
        total=(label, told.account.gap, None, None),
        widths=(48, 14, 24, 100),
    )


def _parts(told: AreaReconciled, language: Language) -> Sheet:
    rows = [
        (
            part.code,
            part.words.in_language(language),
            *(getattr(part.counts, name) for name in _COUNTS),
            part.account.gap,
        )
        for part in told.parts
    ]
    numbers = dict.fromkeys((*_COUNTS, "gap"), pl.Int64)
    table = pl.DataFrame(rows, schema={"code": pl.String, "name": pl.String, **numbers}, orient="row")
    return Sheet(
        name=_PARTS.in_language(language),
        title=f"{_PARTS.in_language(language)}: {told.area.name}",
        notes=_notes(told, language),
        headers=tuple(words.in_language(language) for words in _PART_HEADERS),
        rows=table,
        total=(_TOTAL.in_language(language), None, *(int(table[name].sum()) for name in _COUNTS), None),
        widths=(15, 28),
    )


def _notes(told: AreaReconciled, language: Language) -> tuple[str, ...]:
    published = [published_words(told.position).in_language(language)] if told.position else []
    linkage = (
        linkage_notes(linkage_of(office_vault(), told.linkage.linkage_id).manifest, language) if told.linkage else ()
    )
    said = [words.in_language(language) for words in (told.conclusion, *told.cautions)]
    return (*said, *published, *linkage)
