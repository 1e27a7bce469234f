"""Intervals of ranks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.coverage.ranks import Counted, RankInterval, critical_range, rank_intervals


@pytest.mark.parametrize(("areas", "range_"), [(2, 2.772), (3, 3.314), (5, 3.858), (10, 4.474), (20, 5.012)])
def test_agrees_with_the_printed_table_of_the_studentized_range(areas: int, range_: float) -> None:
    assert critical_range(areas) == pytest.approx(range_, abs=6e-4)


def test_lets_a_tenth_of_a_point_be_no_rank() -> None:
    counts = [Counted(40_100, 100_000), Counted(40_000, 100_000), Counted(20_000, 100_000)]
    assert rank_intervals(counts) == [RankInterval(1, 1, 2), RankInterval(2, 1, 2), RankInterval(3, 3, 3)]


def test_tells_two_areas_apart_at_the_difference_that_chance_does_not_explain() -> None:
    error = (0.4 * 0.6 / 10_000 * 2) ** 0.5
    just_below, just_above = 4_000 + round(10_000 * 1.94 * error), 4_000 + round(10_000 * 1.98 * error)
    assert rank_intervals([Counted(just_below, 10_000), Counted(4_000, 10_000)])[0] == RankInterval(1, 1, 2)
    assert rank_intervals([Counted(just_above, 10_000), Counted(4_000, 10_000)])[0] == RankInterval(1, 1, 1)


def test_is_less_sure_where_the_workers_were_estimated() -> None:
    counted = [Counted(42_000, 100_000), Counted(40_000, 100_000)]
    estimated = [Counted(42_000, 100_000, 0.02), Counted(40_000, 100_000, 0.02)]
    assert rank_intervals(counted)[0] == RankInterval(1, 1, 1)
    assert rank_intervals(estimated)[0] == RankInterval(1, 1, 2)


def test_gives_equal_percentages_the_same_place() -> None:
    assert [one.rank for one in rank_intervals([Counted(1, 2), Counted(2, 4), Counted(0, 9)])] == [1, 1, 3]


def test_is_not_certain_of_nobody_and_everybody() -> None:
    assert rank_intervals([Counted(2, 2), Counted(0, 2)])[0] == RankInterval(1, 1, 2)


def test_ranks_one_area_first_and_none_nowhere() -> None:
    assert rank_intervals([Counted(5, 10)]) == [RankInterval(1, 1, 1)]
    assert rank_intervals([]) == []


@pytest.mark.parametrize("count", [Counted(0, 0), Counted(-1, 5)])
def test_refuses_what_is_no_share(count: Counted) -> None:
    with pytest.raises(ValueError, match="at least one worker"):
        rank_intervals([count])


def test_refuses_a_confidence_that_is_none() -> None:
    with pytest.raises(ValueError, match="probability"):
        rank_intervals([Counted(1, 2)], confidence=1.0)


@given(
    st.lists(
        st.integers(1, 10**6).flatmap(lambda n: st.builds(Counted, st.integers(0, n), st.just(n))),
        min_size=1,
        max_size=12,
    )
)
def test_keeps_the_place_inside_its_interval(counts: list[Counted]) -> None:
    for one in rank_intervals(counts):
        assert 1 <= one.best <= one.rank <= one.worst <= len(counts)


def test_holds_all_true_ranks_at_once_as_often_as_it_says() -> None:
    draws, rng = 400, np.random.default_rng(7)
    truth, workers = np.array([0.30, 0.31, 0.32, 0.40, 0.41, 0.55]), np.array([900, 4_000, 2_000, 700, 5_000, 1_500])
    places = 1 + (truth[None, :] > truth[:, None]).sum(axis=1)
    held = 0
    for _ in range(draws):
        covered = rng.binomial(workers, truth)
        found = rank_intervals([Counted(int(c), int(n)) for c, n in zip(covered, workers, strict=True)])
        held += all(one.best <= place <= one.worst for one, place in zip(found, places, strict=True))
    assert held / draws >= 0.95
