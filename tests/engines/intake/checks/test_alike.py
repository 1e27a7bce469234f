from datetime import date

import polars as pl
import pytest

from lindung.engines.intake.checks.alike import births_contradict, names_agree

BORN = date(1980, 5, 15)
OTHER = date(1971, 2, 3)


def agree(left: str | None, right: str | None, left_birth: date | None, right_birth: date | None) -> bool:
    pair = {"left": [left], "right": [right], "left_birth": [left_birth], "right_birth": [right_birth]}
    kinds = {"left": pl.String, "right": pl.String, "left_birth": pl.Date, "right_birth": pl.Date}
    return bool(names_agree(pl.DataFrame(pair, schema=kinds)).item())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("siti aminah", "siti aminah"),
        ("siti aminah", "aminah siti"),
        ("siti aminah", "siti"),
        ("muhammad ali akbar", "muhammad ali"),
        ("a rahman hakim", "abdul rahman hakim"),
        ("abdul r", "abdul rahman"),
        ("suparman hadi", "suparmann hadi"),
        (None, "siti"),
    ],
)
def test_agrees_without_birth_dates(left: str, right: str) -> None:
    assert agree(left, right, None, None)
    assert agree(right, left, None, None)


@pytest.mark.parametrize(
    ("left", "right"),
    [("siti aminah", "budi santoso"), ("a rahman", "budi rahman"), ("sri", "sra"), ("budi", "budy")],
)
def test_differs_without_birth_dates(left: str, right: str) -> None:
    assert not agree(left, right, None, None)


def test_an_equal_birth_date_excuses_more_letters() -> None:
    assert agree("suharto widodo", "soeharto wdodo", BORN, BORN)
    assert not agree("suharto widodo", "soeharto wdodo", None, BORN)


@pytest.mark.parametrize(
    ("left", "right"), [("isti novita", "siti novita"), ("dunarti permatasari", "sunarti permatasari")]
)
def test_a_wrong_first_letter_moves_no_word(left: str, right: str) -> None:
    assert agree(left, right, BORN, BORN)


def test_an_equal_birth_date_does_not_make_two_names_one() -> None:
    assert not agree("siti aminah", "budi santoso", BORN, BORN)


def test_missing_words_excuse_nothing_when_birth_dates_differ() -> None:
    assert not agree("siti", "siti aminah", BORN, OTHER)
    assert agree("siti aminah", "siti aminah", BORN, OTHER)


def test_only_two_known_birth_dates_contradict() -> None:
    pairs = pl.DataFrame({"left_birth": [BORN, BORN, None], "right_birth": [OTHER, None, None]})
    assert births_contradict(pairs).to_list() == [True, False, False]
