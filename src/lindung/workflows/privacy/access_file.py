"""The answer to a request for access, as a workbook for the officer who hands it over."""

from typing import BinaryIO, Final

import polars as pl

from lindung.vocabulary.language import Language, Words
from lindung.workflows.linking.sheets import Sheet, write_book
from lindung.workflows.privacy.held_about import Held, HeldRow
from lindung.workflows.privacy.subject_requests import Subject

_TITLE: Final = Words("Data yang disimpan tentang {name}", "Data held about {name}")
_ROWS: Final = Words("Data", "Data")
_USES: Final = Words("Pemakaian", "Uses")
_HEADERS: Final = (
    Words("Tempat", "Place"), Words("Tanda", "Identifier"), Words("Wilayah", "Area"), Words("Per", "As of"),
    Words("Berkas asal", "File of origin"), Words("Isian", "Field"), Words("Isi", "Value"),
)  # fmt: skip
_USE_HEADERS: Final = (Words("Waktu", "When"), Words("Apa", "What"), Words("Oleh", "By"), Words("Untuk", "For"))
_PASSED_OVER: Final = Words(
    "{count} tempat di luar wilayah kantor ini tidak diperiksa; mintalah juga ke kantor di sana.",
    "{count} places outside the area of this office were not looked into; ask the offices there too.",
)
_DECIDED: Final = Words("Keputusan pasangan: {verdict}", "Decision about a pair: {verdict}")
_SHOWN: Final = Words("NIK ditampilkan", "NIK shown")
_ASKED: Final = Words("Permintaan: {right}, {state}", "Request: {right}, {state}")


def write_access(target: BinaryIO, subject: Subject, held: Held, language: Language) -> None:
    """Write two sheets: every value with where it came from, and what was done with the data."""
    title = _TITLE.in_language(language).format(name=subject.name)
    notes: tuple[str, ...] = (f"NIK {subject.masked_nik}",)
    if held.passed_over:
        notes = (*notes, _PASSED_OVER.in_language(language).format(count=held.passed_over))
    data = Sheet(
        name=_ROWS.in_language(language), title=title, notes=notes, headers=_said(_HEADERS, language),
        rows=_values(held.rows, language), widths=(22, 16, 15, 12, 28, 22, 40),
    )  # fmt: skip
    uses = Sheet(
        name=_USES.in_language(language), title=title, notes=notes, headers=_said(_USE_HEADERS, language),
        rows=_used(held, language), widths=(18, 40, 26, 44),
    )  # fmt: skip
    write_book(target, (data, uses), language)


def _values(rows: tuple[HeldRow, ...], language: Language) -> pl.DataFrame:
    told = [
        (row.where.in_language(language), row.place_id, row.area_code, row.as_of, row.origin, field, value)
        for row in rows
        for field, value in row.values.items()
    ]
    schema = {
        "where": pl.String, "id": pl.String, "area": pl.String, "as_of": pl.Date, "origin": pl.String,
        "field": pl.String, "value": pl.String,
    }  # fmt: skip
    return pl.DataFrame(told, schema=schema, orient="row")


def _used(held: Held, language: Language) -> pl.DataFrame:
    decided = _DECIDED.in_language(language)
    asked = _ASKED.in_language(language)
    told = [
        *((at, decided.format(verdict=words.in_language(language)), "", "") for at, words in held.decisions),
        *((at, _SHOWN.in_language(language), name, why) for at, name, why in held.looks),
        *(
            (
                line.answered_at or line.due_at,
                asked.format(**{name: getattr(line, name).words.in_language(language) for name in ("right", "state")}),
                line.answered_by, "",
            )
            for line in held.requests
        ),
    ]  # fmt: skip
    rows = [(f"{at:%Y-%m-%d %H:%M}", what, by, why) for at, what, by, why in sorted(told, key=lambda one: one[0])]
    return pl.DataFrame(rows, schema=dict.fromkeys(("at", "what", "by", "why"), pl.String), orient="row")


def _said(words: tuple[Words, ...], language: Language) -> tuple[str, ...]:
    return tuple(one.in_language(language) for one in words)
