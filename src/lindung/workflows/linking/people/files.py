"""The people that a look-up found, as a file: the NIK masked unless somebody asks for it with a reason."""

from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

import polars as pl

from lindung.engines.linkage.gap.people_chosen import in_order
from lindung.registry.snapshots.linkage import LinkageManifest
from lindung.vocabulary.coverage_status import StatusReason
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.month import Month
from lindung.workflows.linking.file_notes import linkage_notes
from lindung.workflows.linking.people.asked_people import Asked
from lindung.workflows.linking.people.asked_words import FILTERS, asked_words
from lindung.workflows.linking.people.columns import people_columns
from lindung.workflows.linking.people.place_names import area_names, named_places
from lindung.workflows.linking.people.search_people import found_people
from lindung.workflows.linking.sheets import Cell, Sheet, write_book, write_csv

_TITLE: Final = Words("Pemadanan {area}, {month}: daftar orang", "Linkage of {area}, {month}: list of people")
_LIST, _SUMMARY = Words("Daftar", "List"), Words("Ringkasan", "Summary")
_TOTAL, _PEOPLE = Words("Jumlah", "Total"), Words("Orang", "People")
_WHY, _MADE = Words("Keperluan", "Purpose"), Words("Dibuat", "Made")


def write_people(
    target: Path | BinaryIO, linkage_id: str, asked: Asked, *, kind: str, language: Language, now: datetime,
    is_full: bool = False,
) -> int:  # fmt: skip
    """Write the people somebody asks for as xlsx or csv and return how many they are.

    Args:
        target: Where to.
        linkage_id: Linkage to look into.
        asked: Whom somebody asks for.
        kind: xlsx or csv.
        language: Of headers and words.
        now: When; the workbook says it.
        is_full: Write NIK and birth date in full; who allows it keeps the reason.

    Raises:
        SnapshotGoneError: There is no such linkage.
        SearchFirstError: What was asked names nobody and no place with a reason, or holds an unknown value.
    """
    linkage, people = found_people(linkage_id, asked)
    listed = _listed(in_order(people), linkage.manifest, language, is_full=is_full)
    if kind == "csv":
        write_csv(target, listed)
    else:
        write_book(target, (_totals(people, listed, asked, language, now), listed), language)
    return people.height


def _listed(people: pl.DataFrame, told: LinkageManifest, language: Language, *, is_full: bool) -> Sheet:
    columns = people_columns(Month.of(told.month), language, is_full=is_full)
    placed = people.join(named_places(people["place"], language), on="place", how="left", maintain_order="left")
    numbered = placed.with_row_index("number", offset=1)
    area = area_names([told.area_code])[told.area_code]
    total: tuple[Cell, ...] = (_TOTAL.in_language(language), people.height, *([None] * (len(columns) - 2)))
    return Sheet(
        name=_LIST.in_language(language),
        title=_TITLE.in_language(language).format(area=area, month=f"{told.month:%Y-%m}"),
        notes=linkage_notes(told, language),
        headers=tuple(header.in_language(language) for header, _, _ in columns.values()),
        rows=numbered.select(shown.alias(name) for name, (_, _, shown) in columns.items()),
        total=total,
        widths=tuple(width for _, width, _ in columns.values()),
    )


def _totals(people: pl.DataFrame, listed: Sheet, asked: Asked, language: Language, now: datetime) -> Sheet:
    """Count the list by status and reason, and say what it is a list of."""
    said = [line.in_language(language) for line in asked_words(asked)]
    why = [f"{_WHY.in_language(language)}: {asked.why}"] if asked.why else []
    made = f"{_MADE.in_language(language)} {now:%Y-%m-%d %H:%M}"
    return Sheet(
        name=_SUMMARY.in_language(language),
        title=listed.title,
        notes=(*listed.notes, *said, *why, made),
        headers=tuple(words.in_language(language) for words in (FILTERS["status"], FILTERS["reason"], _PEOPLE)),
        rows=_by_reason(people, language),
        total=(_TOTAL.in_language(language), None, people.height),
        widths=(24, 52, 14),
    )


def _by_reason(people: pl.DataFrame, language: Language) -> pl.DataFrame:
    counted = dict(people["reason"].value_counts().iter_rows())
    rows = [
        (reason.status.words.in_language(language), reason.words.in_language(language), counted[reason])
        for reason in StatusReason
        if reason in counted
    ]
    schema = {"status": pl.String, "reason": pl.String, "persons": pl.Int64}
    return pl.DataFrame(rows, schema=schema, orient="row")
