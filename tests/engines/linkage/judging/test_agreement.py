import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.linkage.judging.agreement import agreement

VERDICTS = ("same", "different", "unsure")


def test_the_worked_example_of_cohen() -> None:
    """Twenty times both yes, fifteen times both no, five and ten times apart: 0.7 observed, 0.5 by chance, 0.4."""
    told = agreement([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15)
    assert (told.pairs, told.agreed) == (50, 35)
    assert told.observed == 35 / 50
    assert told.by_chance == pytest.approx(25 / 50 * 30 / 50 + 25 / 50 * 20 / 50)
    assert told.kappa == pytest.approx((0.7 - 0.5) / (1 - 0.5))


def test_three_verdicts() -> None:
    told = agreement([("same", "same")] * 6 + [("different", "different")] * 2 + [("unsure", "same")] * 2)
    chance = 6 / 10 * 8 / 10 + 2 / 10 * 2 / 10
    assert told.kappa == pytest.approx((0.8 - chance) / (1 - chance))
    assert told.by_verdicts == {("different", "different"): 2, ("same", "same"): 6, ("unsure", "same"): 2}


def test_readers_who_differ_as_often_as_chance_have_no_kappa_left() -> None:
    told = agreement([(one, other) for one in ("same", "different") for other in ("same", "different")])
    assert told.kappa == pytest.approx(0.0)


def test_nothing_read_twice_tells_nothing() -> None:
    told = agreement([])
    assert (told.pairs, told.observed, told.by_chance, told.kappa) == (0, None, None, None)


def test_readers_who_only_ever_say_one_thing_prove_nothing() -> None:
    told = agreement([("same", "same")] * 9)
    assert (told.observed, told.kappa) == (1.0, None)


@given(st.lists(st.tuples(st.sampled_from(VERDICTS), st.sampled_from(VERDICTS)), min_size=1))
def test_kappa_never_exceeds_one_and_is_one_only_without_dissent(readings: list[tuple[str, str]]) -> None:
    told = agreement(readings)
    kappa = told.kappa
    assert kappa is None or kappa <= 1
    assert kappa is None or (kappa == pytest.approx(1)) == (told.agreed == told.pairs)
