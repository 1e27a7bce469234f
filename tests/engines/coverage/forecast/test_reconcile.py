import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.coverage.forecast.history import Floats, Integers, history_of
from lindung.engines.coverage.forecast.reconcile import reconciled, whole_people
from lindung.engines.coverage.forecast.tree import HierarchyError, Tree, check_adds_up, children_sum, tree_of
from tests.engines.coverage.forecast.sample_series import counts

CODES = (
    "33", "33.00", "33.74", "33.74.00", "33.74.01", "33.74.01.0000", "33.74.01.1001", "33.74.01.1002", "33.74.02",
    "33.75", "33.75.00", "33.75.01", "33.75.02",
)  # fmt: skip
TREE = tree_of(CODES)
SHAPE = (len(CODES), 3)


def matrices(low: float, high: float) -> st.SearchStrategy[Floats]:
    cell = st.floats(low, high, allow_nan=False)
    size = SHAPE[0] * SHAPE[1]
    return st.lists(cell, min_size=size, max_size=size).map(lambda cells: np.array(cells).reshape(SHAPE))


def is_sum(values: Floats | Integers, tree: Tree, tolerance: float) -> bool:
    parents = tree.is_parent
    return bool(
        np.allclose(children_sum(values.astype(np.float64), tree)[parents], values[parents], rtol=0, atol=tolerance)
    )


def test_knows_the_parents_of_codes() -> None:
    assert tree_of(("33", "33.00", "33.74", "ID")).parent.tolist() == [3, 0, 0, -1]
    assert TREE.depth.tolist() == [0, 1, 1, 2, 2, 3, 3, 3, 2, 1, 2, 2, 2]


@given(matrices(0, 1e6), matrices(0.01, 1e6))
def test_children_add_up_and_nobody_is_negative(values: Floats, variance: Floats) -> None:
    found = reconciled(values, variance, TREE)
    assert (found >= 0).all()
    assert is_sum(found, TREE, tolerance=1e-3)


@given(matrices(0, 1e6), matrices(0.01, 1e6))
def test_whole_people_still_add_up_and_are_rounded_by_less_than_one(values: Floats, variance: Floats) -> None:
    found = reconciled(values, variance, TREE)
    whole = whole_people(found, TREE)
    assert is_sum(whole, TREE, tolerance=0)
    assert (whole >= 0).all()
    leaves = ~TREE.is_parent
    assert (np.abs(whole - found)[leaves] <= 1 + 1e-6).all()


@given(matrices(0, 1e6))
def test_forecasts_that_agree_stay_as_they_are(values: Floats) -> None:
    agreed = reconciled(values, np.ones(SHAPE), TREE)
    assert np.allclose(reconciled(agreed, np.full(SHAPE, 7.0), TREE), agreed, rtol=1e-9, atol=1e-3)


def test_who_is_less_sure_gives_way_more() -> None:
    tree = tree_of(("33", "33.74", "33.75"))
    values, variance = np.array([[100.0], [60.0], [60.0]]), np.array([[1e-6], [1.0], [3.0]])
    assert reconciled(values, variance, tree)[:, 0] == pytest.approx([100, 60 - 20 / 4, 60 - 20 * 3 / 4], abs=1e-3)


def test_is_the_weighted_least_squares_solution() -> None:
    tree = tree_of(("33", "33.74", "33.74.01", "33.74.02", "33.75"))
    values, variance = np.array([200.0, 90.0, 50.0, 60.0, 80.0]), np.array([4.0, 3.0, 1.0, 2.0, 5.0])
    adding = np.array([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]])
    weights = np.diag(1 / variance)
    leaves = np.linalg.solve(adding.T @ weights @ adding, adding.T @ weights @ values)
    assert reconciled(values[:, None], variance[:, None], tree)[:, 0] == pytest.approx(adding @ leaves)


def test_what_is_missing_is_never_taken_from_who_has_nothing() -> None:
    tree = tree_of(("33", "33.74", "33.75", "33.76"))
    values, variance = np.array([[10.0], [1.0], [20.0], [0.0]]), np.array([[1e-9], [100.0], [1.0], [1.0]])
    found = reconciled(values, variance, tree)[:, 0]
    assert found == pytest.approx([10, 0, 10, 0], abs=1e-4)


def test_refuses_children_that_do_not_add_up() -> None:
    series = pl.concat([counts([9]), counts([3], code="33.74.01"), counts([5], code="33.74.00")])
    history = history_of(series)
    with pytest.raises(HierarchyError, match=r"33\.74 counts 9 in the last month, its children together 8"):
        check_adds_up(history, tree_of(history.codes))


def test_refuses_a_series_that_ends_before_the_others() -> None:
    history = history_of(pl.concat([counts([9, 9]), counts([9], code="33.74.00")]))
    with pytest.raises(HierarchyError, match=r"33\.74\.00 has no count in the last month"):
        check_adds_up(history, tree_of(history.codes))
