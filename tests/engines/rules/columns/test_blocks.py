import numpy as np
import pytest
from hypothesis import given, settings

from lindung.engines.rules.columns.blocks import evaluated
from lindung.engines.rules.columns.columns import ColumnError
from lindung.engines.rules.columns.floors import exact_in_floats
from lindung.engines.rules.machinery.tape import Tape
from tests.engines.rules.columns.tapes import (
    BPU,
    PU,
    SMALL,
    WIDE,
    by_plain_integers,
    by_the_scalar,
    every_operation,
    people_of,
    tapes,
    year_of,
)


def as_lists(columns: dict[str, np.ndarray]) -> dict[str, list[int]]:
    return {name: column.tolist() for name, column in columns.items()}


@pytest.mark.parametrize("targets", [PU, BPU])
def test_a_year_of_contributions_equals_the_scalar_evaluation_row_by_row(targets: tuple[str, ...]) -> None:
    people = people_of(year_of(targets), rows=1500)

    assert as_lists(evaluated(year_of(targets), people, block=256)) == by_the_scalar(targets, people)


@pytest.mark.parametrize("most", [SMALL, WIDE])
def test_every_operation_and_every_rounding_equals_plain_integers(most: int) -> None:
    tape = every_operation(most)
    people = people_of(tape, rows=4000)

    assert as_lists(evaluated(tape, people, block=1000)) == by_plain_integers(tape, people)


def test_the_two_synthetic_tapes_take_both_ways_of_counting() -> None:
    assert [exact_in_floats(every_operation(most)) for most in (SMALL, WIDE)] == [True, False]


@given(tape=tapes())
@settings(max_examples=400, deadline=None)
def test_any_tape_equals_plain_integers(tape: Tape) -> None:
    people = people_of(tape, rows=64)

    assert as_lists(evaluated(tape, people, threads=1)) == by_plain_integers(tape, people)


@pytest.mark.parametrize("block", [1, 7, 1000, 4000, 100_000])
@pytest.mark.parametrize("threads", [1, 2, 5])
def test_neither_blocks_nor_threads_change_a_figure(block: int, threads: int) -> None:
    tape = year_of(PU)
    people = people_of(tape, rows=4000 if block > 1 else 40)
    alone = as_lists(evaluated(tape, people, block=10_000, threads=1))

    assert as_lists(evaluated(tape, people, block=block, threads=threads)) == alone


def test_takes_narrow_columns_and_booleans() -> None:
    tape = every_operation(SMALL)
    people = people_of(tape, rows=500)
    narrow = people | {"kind": people["kind"].astype(np.int8), "flag": people["flag"].astype(bool)}

    assert as_lists(evaluated(tape, narrow)) == as_lists(evaluated(tape, people))


def test_takes_columns_with_gaps_between_their_rows() -> None:
    tape = every_operation(SMALL)
    people = people_of(tape, rows=500)
    gaps = {name: np.repeat(column, 3)[::3] for name, column in people.items()}

    assert as_lists(evaluated(tape, gaps)) == as_lists(evaluated(tape, people))


def test_fills_the_columns_it_is_given() -> None:
    tape = year_of(BPU)
    people = people_of(tape, rows=100)
    into = {name: np.full(100, -1) for name in BPU}

    results = evaluated(tape, people, into=into)

    assert all(results[name] is into[name] for name in BPU)
    assert as_lists(into) == by_the_scalar(BPU, people)


def test_nobody_costs_nothing() -> None:
    tape = year_of(PU)

    assert as_lists(evaluated(tape, people_of(tape, rows=0))) == {name: [] for name in PU}


@pytest.mark.parametrize(
    ("wages", "said"),
    [
        (np.array([5, -1]), "Row 1: wage is not between 0 and 1,000,000,000,000"),
        (np.array([10**18, 5]), "Row 0: wage is not between"),
        (np.array([1.0, 2.0]), "Column wage is float64"),
        (np.array([1.0, np.nan]), "Column wage is float64"),
        (np.array([1, 2], np.uint64), "Column wage is uint64"),
        (np.array(["1", "2"]), "Column wage is <U1"),
        (np.array([1, 2, 3]), "rows are expected"),
        (np.array([[1, 2], [3, 4]]), "shape"),
    ],
)
def test_refuses_a_column_that_cannot_be(wages: np.ndarray, said: str) -> None:
    tape = year_of(PU)
    people = people_of(tape, rows=2)

    with pytest.raises(ColumnError, match=said):
        evaluated(tape, {**people, "wage": wages})


def test_refuses_when_a_column_is_missing() -> None:
    people = people_of(year_of(PU), rows=2)
    del people["risk_class"]

    with pytest.raises(ColumnError, match="risk_class"):
        evaluated(year_of(PU), people)


@pytest.mark.parametrize("room", [np.zeros(3, np.int64), np.zeros(2, np.int32), np.zeros(4, np.int64)[::2]])
def test_refuses_room_that_the_figures_do_not_fit(room: np.ndarray) -> None:
    tape = year_of(BPU)

    with pytest.raises(ColumnError, match="to be written into"):
        evaluated(tape, people_of(tape, rows=2), into=dict.fromkeys(BPU, room))
