"""Links judged by a truth: worked by hand."""

import polars as pl
import pytest

from lindung.engines.linkage.judging.evaluate import evaluate
from lindung.engines.linkage.judging.quality_picture import quality_picture

LINKS = pl.DataFrame(
    [
        (1, 1, 1.0, "match", "nik"), (2, 2, 0.9, "match", "residue"), (3, 9, 0.6, "match", "residue"),
        (4, 4, 0.3, "possible", "residue"),
    ],
    schema=["left_id", "right_id", "score", "decision", "stage"], orient="row",
)  # fmt: skip
TRUTH = pl.DataFrame({"left_id": [1, 2, 4, 5], "right_id": [1, 2, 4, 5]})


def test_precision_and_recall() -> None:
    told = evaluate(LINKS, TRUTH, left_rows=10)
    assert told.whole.precision == 2 / 3
    assert told.whole.recall == 2 / 4
    assert told.whole.f1 == pytest.approx(2 * (2 / 3) * (2 / 4) / (2 / 3 + 2 / 4))


def test_by_stage() -> None:
    told = evaluate(LINKS, TRUTH, left_rows=10)
    assert {stage: (quality.pairs, quality.right) for stage, quality in told.by_stage.items()} == {
        "nik": (1, 1), "residue": (2, 1),
    }  # fmt: skip


def test_the_list_of_the_uncovered() -> None:
    told = evaluate(LINKS, TRUTH, left_rows=10)
    assert told.not_found == 10 - 4  # who has a possible pair is looked at, not listed
    assert told.wrong_uncovered == 1  # person 5
    assert told.missed == 1  # row 3 is nobody's


def test_calibration() -> None:
    told = evaluate(LINKS, TRUTH, left_rows=10)
    off = [abs(1.0 - 1) + abs(0.9 - 1), abs(0.6 - 0), abs(0.3 - 1)]
    assert told.calibration_error == pytest.approx((2 * (off[0] / 2) + off[1] + off[2]) / 4)


def test_a_lower_cut_finds_more() -> None:
    by_cut = evaluate(LINKS, TRUTH, left_rows=10).by_cut
    recall = by_cut["recall"].to_list()
    assert recall == sorted(recall, reverse=True)
    assert recall[0] == 3 / 4


def test_without_links_nothing_is_wrong_but_nothing_found() -> None:
    told = evaluate(LINKS.clear(), TRUTH, left_rows=10)
    assert (told.whole.precision, told.whole.recall, told.calibration_error) == (1.0, 0.0, 0.0)


def test_the_picture_says_its_message() -> None:
    drawn = quality_picture(evaluate(LINKS, TRUTH, left_rows=10))
    assert drawn.startswith("<svg")
    assert 'aria-label="Precision 0.6667, recall 0.5000' in drawn


def test_the_picture_of_nothing_is_drawn_too() -> None:
    assert quality_picture(evaluate(LINKS.clear(), TRUTH.clear(), left_rows=1)).startswith("<svg")
