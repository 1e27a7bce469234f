import polars as pl
import pytest

from lindung.engines.linkage.rivals import STAGES
from lindung.vocabulary.review_state import ReviewState
from lindung.workflows.linking.review.decisions import STAGE
from lindung.workflows.linking.review.errors import UnknownFilterError
from lindung.workflows.linking.review.filters import STAGE_WORDS, Filters, ScoreBand, StateChoice

SCORES = pl.DataFrame({"score": [0.0, 0.05, 0.1, 0.29, 0.3, 0.5, 0.69, 0.7, 1.0, None]})


def test_every_stage_of_the_linkage_has_words() -> None:
    assert {*STAGE_WORDS} == {*STAGES, STAGE}


def test_every_score_lies_in_exactly_one_band_and_none_in_none() -> None:
    held = SCORES.select(pl.sum_horizontal(band.holds.cast(pl.Int8).alias(band.value) for band in ScoreBand))
    assert held.to_series().to_list() == [1] * 9 + [0]


def test_every_state_is_a_choice_and_says_the_same() -> None:
    assert {StateChoice(state.value).words for state in ReviewState} == {state.words for state in ReviewState}


def test_asks_for_what_is_open_unless_told_otherwise() -> None:
    assert Filters.parse({}) == Filters() == Filters.parse({"state": "", "stage": "", "band": "", "district": ""})
    assert Filters().asked == {}


def test_reads_back_what_it_writes() -> None:
    asked = {"state": "decided", "stage": "double", "band": "even", "district": "33.74.01"}
    assert Filters.parse(asked).asked == asked


@pytest.mark.parametrize(
    "asked",
    [
        {"state": "everything"},
        {"stage": "magic"},
        {"band": "0.5"},
        {"district": "33.74"},
        {"district": "x"},
        {"age": "9"},
    ],
)
def test_an_unknown_filter_is_an_error_and_never_everything(asked: dict[str, str]) -> None:
    with pytest.raises(UnknownFilterError):
        Filters.parse(asked)
