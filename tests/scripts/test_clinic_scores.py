"""Counting what was found of planted errors."""

import polars as pl
import pytest

from scripts.clinic_scores import Score, code_label, counts_of, missed, summed, worst_of

TRUTH = pl.DataFrame(
    {
        "file_row": [2, 3, 3, 4, 5],
        "label": ["E01", "E01", "E01", "E01", "E06"],
        "needs_linkage": [False, False, False, False, True],
    },
    schema_overrides={"file_row": pl.UInt32},
)
FOUND = pl.DataFrame(
    {"file_row": [2, 3, 9, 5, 7], "label": ["E01", "E01", "E01", "E06", "E06"]},
    schema_overrides={"file_row": pl.UInt32},
)


def test_counts_a_row_once_however_many_reasons_it_has() -> None:
    of_e01 = summed([counts_of(TRUTH, FOUND)])[0]

    assert (of_e01.planted, of_e01.found, of_e01.both) == (3, 3, 2)
    assert of_e01.recall == 2 / 3
    assert of_e01.precision == 2 / 3


def test_counts_rows_that_wait_for_linkage_apart_from_all_others() -> None:
    of_e06 = summed([counts_of(TRUTH, FOUND)])[1]

    assert (of_e06.planted, of_e06.found, of_e06.both, of_e06.apart) == (0, 1, 0, 1)


def test_counts_everything_as_lost_when_nothing_was_found() -> None:
    of_e01 = summed([counts_of(TRUTH, FOUND.clear())])[0]

    assert (of_e01.planted, of_e01.found, of_e01.recall, of_e01.precision) == (3, 0, 0.0, None)


def test_adds_up_runs() -> None:
    once = counts_of(TRUTH, FOUND)

    assert [score.planted for score in summed([once, once])] == [2 * 3, 2 * 0]


def test_tells_the_run_that_did_worst() -> None:
    good = pl.DataFrame([Score("E01", 10, 10, 10)])
    bad = pl.DataFrame([Score("E01", 10, 10, 7)])

    assert worst_of([good, bad, good])["E01"].both == 7


def test_names_the_rows_on_which_truth_and_clinic_differ() -> None:
    rows = missed(TRUTH, FOUND).rows()

    assert rows == [(4, "E01", True), (7, "E06", False), (9, "E01", False)]


@pytest.mark.parametrize(
    ("score", "holds"),
    [
        (Score("E01", 100, 100, 99), True),
        (Score("E01", 100, 99, 98), False),
        (Score("E01", 100, 110, 100), False),
        (Score("E01", 0, 0, 0), True),
        (Score("E01", 0, 5, 0), False),
        (Score("E04", 100, 100, 95), True),
        (Score("E13", 100, 100, 1), True),
    ],
)
def test_holds_recall_and_precision_against_the_bar_of_the_code(score: Score, *, holds: bool) -> None:
    assert score.holds is holds


@pytest.mark.parametrize(
    ("reason", "code", "label"),
    [
        ("same_person_again", "E05", "E05 exact"),
        ("same_nik_other_person", "E05", "E05 exact"),
        ("same_person_other_nik", "E05", "E05 by name"),
        ("nik_missing", "E01", "E01"),
    ],
)
def test_tells_exact_doubles_from_doubles_by_name(reason: str, code: str, label: str) -> None:
    assert code_label(reason, code) == label
