"""How good links are, counted on a handful of pairs."""

import polars as pl
import pytest

from scripts.linkage_scores import best_found, calibration_error, found, uncovered

TRUTH = pl.DataFrame({"left_id": [1, 2, 3, 3], "right_id": [11, 12, 13, 14]})
LINKS = pl.DataFrame(
    {
        "left_id": [1, 2, 3, 4, 5],
        "right_id": [11, 12, 13, 15, 16],
        "score": [0.99, 0.95, 0.93, 0.91, 0.4],
        "decision": ["match", "match", "match", "match", "possible"],
    }
)
LEFT = pl.Series([1, 2, 3, 4, 5, 6])


def test_counts_matches_only() -> None:
    told = found(LINKS, TRUTH)

    assert (told.precision, told.recall, told.f1) == (3 / 4, 3 / 4, 2 * 3 / (4 + 4))


def test_finds_the_score_from_which_links_are_best() -> None:
    told = best_found(LINKS, TRUTH, "score")

    assert (told.links, told.holding, told.threshold) == (3, 3, 0.93)


def test_takes_equal_scores_together() -> None:
    told = best_found(LINKS.with_columns(score=0.9), TRUTH, "score")

    assert (told.links, told.holding) == (5, 3)


def test_finds_nothing_in_no_links() -> None:
    assert best_found(LINKS.clear(), TRUTH, "score").f1 == 0


def test_judges_the_list_of_who_is_left() -> None:
    # Left without a match: 5 and 6, rightly. Truly alone: 4, 5 and 6, of whom 4 was linked.
    told = uncovered(LEFT, LINKS, TRUTH)

    assert (told.wrong, told.missed) == (0, 1 / 3)


def test_finds_a_covered_person_in_the_list_of_who_is_left() -> None:
    told = uncovered(LEFT, LINKS.filter(pl.col("left_id") != 2), TRUTH)

    # Without a match 2, 5 and 6; one of the others has a possible pair, so that a person looks at it.
    assert (told.wrong, told.wrong_unreviewed) == (1 / 2, 1 / 3)


def test_weighs_how_far_scores_are_from_what_is_true() -> None:
    # Four links above 0.9: on the average 0.945, of which 0.75 hold; one of 0.4 that does not hold.
    assert calibration_error(LINKS, TRUTH) == pytest.approx((4 * (0.945 - 0.75) + 1 * 0.4) / 5)
