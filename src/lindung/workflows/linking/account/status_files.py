"""Counts of a linkage by village, status and reason as a file; it names nobody."""

from typing import BinaryIO, Final

import polars as pl

from lindung.registry.snapshots.linkage import linkage_of
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Language, Words
from lindung.workflows.linking.file_notes import linkage_notes
from lindung.workflows.linking.people.asked_words import CHOICES
from lindung.workflows.linking.people.count_people import status_frame
from lindung.workflows.linking.people.place_names import area_names
from lindung.workflows.linking.sheets import Sheet, write_book, write_csv

_HEADERS: Final = (
    Words("Kecamatan", "District"), Words("Desa/Kelurahan", "Village"), Words("Kode desa", "Village code"),
    Words("Status", "Status"), Words("Sebab", "Reason"), Words("Orang", "People"),
)  # fmt: skip
_TITLE: Final = Words("Pemadanan {area}, {month}: status menurut desa", "Linkage of {area}, {month}: status by village")
_NAME, _TOTAL = Words("Status", "Status"), Words("Jumlah", "Total")


def write_status(target: BinaryIO, linkage_id: str, *, kind: str, language: Language, within: str = "") -> None:
    """Write the counts of a linkage, or of a place in it, as xlsx or csv.

    Raises:
        SnapshotGoneError: There is no such linkage.
        UnknownChoiceError: The place lies outside it.
    """
    told = linkage_of(office_vault(), linkage_id).manifest
    table = status_frame(linkage_id, language, within=within)
    said = {
        column: {code: words.in_language(language) for code, words in CHOICES[column].items()}
        for column in ("status", "reason")
    }
    place = within or told.area_code
    area = area_names([place])[place]
    sheet = Sheet(
        name=_NAME.in_language(language),
        title=_TITLE.in_language(language).format(area=area, month=f"{told.month:%Y-%m}"),
        notes=linkage_notes(told, language),
        headers=tuple(header.in_language(language) for header in _HEADERS),
        rows=table.select(
            "district_name", "place_name", "place",
            *(pl.col(column).replace_strict(texts, return_dtype=pl.String) for column, texts in said.items()),
            "persons",
        ),
        total=(_TOTAL.in_language(language), *([None] * 4), int(table["persons"].sum())),
        widths=(24, 24, 15, 22, 50, 12),
    )  # fmt: skip
    if kind == "csv":
        write_csv(target, sheet)
    else:
        write_book(target, (sheet,), language)
