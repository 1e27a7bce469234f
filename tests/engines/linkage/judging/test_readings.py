import polars as pl
import pytest

from lindung.engines.linkage.judging.readings import READINGS, state_expr, verdict_expr

SAME, DIFFERENT, UNSURE = "same", "different", "unsure"


def told(
    first: str | None, second: str | None = None, third: str | None = None, *, is_sampled: bool = False
) -> tuple[str, str | None]:
    frame = pl.DataFrame([(first, second, third, is_sampled)], schema=READINGS, orient="row")
    state, verdict = frame.select(state=state_expr(), verdict=verdict_expr()).row(0)
    return state, verdict


def test_a_pair_nobody_has_read_waits() -> None:
    assert told(None) == ("waiting", None)


@pytest.mark.parametrize("verdict", [SAME, DIFFERENT])
def test_a_clear_first_reading_settles_a_pair_that_was_not_drawn(verdict: str) -> None:
    assert told(verdict) == ("decided", verdict)


def test_a_drawn_pair_counts_for_now_and_waits_for_a_second_reader() -> None:
    assert told(SAME, is_sampled=True) == ("second", SAME)


def test_an_unsure_first_reading_waits_for_a_second_reader() -> None:
    assert told(UNSURE) == ("second", UNSURE)


@pytest.mark.parametrize("is_sampled", [True, False])
def test_a_clear_second_reader_settles_what_the_first_left_open(*, is_sampled: bool) -> None:
    assert told(UNSURE, DIFFERENT, is_sampled=is_sampled) == ("decided", DIFFERENT)


def test_two_who_agree_settle_a_pair() -> None:
    assert told(SAME, SAME, is_sampled=True) == ("decided", SAME)


@pytest.mark.parametrize(("first", "second"), [(SAME, DIFFERENT), (DIFFERENT, SAME), (SAME, UNSURE), (UNSURE, UNSURE)])
def test_two_who_do_not_agree_need_a_third_and_neither_counts(first: str, second: str) -> None:
    assert told(first, second, is_sampled=True) == ("third", UNSURE)


@pytest.mark.parametrize("third", [SAME, DIFFERENT, UNSURE])
def test_the_third_reader_settles_whatever_the_others_said(third: str) -> None:
    assert told(SAME, DIFFERENT, third, is_sampled=True) == ("decided", third)
