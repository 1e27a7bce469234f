"""Which area of the Kemendagri list a cell names, wherever it lies: a workplace, the area of a registering office."""

from typing import Final

import polars as pl

from lindung.engines.intake.cells.distinct import TEXT, once_each
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.areas.resolve import resolve_areas

_LENGTHS: Final = (2, 4, 6, 10)  # digits of a province, a regency, a district, a village
_PARTS: Final = ((0, 2), (2, 2), (4, 2), (6, 4))


def read_areas(texts: pl.Series) -> pl.Series:
    """Return the code of the area that each text names by code or by name; null where it fits none or several.

    *Semarang* alone is a city and a regency, and stays unread; *Kota Semarang* does not.
    """
    return once_each(texts, lambda asked: _read(asked.collect()).lazy())["code"]


def _read(asked: pl.DataFrame) -> pl.DataFrame:
    names = asked.select(area_name=TEXT, level=pl.lit(""), parent=pl.lit(""))
    named = resolve_areas(names)["area_code"]
    known = gazetteer()["code"].implode()
    coded = asked.with_columns(stated=_dotted(pl.col(TEXT)), named=named)
    stated = pl.when(pl.col("stated").is_in(known)).then("stated")
    return coded.select(TEXT, code=pl.coalesce(stated, "named"))


def _dotted(text: pl.Expr) -> pl.Expr:
    is_code = text.str.contains(r"^[0-9. ]+$")
    digits = text.str.replace_all(r"[^0-9]", "")
    parts = [pl.when(part != "").then(part) for part in (digits.str.slice(*place) for place in _PARTS)]
    joined = pl.concat_str(parts, separator=".", ignore_nulls=True)
    return pl.when(is_code & digits.str.len_bytes().is_in(_LENGTHS)).then(joined)
