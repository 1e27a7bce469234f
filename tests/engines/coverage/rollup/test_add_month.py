"""A month added gives what counting everything at once gives, to the row."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lindung.engines.coverage.observations import KEY, Dimension
from lindung.engines.coverage.rollup.add_month import add_month
from lindung.engines.coverage.rollup.request import Sources
from lindung.engines.coverage.rollup.roll_up import roll_up
from lindung.engines.coverage.rollup.settle import settle
from lindung.engines.coverage.rollup.settle_month import settle_month
from lindung.engines.coverage.rollup.tables import SETTLED, SPELL, WORKER
from lindung.engines.linkage.relations import Relations
from tests.engines.coverage.rollup.registers import (
    JANUARY,
    PU,
    asked,
    duck,
    frame,
    loaded,
    month,
    observed,
    spell,
    worker,
)
from tests.engines.coverage.rollup.strategies import PLACES, spells, workers

AT = 9
DIMENSIONS = [Dimension.TOTAL, Dimension.SEGMENT, Dimension.PAYER]


@st.composite
def payments(draw: st.DrawFn) -> list[dict[str, Any]]:
    """What up to five people paid for one month, some of them twice."""
    rows = []
    for _ in range(draw(st.integers(0, 7))):
        codes = {name: draw(st.integers(0, 2)) for name in ("segment", "standing")}
        said = codes | {"domicile": draw(st.just(1) | PLACES)}
        rows.append(spell(draw(st.integers(1, 5)), AT, AT, **said))
    return rows


def advanced(relations: Relations, rows: list[dict[str, Any]], paid: list[dict[str, Any]], number: int = AT) -> None:
    """Make ``settled`` of the spells and ``advanced`` of the spells with the month."""
    relations.load("given", [frame(rows, SPELL)], SPELL)
    relations.load("paid", [frame(paid, SPELL)], SPELL)
    settle(relations, "given", "settled")
    settle_month(relations, "given", "settled", "paid", JANUARY.plus(number - 1), "advanced")


def table(relations: Relations, name: str) -> pl.DataFrame:
    return relations.read(f"SELECT * FROM {name} ORDER BY person, first_month")


@settings(max_examples=40, deadline=None)
@given(spells(), payments())
def test_settling_a_month_is_settling_everything(rows: list[dict[str, Any]], paid: list[dict[str, Any]]) -> None:
    with duck() as relations:
        advanced(relations, rows, paid)
        relations.load("all_given", [frame([*rows, *paid], SPELL)], SPELL)
        settle(relations, "all_given", "at_once")

        assert table(relations, "advanced").equals(table(relations, "at_once"))
        assert table(relations, "advanced").schema == pl.Schema(SETTLED)


def test_the_latest_spell_goes_on_changes_or_begins_again() -> None:
    before = [spell(1, 1, 8), spell(2, 1, 8), spell(3, 1, 2), spell(5, 6, 8)]
    paid = [spell(1, 9, 9), spell(2, 9, 9, segment=PU), spell(3, 9, 9), spell(4, 9, 9), spell(5, 9, 9)]
    with duck() as relations:
        advanced(relations, before, paid)
        spans = (
            table(relations, "advanced").select("person", "first_month", "last_month", "next_first", "after_3").rows()
        )

    assert spans == [
        (1, month(1), month(9), None, True),
        (2, month(1), month(8), month(9), True),
        (2, month(9), month(9), None, None),
        (3, month(1), month(2), month(9), False),
        (3, month(9), month(9), None, None),
        (4, month(9), month(9), None, False),
        (5, month(6), month(9), None, True),
    ]


def test_refuses_payments_of_another_month() -> None:
    with duck() as relations, pytest.raises(ValueError, match="1 payments are not for 2025-09"):
        advanced(relations, [spell(1, 1, 8)], [spell(1, 9, 10), spell(2, 9, 9)])


@settings(max_examples=12, deadline=None)
@given(spells(), payments(), workers(), st.sampled_from([AT, 13]))
def test_counting_a_month_is_counting_everything(
    rows: list[dict[str, Any]], paid: list[dict[str, Any]], listed: list[dict[str, Any]], number: int
) -> None:
    listed = [*listed, worker(99)]
    paid = [row | {"first_month": month(number), "last_month": month(number)} for row in paid]
    with duck() as relations:
        advanced(relations, rows, paid, number)
        relations.load("workers", [frame(listed, WORKER)], WORKER)
        earlier = roll_up(relations, Sources("settled", "workers"), asked(1, number - 1, DIMENSIONS))
        one = asked(number, number, DIMENSIONS)
        added = pl.concat(add_month(relations, Sources("advanced", "workers"), one, pl.concat(earlier)))
    at_once = observed(asked(1, number, DIMENSIONS), [*rows, *paid], listed).filter(month=month(number))

    assert added.sort(KEY).equals(at_once.sort(KEY))


def test_refuses_several_months_and_a_year_without_its_beginning() -> None:
    nothing = observed(asked(1, 1), [spell(1, 1, 1)]).clear()
    with duck() as relations:
        sources = loaded(relations, [spell(1, 1, 4)])
        with pytest.raises(ValueError, match="2 months"):
            list(add_month(relations, sources, asked(2, 3), nothing))
        with pytest.raises(ValueError, match="2025-01"):
            list(add_month(relations, sources, asked(2, 2), nothing))
