"""Settled spells share no month, and the best holds it."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.coverage.rollup.settle import settle
from lindung.engines.coverage.rollup.tables import SETTLED, SPELL
from tests.engines.coverage.rollup.naive import holders
from tests.engines.coverage.rollup.registers import BPU, JAKON, PU, duck, frame, month, spell
from tests.engines.coverage.rollup.strategies import spells


def settled(rows: list[dict[str, Any]]) -> pl.DataFrame:
    with duck() as relations:
        relations.load("given", [frame(rows, SPELL)], SPELL)
        settle(relations, "given", "settled")
        return relations.read("SELECT * FROM settled")


def told(rows: list[dict[str, Any]]) -> list[tuple[int, int | None, int]]:
    """First and last month of 2025 and segment of each settled spell."""
    base = month(1) - 1
    found = settled(rows).sort("person", "first_month").select("first_month", "last_month", "segment")
    return [
        (first - base, None if last is None else last - base, segment) for first, last, segment in found.iter_rows()
    ]


def test_the_best_standing_holds_the_month_and_the_other_the_rest() -> None:
    employed = spell(1, 3, 5, segment=PU, standing=0)
    assert told([spell(1, 1, 8), employed]) == [(1, 2, BPU), (3, 5, PU), (6, 8, BPU)]


def test_of_equal_standing_who_is_paid_for_longest_holds_the_month() -> None:
    assert told([spell(1, 1, 6), spell(1, 4, None, segment=JAKON)]) == [(1, 3, BPU), (4, None, JAKON)]


def test_payments_month_by_month_are_one_spell() -> None:
    assert told([spell(1, number, number) for number in (3, 1, 2, 5)]) == [(1, 3, BPU), (5, 5, BPU)]


def test_the_same_spell_twice_is_one() -> None:
    assert told([spell(1, 1, 2), spell(1, 1, 2)]) == [(1, 2, BPU)]


@pytest.mark.parametrize("broken", [{"last_month": month(0)}, {"person": None}, {"standing": None}])
def test_refuses_broken_spells(broken: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="1 spells"):
        settled([spell(1, 1, 2) | broken, spell(2, 1, 2)])


def test_lies_in_the_order_of_the_register_with_its_columns() -> None:
    rows = [spell(person, 1, 2, domicile=9 - person) for person in range(1, 9)]
    found = settled(rows)

    assert found.schema == pl.Schema(SETTLED)
    assert found["domicile"].is_sorted()


@settings(max_examples=40, deadline=None)
@given(spells(), st.integers(-8, 20))
def test_holds_every_month_of_a_person_once(rows: list[dict[str, Any]], number: int) -> None:
    asked = month(number)
    found = settled(rows).filter(
        (pl.col("first_month") <= asked) & (pl.col("last_month").is_null() | (pl.col("last_month") >= asked))
    )

    true = {person: held[asked] for person, held in holders(rows).items() if asked in held}
    assert sorted(found["person"]) == sorted(true)
    for row in found.iter_rows(named=True):
        assert {name: row[name] for name in ("domicile", "segment", "sex", "worker_from")} == {
            name: true[row["person"]][name] for name in ("domicile", "segment", "sex", "worker_from")
        }


def test_knows_the_spells_beside_it() -> None:
    first, second = settled([spell(1, 1, 4), spell(1, 7, None, segment=PU)]).sort("first_month").iter_rows(named=True)

    assert (first["previous_last"], first["next_first"]) == (None, month(7))
    assert (second["previous_last"], second["previous_segment"], second["next_first"]) == (month(4), BPU, None)
    assert (first["after_3"], first["after_6"], first["after_12"], second["after_3"]) == (True, True, True, None)
