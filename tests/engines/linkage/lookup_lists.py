"""An invented register, the same people written down again with every difference, and what a linkage learns."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import polars as pl

from lindung.engines.linkage.link import link
from lindung.engines.linkage.lookup.asked import AskedPerson
from lindung.engines.linkage.lookup.lookup import LookupIndex
from lindung.engines.linkage.model import Model
from lindung.engines.linkage.prepared import NAMES, RECORD, prepare
from lindung.engines.linkage.relations import DuckRelations
from lindung.engines.sampling.draws import stream
from lindung.engines.sampling.population import make_population

ON = date(2026, 11, 22)
SHOWN = (
    "name",
    "nik",
    "identifier",
    "birth_date",
    "sex",
    "village_code",
    "place",
    "mother_name",
    "phone_number",
    "kk_number",
)


@dataclass(frozen=True)
class Lists:
    """Two lists in which row i is the same person.

    Attributes:
        register: Rows that an index is made of, and what prepare makes of them.
        records: RECORD of the register.
        names: NAMES of the register.
        asked: The people again, as somebody else writes them.
        model: Learnt by linking both.
    """

    register: pl.DataFrame
    records: pl.DataFrame
    names: pl.DataFrame
    asked: pl.DataFrame
    model: Model

    def index(self) -> LookupIndex:
        return LookupIndex.build(self.records, self.names, self.model)

    def person(self, place: int) -> AskedPerson:
        return AskedPerson(**self.asked.select(SHOWN).row(place, named=True))


@cache
def lists(seed: int = 1, workers: int = 1_500) -> Lists:
    """Make both lists; the same seed makes the same."""
    rng = stream(seed, "lookup")
    people = _people(make_population(area_code="33.74", workers=workers, on=ON, seed=seed).people, rng)
    register, asked = _written(people, rng), _written(_altered(people, rng), rng)
    records, names = prepare(register)
    return Lists(register, records, names, asked, _learnt(records, names, *prepare(asked)))


def loaded(left: pl.DataFrame, right: pl.DataFrame, *names: pl.DataFrame) -> DuckRelations:
    relations = DuckRelations()
    relations.load("left_records", [left], RECORD)
    relations.load("right_records", [right], RECORD)
    relations.load("names", [pl.concat(names).unique("name")], NAMES)
    return relations


def _learnt(records: pl.DataFrame, names: pl.DataFrame, asked: pl.DataFrame, asked_names: pl.DataFrame) -> Model:
    relations = loaded(asked, records, asked_names, names)
    model = link(relations).model
    relations.close()
    return model


def _people(people: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Take what lists say of people, and give everybody a mother, numbers and a place without a code."""
    village = pl.col("village_code").str
    return people.select(
        "nik", "name", "sex", "village_code",
        birth_date="born",
        place=pl.lit("Kampung ") + village.slice(6, 2) + pl.lit(" ") + village.slice(-2),
        identifier=pl.col("nik").str.slice(4, 4) + pl.int_range(10_000, 10_000 + pl.len()).cast(pl.String),
        mother_name=pl.Series(people["name"].gather(rng.permutation(people.height))),
        phone_number=pl.int_range(pl.len()) % 900 + 6_280_000_000_000,
        kk_number=pl.int_range(pl.len()) // 3 + 9_981_000_000_000_000,
    )  # fmt: skip


def _written(people: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Leave values out, lose digits of NIKs, know some people by another number, write some places without a code."""
    draws = {
        name: pl.Series(name, rng.random(people.height))
        for name in ("number", "village", "birth", "sex", "rest", "name")
    }
    short = pl.col("nik").str.slice(0, 9) + pl.col("nik").str.slice(10)
    number, village, birth, sex, rest, name = draws.values()
    return people.with_columns(
        name=pl.when(name < 0.99).then("name"),
        nik=pl.when(number < 0.7).then("nik").when(number < 0.8).then(short),
        identifier=pl.when(number > 0.8).then("identifier"),
        birth_date=pl.when(birth < 0.97).then("birth_date"),
        sex=pl.when(sex < 0.97).then("sex"),
        village_code=pl.when(village < 0.7).then("village_code"),
        place=pl.when(village.is_between(0.7, 0.97)).then("place"),
        **{name: pl.when(rest < 0.6).then(name) for name in ("mother_name", "phone_number", "kk_number")},
    )


def _altered(people: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Write about half of the people otherwise in one thing, so that every level is met."""
    which = pl.Series(rng.integers(0, 32, people.height))
    name, born, nik = pl.col("name").str, pl.col("birth_date"), pl.col("nik").str
    words = name.split(" ")
    swapped = pl.date(born.dt.year(), born.dt.day().clip(1, 12), born.dt.month())
    ways = {
        "name": [
            name.slice(0, 4) + name.slice(5), words.list.reverse().list.join(" "), words.list.first(),
            pl.col("name").shift(1), name.replace_all("U", "OE"), pl.lit("Hj. ") + pl.col("name"),
            words.list.last() + pl.lit(" WIDAGDO"),
        ],
        "birth_date": [
            swapped, born.dt.offset_by("1y"), born.dt.offset_by("1mo"), born.dt.offset_by("1d"), born.shift(1),
        ],
        "village_code": [pl.col("village_code").shift(1), pl.col("village_code").shift(40)],
        "place": [pl.lit("Kampoeng ") + pl.col("place").str.slice(8), pl.col("place").shift(3)],
        "nik": [
            nik.slice(0, 12) + nik.slice(12).shift(1), nik.slice(0, 6).shift(1) + nik.slice(6),
            nik.slice(0, 6) + nik.slice(6, 6).shift(1) + nik.slice(12), pl.col("nik").shift(1),
            nik.slice(0, 6).shift(900) + nik.slice(6, 6) + pl.lit("0777"),
        ],
        "identifier": [pl.col("identifier").str.slice(0, 8) + pl.lit("7"), pl.col("identifier").shift(2)],
        "phone_number": [pl.col("phone_number") + 1],
        "kk_number": [pl.col("kk_number") + 7],
        "mother_name": [pl.col("mother_name").shift(1)],
        "sex": [pl.col("sex").replace_strict({"female": "male", "male": "female"})],
    }  # fmt: skip
    numbered = [(column, way) for column, listed in ways.items() for way in listed]
    changed = {column: pl.col(column) for column in ways}
    for number, (column, way) in enumerate(numbered):
        changed[column] = pl.when(which == number).then(way).otherwise(changed[column])
    return people.with_columns(**changed)
