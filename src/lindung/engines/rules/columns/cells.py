"""Whole columns of a table turned into the codes that rules use: what `Input.code` does for one value, set-based.

A cell that cannot be is never a number: its row is refused with the name of the input and what is wrong.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from lindung.engines.rules.columns.columns import ColumnError, Wholes, no_column
from lindung.engines.rules.machinery.inputs import Input
from lindung.vocabulary.language import Words

_EXACT = 2**53  # up to here a float holds every whole number
_EPOCH = 719_163  # proleptic ordinal of 1970-01-01, the day that Polars counts from


class Refusal(StrEnum):
    """What is wrong with a cell."""

    EMPTY = "empty"
    NOT_WHOLE = "not_whole"
    BEYOND = "beyond"
    NO_MEMBER = "no_member"
    NO_DAY = "no_day"
    NO_LAW = "no_law"

    @property
    def words(self) -> Words:
        """The same in a few words."""
        return _WORDS[self]


_WORDS = {
    Refusal.EMPTY: Words("kosong", "empty"),
    Refusal.NOT_WHOLE: Words("bukan bilangan bulat yang mungkin", "not a possible whole number"),
    Refusal.BEYOND: Words("di luar batas", "beyond the bounds"),
    Refusal.NO_MEMBER: Words("tidak ada dalam daftar", "not one of the list"),
    Refusal.NO_DAY: Words("bukan tanggal atau bulan", "not a date or month"),
    Refusal.NO_LAW: Words("belum ada ketentuan yang berlaku", "no provision in force"),
}


@dataclass(frozen=True, eq=False)
class Codes:
    """The inputs of some rows.

    Attributes:
        columns: Codes by input; in a refused row they stand for nobody.
        refused: For each row `input: refusal`, or null when it can be computed; None when no row is refused.
    """

    columns: Mapping[str, Wholes]
    refused: pl.Series | None


@dataclass(frozen=True)
class Reading:
    """How one input is read from a table: its code, null where the cell cannot be, and what is wrong then."""

    asked: Input
    code: pl.Expr
    wrong: Refusal

    @property
    def refused(self) -> pl.Expr:
        """`input: refusal` where the cell cannot be, else null."""
        name = self.asked.name
        what = pl.when(pl.col(name).is_null()).then(pl.lit(Refusal.EMPTY.value)).otherwise(pl.lit(self.wrong.value))
        return pl.when(self.code.is_null()).then(pl.concat_str(pl.lit(f"{name}: "), what))


def readings(schema: pl.Schema, asked: Collection[Input], *, placed: Collection[str] = ()) -> tuple[Reading, ...]:
    """Choose how each input is read, by the type of its column.

    Args:
        schema: Columns of the table and their types.
        asked: Inputs that are needed; one without a column holds its default for everybody.
        placed: Kinds whose column already holds the place of the member, from 0 on.

    Raises:
        ColumnError: An input has neither a column nor a default.
    """
    missing = [one.name for one in asked if one.name not in schema and one.default is None]
    if missing:
        raise ColumnError(no_column(", ".join(missing)))
    return tuple(_reading(one, schema.get(one.name), placed=one.name in placed) for one in asked)


def codes(frame: pl.DataFrame, chosen: Collection[Reading]) -> Codes:
    """Read the inputs of some rows.

    Args:
        frame: The rows.
        chosen: From `readings` for a table with the same columns.
    """
    read = frame.select(one.code.alias(one.asked.name) for one in chosen)
    if not any(series.null_count() for series in read):
        return Codes({series.name: series.to_numpy() for series in read}, None)
    refused = frame.select(pl.coalesce(one.refused for one in chosen if one.asked.name in frame.columns)).to_series()
    filled = [read[one.asked.name].fill_null(one.asked.least) for one in chosen]
    return Codes({series.name: series.to_numpy() for series in filled}, refused)


def month_ordinal(name: str, type_: pl.DataType) -> pl.Expr:
    """Return months since year 0 of a column of dates or of text like 2026-02; null for what is neither."""
    if type_ == pl.String:
        day = pl.when(pl.col(name).str.contains(r"^\d{4}-\d{2}$")).then(pl.col(name) + "-01")
        column = day.str.to_date("%Y-%m-%d", strict=False)
    elif _is_day(type_):
        column = pl.col(name)
    else:
        column = pl.lit(None, pl.Date)
    return column.dt.year().cast(pl.Int64) * 12 + column.dt.month() - 1


def _reading(asked: Input, type_: pl.DataType | None, *, placed: bool) -> Reading:
    if type_ is None:
        narrow = pl.Int8 if asked.unit in {"kind", "flag"} else pl.Int64
        return Reading(asked, pl.repeat(asked.default, pl.len(), dtype=narrow), Refusal.EMPTY)
    if asked.unit == "kind":
        return Reading(asked, _place(asked, type_, placed=placed).cast(pl.Int8), Refusal.NO_MEMBER)
    number = _number(asked, type_)
    is_day = asked.unit in {"date", "month"}
    if number is None:
        return Reading(asked, _nothing(asked), Refusal.NO_DAY if is_day else Refusal.NOT_WHOLE)
    within = pl.when(number.is_between(asked.least, asked.most)).then(number)
    code = within.cast(pl.Int8) if asked.unit == "flag" else within
    wrong = Refusal.NOT_WHOLE if type_.is_float() else Refusal.BEYOND
    return Reading(asked, code, Refusal.NO_DAY if is_day else wrong)


def _number(asked: Input, type_: pl.DataType) -> pl.Expr | None:
    column = pl.col(asked.name)
    if type_.is_integer():
        return column.cast(pl.Int64, strict=False)
    if type_.is_float():  # what a table with empty cells becomes in other tools; a whole number below 2**53 is exact
        is_whole = column.is_finite() & (column == column.floor()) & (column.abs() < _EXACT)
        return pl.when(is_whole).then(column).cast(pl.Int64, strict=False)
    if asked.unit == "flag" and type_ == pl.Boolean:
        return column.cast(pl.Int64)
    if asked.unit == "date" and _is_day(type_):
        return column.dt.date().dt.epoch("d").cast(pl.Int64) + _EPOCH
    if asked.unit == "month" and (type_ == pl.String or _is_day(type_)):
        return month_ordinal(asked.name, type_)
    return None


def _place(asked: Input, type_: pl.DataType, *, placed: bool) -> pl.Expr:
    column = pl.col(asked.name)
    if type_.base_type() in {pl.String, pl.Categorical, pl.Enum}:
        return column.cast(pl.String).replace_strict(_places(asked), default=None, return_dtype=pl.Int8)
    if not type_.is_integer():
        return _nothing(asked)
    number = column.cast(pl.Int64, strict=False)
    members = list(range(len(asked.members))) if placed else [int(one) for one in asked.members if one.isdecimal()]
    if len(members) == len(asked.members) and members == list(range(members[0], members[0] + len(members))):
        return pl.when(number.is_between(members[0], members[-1])).then(number - members[0])
    numeric = {int(name): place for name, place in _places(asked).items() if str(name).isdecimal()}
    return number.replace_strict(numeric, default=None, return_dtype=pl.Int8) if numeric else _nothing(asked)


def _is_day(type_: pl.DataType) -> bool:
    return type_.base_type() in {pl.Date, pl.Datetime}


def _places(asked: Input) -> dict[str, int]:
    return {member: place for place, member in enumerate(asked.members)}


def _nothing(asked: Input) -> pl.Expr:
    """Null for every row."""
    return pl.when(pl.col(asked.name).is_null() & pl.lit(value=False)).then(pl.lit(0, pl.Int64))
