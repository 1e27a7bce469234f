from bisect import bisect_right
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.rules.columns.floors import EXACT, Stairs, exact_in_floats, floor_of
from lindung.engines.rules.machinery.scalar import ROUND
from lindung.engines.rules.machinery.tape import Operation
from tests.engines.rules.columns.tapes import Scribe


@pytest.mark.parametrize("how", sorted(ROUND))
@pytest.mark.parametrize("per", [*range(1, 25), 1000, 1001])
def test_every_rounding_is_one_floor(how: str, per: int) -> None:
    one = floor_of(Operation("divide", (0,), (per, how), 0, 1))
    numbers = range(4 * per + 3)

    told = [(number + one.add + (number // per % 2 if one.to_even else 0)) // per for number in numbers]

    assert told == [ROUND[how](number, per) for number in numbers]


@given(per=st.integers(1, 2**40), share=st.integers(0, 2**51), near=st.integers(-2, 2))
def test_a_floor_in_binary64_is_exact_at_every_edge(per: int, share: int, near: int) -> None:
    number = min(max(share // per * per + near, 0), EXACT - 1)

    assert floor((number + 0.5) * (1.0 / per)) == number // per


@given(per=st.integers(1, 2**20), below=st.integers(1, 10**6))
def test_a_floor_in_binary64_is_exact_up_to_its_bound(per: int, below: int) -> None:
    assert floor((EXACT - below + 0.5) * (1.0 / per)) == (EXACT - below) // per


def test_the_bound_is_needed() -> None:
    wrong = [number for number in range(2**54, 2**54 + 200) if floor((number + 0.5) * (1.0 / 3)) != number // 3]

    assert wrong


@pytest.mark.parametrize(("most", "exact"), [(10**12, True), (EXACT - 1, True), (EXACT, False), (2**62, False)])
def test_knows_up_to_where_binary64_is_exact(most: int, exact: bool) -> None:
    scribe = Scribe()

    assert exact_in_floats(scribe.tape(x=scribe.given("x", 0, most))) is exact


@pytest.mark.parametrize(("most", "exact"), [(EXACT - 1001, True), (EXACT - 1000, False)])
def test_counts_what_a_division_adds_first(most: int, exact: bool) -> None:
    scribe = Scribe()
    share = scribe.divided(scribe.given("x", 0, most), 1000, "up")

    assert exact_in_floats(scribe.tape(share=share)) is exact


@pytest.mark.parametrize("edges", [(0, 10, 30), (0, 1_100_000, 1_300_000), (5, 10, 15), (0,), (7, 8)])
def test_a_ladder_gives_what_its_stairs_give(edges: tuple[int, ...]) -> None:
    stairs = Stairs(edges, tuple(range(100, 100 + len(edges))))
    ladder = stairs.ladder
    amounts = sorted({edge + step for edge in edges for step in (0, 1, 4, 9, 100)})
    expected = [stairs.values[bisect_right(edges, amount) - 1] for amount in amounts]

    told = ladder and [ladder.values[min(at // ladder.divisor, len(ladder.values) - 1)] for at in amounts]

    assert told == (None if ladder is None else expected)
    assert (ladder is None) == (edges == (0,))


def test_no_ladder_is_built_that_would_be_too_long() -> None:
    assert Stairs((0, 7919, 1_000_003), (1, 2, 3)).ladder is None
