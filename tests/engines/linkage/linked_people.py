"""Invented people in two registers, for the tests of linkage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import polars as pl

from lindung.engines.linkage.link import Linked, link
from lindung.engines.linkage.loading import load_registers
from lindung.engines.linkage.relations import DuckRelations
from lindung.engines.sampling.population import Population, make_population

DAY = date(2026, 11, 1)
COLUMNS = ("id", "nik", "name", "birth_date", "sex", "village_code")


@cache
def population(workers: int = 3_000, seed: int = 11) -> Population:
    """Invent the people of a city."""
    return make_population(area_code="33.74", workers=workers, on=DAY, seed=seed)


@dataclass(frozen=True)
class Registers:
    """Two registers of the same people; ``id`` is the person."""

    left: pl.DataFrame
    right: pl.DataFrame


def registers(workers: int = 3_000, seed: int = 11) -> Registers:
    """Write workers as a list has them and active members as a roster has them."""
    people = population(workers, seed).people.filter(pl.col("segment").is_not_null())
    written = people.select(
        id=pl.col("person_id").cast(pl.Int64), nik="nik", name="name", birth_date="born", sex="sex",
        village_code="village_code",
    )  # fmt: skip
    members = people.filter(pl.col("membership") == "active").select(
        id=pl.col("person_id").cast(pl.Int64), nik=pl.coalesce("roster_nik", "nik"),
        name=pl.coalesce("roster_name", "name"), birth_date=pl.coalesce("roster_born", "born"), sex="sex",
        village_code="village_code",
    )  # fmt: skip
    return Registers(written, members)


def person(
    number: int, name: str, *, nik: str | None = None, born: date = date(1985, 5, 17), sex: str = "male",
    village: str = "33.74.01.1001",
) -> dict[str, object]:  # fmt: skip
    """Write one row of a register."""
    return {"id": number, "nik": nik, "name": name, "birth_date": born, "sex": sex, "village_code": village}


def frame(rows: Sequence[dict[str, object]]) -> pl.DataFrame:
    """Put rows together."""
    schema = {"id": pl.Int64, "nik": pl.String, "name": pl.String, "birth_date": pl.Date, "sex": pl.String}
    return pl.DataFrame(rows, schema={**schema, "village_code": pl.String}, orient="row")


def linked(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Link two registers and return the links with the identifiers of both."""
    return linked_with_model(left, right)[0]


def linked_with_model(left: pl.DataFrame, right: pl.DataFrame) -> tuple[pl.DataFrame, Linked]:
    """Link two registers; return the links with the identifiers of both, and what the linkage did."""
    relations = DuckRelations(memory_limit="1GB")
    try:
        load_registers(relations, [left.drop("id")], [right.drop("id")])
        done = link(relations)
        links = relations.read("SELECT * FROM links")
    finally:
        relations.close()
    told = links.with_columns(left_id=left["id"].gather(links["l_id"]), right_id=right["id"].gather(links["r_id"]))
    return told, done
