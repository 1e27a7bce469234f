"""Plain tables of any origin as records that can be linked: which column means what, told by whoever links them.

``name=given_name+surname,born_on=date_of_birth,nik=nik,place=suburb``. Several columns joined with + are put together
with a blank. ``nik`` is an identifier with the structure of a NIK, ``identifier`` one without.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from lindung.engines.linkage.distinct import Distinct
from lindung.vocabulary.language import Words

TARGETS: Final = {
    "name": Words("nama", "name"),
    "nik": Words("NIK", "NIK"),
    "identifier": Words("nomor lain tanpa susunan NIK", "another number, without the structure of a NIK"),
    "born_on": Words("tanggal lahir", "birth date"),
    "sex": Words("jenis kelamin", "sex"),
    "place": Words("kode desa atau nama tempat", "code of the village, or a place by name"),
    "mother": Words("nama ibu kandung", "mother's name"),
    "phone": Words("nomor telepon", "phone"),
    "family": Words("nomor KK", "family card number"),
}
"""What a column may mean in ``--map``."""

_FEMALE: Final = ["female", "f", "p", "pr", "perempuan", "wanita", "2"]
_MALE: Final = ["male", "m", "l", "lk", "laki-laki", "laki laki", "pria", "1"]
_DATE_FORMATS: Final = ("%Y-%m-%d", "%Y%m%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")


class MapError(ValueError):
    """The mapping cannot be used.

    Attributes:
        words: Why, and what to do.
    """

    def __init__(self, words: Words) -> None:
        """Keep both languages; the English one is the exception's text."""
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True)
class PlainMap:
    """Columns of a table by what they mean.

    Attributes:
        columns: {target: columns that are joined with a blank}.
    """

    columns: Mapping[str, tuple[str, ...]]

    @property
    def named(self) -> list[str]:
        """Every column of the table that is used, each once."""
        return [*dict.fromkeys(column for columns in self.columns.values() for column in columns)]

    def check(self, known: Sequence[str], *, file: str) -> None:
        """Raise MapError when the table lacks a column."""
        missing = [column for column in self.named if column not in known]
        if missing:
            listed, there = ", ".join(missing), ", ".join(known)
            raise MapError(
                Words(
                    f"{file} tidak mempunyai kolom {listed}. Kolomnya: {there}. Perbaiki --map.",
                    f"{file} has no column {listed}. It has: {there}. Mend --map.",
                )
            )

    def records(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Return the rows in columns of :data:`lindung.engines.linkage.prepared.PLAIN`."""
        made = {target: _joined(rows, columns) for target, columns in self.columns.items()}
        readers = {
            "name": ("name", _text), "nik": ("nik", _text), "identifier": ("identifier", _text),
            "born_on": ("birth_date", _dates), "sex": ("sex", _sexes), "place": ("place", _text),
            "mother": ("mother_name", _text), "phone": ("phone_number", _digits), "family": ("kk_number", _digits),
        }  # fmt: skip
        read = [readers[target][1](values).alias(readers[target][0]) for target, values in made.items()]
        return pl.DataFrame(read)


def parse_map(text: str) -> PlainMap:
    """Read ``target=column+column,target=column``; MapError when it cannot be read."""
    columns: dict[str, tuple[str, ...]] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        target, equals, named = part.partition("=")
        wanted = tuple(column.strip() for column in named.split("+") if column.strip())
        if not equals or not wanted or target.strip() not in TARGETS:
            listed = ", ".join(TARGETS)
            raise MapError(
                Words(
                    f"Bagian --map tidak terbaca: {part}. Tulis seperti name=nama,nik=NIK; yang dikenal: {listed}.",
                    f"This part of --map cannot be read: {part}. Write name=nama,nik=NIK; known are: {listed}.",
                )
            )
        columns[target.strip()] = wanted
    if "name" not in columns and not {"nik", "identifier"} & columns.keys():
        raise MapError(
            Words(
                "--map memerlukan sedikitnya name, nik, atau identifier.",
                "--map needs at least name, nik or identifier.",
            )
        )
    return PlainMap(columns)


def _joined(rows: pl.DataFrame, columns: Sequence[str]) -> pl.Series:
    if len(columns) == 1:
        return rows[columns[0]]
    texts = [pl.col(column).cast(pl.String).str.strip_chars().replace("", None) for column in columns]
    return rows.select(pl.concat_str(texts, separator=" ", ignore_nulls=True).replace("", None)).to_series()


def _text(values: pl.Series) -> pl.Series:
    return values.cast(pl.String).str.strip_chars().replace("", None)


def _digits(values: pl.Series) -> pl.Series:
    return _text(values).str.replace_all(r"[^0-9]", "").cast(pl.Int64, strict=False)


def _sexes(values: pl.Series) -> pl.Series:
    known = {**dict.fromkeys(_FEMALE, "female"), **dict.fromkeys(_MALE, "male")}
    distinct = Distinct.of(values.cast(pl.String))
    read = _text(distinct.values).str.to_lowercase().replace_strict(known, default=None, return_dtype=pl.String)
    return distinct.spread(read.to_frame("sex"))["sex"]


def _dates(values: pl.Series) -> pl.Series:
    """Read dates in the one form that most of the column has; day before month where both could be meant."""
    if values.dtype == pl.Date:
        return values
    if values.dtype.is_temporal():
        return values.cast(pl.Date)
    texts = _text(values)
    read = [texts.str.to_date(form, strict=False) for form in _DATE_FORMATS]
    return min(read, key=lambda dates: dates.null_count())
