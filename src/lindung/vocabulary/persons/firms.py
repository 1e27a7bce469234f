"""How names of employers and projects are compared: without the legal form and marks."""

from typing import Final

import polars as pl

from lindung.vocabulary.areas.naming import folded_name_expr

_FORMS: Final = "pt|cv|ud|pd|fa|tb|po|yayasan|koperasi|perum|perusahaan|persero|tbk"


def firm_key_expr(names: pl.Expr) -> pl.Expr:
    """Return the compared form: ``CV. Sumber Rejeki`` and ``SUMBER REJEKI, CV`` become ``sumber rejeki``.

    A name that is nothing but a legal form stays; a blank one is null.
    """
    folded = folded_name_expr(names)
    bare = folded.str.replace(f"^(?:(?:{_FORMS}) )+", "").str.replace(f"(?: (?:{_FORMS}))+$", "")
    return bare.replace("", None)
