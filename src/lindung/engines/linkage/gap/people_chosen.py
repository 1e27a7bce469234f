"""The people of a list that somebody asks for, and how many they are: one function chooses, so that both agree."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

import polars as pl

from lindung.engines.linkage.gap.people import place_expr, plain
from lindung.engines.linkage.gap.people_facets import ELSEWHERE, UNKNOWN, AgeBand, ListedSex, ListedWork
from lindung.vocabulary.coverage_status import CoverageStatus, StatusReason
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode, AreaLevel

FACETS: Final[Mapping[str, tuple[str, ...]]] = {
    "status": tuple(CoverageStatus),
    "reason": tuple(StatusReason),
    "age_band": tuple(AgeBand),
    "sex": tuple(ListedSex),
    "occupation_class": tuple(ListedWork),
}
"""Columns that people are filtered by, each with every value it may have."""

_ORDER: Final = {str(reason): place for place, reason in enumerate(StatusReason)}


class UnknownChoiceError(ValueError):
    """A filter names a value that nobody declared, or a place outside the linkage; it is refused, never ignored.

    Attributes:
        filter: Which filter.
    """

    def __init__(self, name: str) -> None:
        """Keep which filter it was; what was asked may be anything and is not repeated."""
        super().__init__(f"{name} holds a value that is not known.")
        self.filter = name


@dataclass(frozen=True)
class Choice:
    """Whom somebody asks for; an empty value asks for all.

    Attributes:
        place: Code of an area inside the linkage, or UNKNOWN, or ELSEWHERE.
        status: CoverageStatus.
        reason: StatusReason.
        age_band: AgeBand.
        sex: ListedSex.
        occupation_class: ListedWork.
        name_words: Beginnings of words that the compared name must hold, all of them.
        nik_number: A NIK as a number.
    """

    place: str = ""
    status: str = ""
    reason: str = ""
    age_band: str = ""
    sex: str = ""
    occupation_class: str = ""
    name_words: tuple[str, ...] = ()
    nik_number: int | None = None

    @property
    def facets(self) -> dict[str, str]:
        """The filters by column that ask for something."""
        return {
            field.name: asked for field in fields(self) if field.name in FACETS and (asked := getattr(self, field.name))
        }


COUNTED: Final = ["village_code", "place", "status", "reason"]
"""What persons are counted by for tables that name nobody."""


def chosen(people: pl.DataFrame, choice: Choice, *, area: AreaCode, name_keys: pl.Series | None = None) -> pl.DataFrame:
    """Return one row for each person somebody asks for, in the order of the list; compact where people are compact.

    Names and NIKs are looked for in every row of a person, so that a second spelling finds as well.

    Args:
        people: The people of a list.
        choice: Whom somebody asks for.
        area: Area of the list.
        name_keys: Every ``name_key`` of these people, where the caller knows them already (:func:`name_keys_of`).

    Raises:
        UnknownChoiceError: A filter holds what nobody declared.
    """
    refuse_unknown(choice, area)
    asked = [
        pl.col("is_person"), _in_place(people, choice.place),
        *(pl.col(column) == wanted for column, wanted in choice.facets.items()),
    ]  # fmt: skip
    if choice.name_words or choice.nik_number is not None:
        keys = name_keys_of(people) if name_keys is None else name_keys
        asked.append(pl.col("person").is_in(_named(people, choice, keys).implode()))
    return people.filter(*asked)  # one filter: what is copied of a million rows is what was asked for


def name_keys_of(people: pl.DataFrame) -> pl.Series:
    """Return every compared name of people once."""
    return _texts(people, "name_key")


def counted(people: pl.DataFrame) -> pl.DataFrame:
    """Count everybody once by COUNTED: small enough to be kept, and enough for every table of counts."""
    table = people.filter("is_person").group_by(COUNTED).agg(pl.len().cast(pl.Int64).alias("persons"))
    return plain(table).sort(COUNTED)


def counted_in(table: pl.DataFrame, place: str, *, area: AreaCode) -> pl.DataFrame:
    """Keep the counts of a place, or of the whole for "".

    Raises:
        UnknownChoiceError: The linkage says nothing about the place.
    """
    refuse_unknown(Choice(place=place), area)
    return table.filter(_in_place(table, place))


def added_up(table: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """Add counts up by columns."""
    return table.group_by(by).agg(pl.col("persons").sum()).sort(by)


def in_order(people: pl.DataFrame, *, start: int = 0, length: int | None = None) -> pl.DataFrame:
    """Return chosen people village by village, there whom to visit first before the others; all texts as texts.

    Args:
        people: Chosen people; they may be compact.
        start: How many of them to leave out, from the first.
        length: How many to return at most; only these are copied.
    """
    rank = pl.col("reason").replace_strict(_ORDER, return_dtype=pl.UInt8)
    keys = people.select("place", "name_key", "id", rank=rank).with_row_index("at")
    order = keys.sort("place", "rank", "name_key", "id", nulls_last=True)["at"].slice(start, length)
    return plain(people.select(pl.all().gather(order)))


def counts(people: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """Count chosen people by columns."""
    return plain(people.group_by(by).agg(pl.len().cast(pl.Int64).alias("persons"))).sort(by)


def with_place_of(people: pl.DataFrame, level: AreaLevel, *, area: AreaCode) -> pl.DataFrame:
    """Return people with ``place`` at a coarser level, to count them by district rather than by village."""
    return people.with_columns(place=place_expr(pl.col("village_code"), area, level))


def refuse_unknown(choice: Choice, area: AreaCode) -> None:
    """Refuse a filter that holds what nobody declared, or a place that the linkage says nothing about."""
    for column, asked in choice.facets.items():
        if asked not in FACETS[column]:
            raise UnknownChoiceError(column)
    if choice.place not in {"", UNKNOWN, ELSEWHERE} and not _lies_in(choice.place, area):
        raise UnknownChoiceError("place")


def _lies_in(code: str, area: AreaCode) -> bool:
    try:
        return area.contains(AreaCode(code))
    except ValueError:
        return False


def _in_place(people: pl.DataFrame, place: str) -> pl.Expr:
    """Return who lives in a place; the few places there are looked at, not everybody's."""
    if not place:
        return pl.lit(value=True)
    if place == COUNTRY_CODE:
        return ~_is_any_of("place", [UNKNOWN, ELSEWHERE])
    places = _texts(people, "place")
    within = places.filter((places == place) | places.str.starts_with(f"{place}."))
    return _is_any_of("place", within.to_list())


def _named(people: pl.DataFrame, choice: Choice, name_keys: pl.Series) -> pl.Series:
    """Return the persons of whom a row has the name and number; a name that many have is looked at once."""
    asked: list[pl.Expr] = []
    if choice.name_words:
        spaced = pl.concat_str(pl.lit(" "), pl.col("name_key"))
        held = [spaced.str.contains(f" {word}", literal=True) for word in choice.name_words]
        asked.append(_is_any_of("name_key", name_keys.to_frame("name_key").filter(*held)["name_key"].to_list()))
    if choice.nik_number is not None:
        asked.append(pl.col("nik_number") == choice.nik_number)
    return people.select("person", "name_key", "nik_number").filter(*asked)["person"].unique()


def _texts(people: pl.DataFrame, column: str) -> pl.Series:
    return people[column].drop_nulls().unique().cast(pl.String)


def _is_any_of(column: str, texts: list[str]) -> pl.Expr:
    return pl.col(column).is_in(texts).fill_null(value=False)
