"""Columns that look like numbers or names of people, found by their headers and by what stands in them."""

from typing import Final

import polars as pl

_HEADERS: Final = r"(?i)^(?:.*\b)?(?:nama|name|nik|ktp|no_?kk|kk|kpj|telepon|telp|hp|phone|wa)(?:\b.*)?$"
_PERSON_NUMBER: Final = r"^(?:[\s.\-'’`]*[0-9]){15,16}[\s.\-'’`]*$"
_TWO_WORDS: Final = r"^[A-Za-z.'’`]{2,}(?:[ ,]+[A-Za-z.'’`]+)+$"
_MOSTLY: Final = 0.5


def personal_columns(frame: pl.DataFrame) -> list[str]:
    """Return the columns that look like a NIK, another number of a person, or a name."""
    return [name for name in frame.columns if _is_personal(name, frame[name])]


def _is_personal(name: str, column: pl.Series) -> bool:
    texts = column.cast(pl.String).drop_nulls()
    header = pl.Series([name.replace("_", " ")])
    if header.str.contains(_HEADERS).any() or texts.str.contains(_PERSON_NUMBER).any():
        return True
    return texts.len() > 0 and texts.str.contains(_TWO_WORDS).sum() > _MOSTLY * texts.len()
