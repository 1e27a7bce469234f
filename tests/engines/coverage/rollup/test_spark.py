"""Spark counts what DuckDB counts, to the row, for every indicator and dimension."""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from lindung.engines.coverage.observations import KEY, Dimension
from lindung.engines.coverage.rollup.add_month import add_month
from lindung.engines.coverage.rollup.indicators import indicators
from lindung.engines.coverage.rollup.roll_up import roll_up
from lindung.engines.coverage.rollup.settle_month import settle_month
from lindung.engines.coverage.rollup.tables import SPELL
from lindung.engines.linkage.relations import Relations
from tests.engines.coverage.rollup.registers import INDEX, JANUARY, asked, duck, frame, loaded, month, spell, worker
from tests.spark_sessions import spark_session

if TYPE_CHECKING:
    from lindung.engines.linkage.spark_relations import SparkRelations

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]  # Spark plans anew for each of many small questions

PEOPLE = 400
CODES = {"segment": 4, "programme": 2, "payer": 2, "sex": 2, "age_band": 3, "ecosystem": 1}


@pytest.fixture
def spark() -> Iterator["SparkRelations"]:
    session = spark_session()
    from lindung.engines.linkage.spark_relations import SparkRelations

    relations = SparkRelations(session)
    yield relations
    relations.close()


def test_counts_and_settles_as_duckdb_does(spark: "SparkRelations") -> None:
    with duck() as relations:
        here, settled_here = counted(relations)
    there, settled_there = counted(spark)

    added = here.filter(month=month(14))
    assert {*here["indicator"]} == {*added["indicator"]} == {*indicators()}
    assert {*added["dimension"]} == {each.value for each in Dimension}
    assert {len(code) for code in added["area_code"]} == {2, 5, 8, 13}
    assert there.equals(here)
    assert settled_there.equals(settled_here)


def counted(relations: Relations) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Count months of every indicator, settle one month more, and count that by every dimension on top."""
    sources = loaded(relations, *registers())
    parts = [*roll_up(relations, sources, asked(5, 12, [Dimension.TOTAL, Dimension.SEGMENT]))]
    relations.load("paid", [frame(payments(), SPELL)], SPELL)
    settle_month(relations, "given", "settled", "paid", JANUARY.plus(13), "advanced")
    before = pl.concat(parts).with_columns(month=pl.lit(month(13), dtype=pl.Int32))
    one = asked(14, 14, [*Dimension])
    parts += add_month(relations, replace(sources, spells="advanced"), one, before)
    return pl.concat(parts).sort(KEY), relations.read("SELECT * FROM advanced ORDER BY person, first_month")


def payments() -> list[dict[str, Any]]:
    """What some people paid for one more month."""
    draw = random.Random(7)
    times = {"first_month": month(14), "last_month": month(14)}
    return [a_spell(draw, person) | times for person in range(0, PEOPLE + 40, 3)]


def registers() -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Invent members with overlapping spells, workers and deaths."""
    draw = random.Random(6)
    spells = [a_spell(draw, draw.randrange(PEOPLE)) for _ in range(PEOPLE * 2)]
    workers = [
        worker(
            person, draw.randint(-3, 4), draw.choice([None, 9]), domicile=a_place(draw), workplace=a_place(draw),
            segment=draw.randint(0, 4), sex=draw.randint(0, 2), in_scope=draw.random() < 0.8,
            is_vulnerable=draw.random() < 0.3,
        )
        for person in range(PEOPLE)
    ]  # fmt: skip
    deaths = [
        {"person": person, "died_in": month(draw.randint(1, 14)), "is_claimed": draw.choice([True, False, None])}
        for person in range(0, PEOPLE, 9)
    ]
    return spells, workers, deaths


def a_spell(draw: random.Random, person: int) -> dict[str, Any]:
    """Some time of cover of somebody."""
    first = draw.randint(-10, 14)
    last = draw.choice([None, first + draw.randint(0, 7), first + draw.randint(0, 3)])
    codes = {name: draw.randint(0, most) for name, most in CODES.items()}
    places = {name: a_place(draw) for name in ("domicile", "workplace", "registration")}
    on_list = {"worker_from": draw.choice([None, month(-2)]), "worker_until": draw.choice([None, month(9)])}
    vulnerable = {"is_vulnerable": draw.random() < 0.3, "standing": draw.randint(0, 2)}
    return spell(person, first, last, **codes, **places, **on_list, **vulnerable)


def a_place(draw: random.Random) -> int:
    """Any place, an unknown one now and then."""
    return draw.randrange(INDEX.places.len())
