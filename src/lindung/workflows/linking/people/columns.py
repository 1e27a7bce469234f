"""The columns of a file of people, with and without the NIK in full."""

from typing import Final

import polars as pl

from lindung.engines.linkage.gap.people_facets import age_expr
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.month import Month
from lindung.workflows.linking.masked_nik import masked_nik_expr, nik_text_expr
from lindung.workflows.linking.people.asked_words import CHOICES

Columns = dict[str, tuple[Words, int, pl.Expr]]
"""{name: header, width, what stands there}."""

_BEFORE: Final[Columns] = {
    "number": (Words("No", "No"), 10, pl.col("number").cast(pl.Int64)),
    "name": (Words("Nama", "Name"), 30, pl.col("name")),
}
_AFTER: Final[Columns] = {
    "village": (Words("Desa/Kelurahan", "Village"), 24, pl.col("place_name")),
    "village_code": (Words("Kode desa", "Village code"), 15, pl.col("village_code")),
    "rt": (Words("RT", "RT"), 6, pl.col("rt")),
    "rw": (Words("RW", "RW"), 6, pl.col("rw")),
    "occupation": (Words("Pekerjaan", "Occupation"), 24, pl.col("occupation")),
}
_LAST: Final[Columns] = {
    "segment": (Words("Segmen", "Segment"), 10, pl.col("segment")),
    "covered_until": (Words("Terlindungi sampai", "Covered until"), 16, pl.col("covered_until")),
}


def people_columns(month: Month, language: Language, *, is_full: bool) -> Columns:
    """Return the columns of a file of people (``number`` and ``place_name`` joined to them).

    A masked NIK hides the birth date that it repeats; so the file then tells the age and not the day.
    """
    nik, birth = pl.col("nik_number"), pl.col("birth_date")
    if is_full:
        identity: Columns = {
            "nik": (Words("NIK", "NIK"), 20, nik_text_expr(nik)),
            "birth": (Words("Tanggal lahir", "Birth date"), 13, birth),
        }
    else:
        identity = {
            "nik": (Words("NIK", "NIK"), 20, masked_nik_expr(nik)),
            "birth": (Words("Umur", "Age"), 8, age_expr(birth, month)),
        }
    return {
        **_BEFORE, **identity, "sex": (Words("Jenis kelamin", "Sex"), 14, _said("sex", language)), **_AFTER,
        "status": (Words("Status", "Status"), 18, _said("status", language)),
        "reason": (Words("Sebab", "Reason"), 34, _said("reason", language)), **_LAST,
    }  # fmt: skip


def _said(column: str, language: Language) -> pl.Expr:
    texts = {code: words.in_language(language) for code, words in CHOICES[column].items()}
    return pl.col(column).replace_strict(texts, return_dtype=pl.String)
