from math import log2

import polars as pl
import pytest

from lindung.engines.linkage.explaining.odds import expected_bits, rivals_of
from lindung.engines.linkage.model import Model

MODEL = Model(m={}, u={}, prior_bits=-19.0, equal_nik_share=0.9, pairs_learnt_from={})


def links(*rows: tuple[int, int, str, float, float | None]) -> pl.DataFrame:
    schema = {
        "left_id": pl.Int64, "right_id": pl.Int64, "stage": pl.String, "score": pl.Float64, "weight": pl.Float64,
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def score(weight: float, start: float, *rivals: float) -> float:
    """The score of a pair that competes with pairs of these weights."""
    own = 2 ** (weight + start)
    return own / (1 + own + sum(2 ** (rival + start) for rival in rivals))


def test_counts_who_else_comes_into_question_on_both_sides() -> None:
    found = links(
        (1, 1, "residue", 0.6, 22.0), (1, 2, "residue", 0.3, 21.0), (1, 3, "residue", 0.05, 18.0),
        (2, 1, "double", 0.1, 19.0), (5, 5, "residue", 0.9, 30.0),
    )  # fmt: skip
    rivals = rivals_of(found, 1, 1)
    assert (rivals.of_left, rivals.of_right, rivals.best_score) == (2, 1, 0.3)
    assert not rivals.are_none


def test_tells_that_there_is_no_rival() -> None:
    rivals = rivals_of(links((1, 1, "nik", 1.0, 40.0)), 1, 1)
    assert rivals.are_none
    assert rivals.best_score is None


def test_reads_the_expectation_off_the_pairs_without_a_rival() -> None:
    start, weights = -17.5, (18.0, 19.0, 25.0)
    alone = [(n, n, "residue", score(weight, start), weight) for n, weight in enumerate(weights)]
    rivalling = [(8, 8, "residue", score(20.0, start, 19.0), 20.0), (8, 9, "residue", score(19.0, start, 20.0), 19.0)]
    assert expected_bits(links(*alone, *rivalling), MODEL, "residue") == pytest.approx(start)


def test_expects_what_the_model_says_where_pairs_tell_nothing() -> None:
    only = links((1, 1, "nik", 0.99, 40.0), (2, 2, "residue", 1.0, 70.0), (3, 3, "same_person", 0.9, None))
    assert {expected_bits(only, MODEL, stage) for stage in ("nik", "doubtful", "residue", "double")} == {-19.0}


def test_a_pair_by_weights_alone_has_the_odds_of_weight_and_expectation() -> None:
    assert log2(score(21.0, -17.5) / (1 - score(21.0, -17.5))) == pytest.approx(21.0 - 17.5)
