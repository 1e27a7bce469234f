"""The page of scores."""

import re

import polars as pl
import pytest

from scripts.clinic_scores import BARS, Judged, Score
from scripts.clinic_scores_page import page, share
from scripts.score_clinic import PAGE


def judged(name: str, *scores: Score, seed: int = 1) -> Judged:
    counts = pl.DataFrame(scores)
    return Judged(
        name=name, seed=seed, profile="village_list", rows=50, rows_written=50, by_code=counts, by_reason=counts,
        misses=pl.DataFrame(),
    )  # fmt: skip


def page_of(*parts: Judged) -> str:
    return page(parts, proposal="usulan.csv", mistyped="salah.csv", told="Two seeds.")


@pytest.mark.parametrize(
    ("value", "text"), [(None, "–"), (1.0, "1.0000"), (0.99996, "0.9999"), (0.5, "0.5000"), (0.0, "0.0000")]
)
def test_never_rounds_a_share_up_to_the_whole(value: float | None, text: str) -> None:
    assert share(value) == text


def test_says_which_bar_was_missed_and_which_was_held() -> None:
    text = page_of(judged("usulan.csv", Score("E01", 100, 100, 100), Score("E02", 100, 100, 90)))

    assert "| E01 | NIK damaged | 100 | 100 | 100 | 1.0000 | 1.0000 | 1.0000 / 1.0000 | 0.99 held | – |" in text
    assert "0.9000 / 0.9000 | 0.99 **missed** | – |" in text


def test_shows_the_worst_seed_beside_the_sum() -> None:
    first = judged("usulan.csv", Score("E13", 10, 10, 10))
    second = judged("usulan.csv", Score("E13", 10, 10, 5), seed=2)

    text = page_of(first, second)

    assert "## The merged proposal, 100 rows" in text
    assert "| 20 | 20 | 15 | 0.7500 | 0.7500 | 0.5000 / 0.5000 |" in text


def test_holds_no_bar_against_the_mistyped_copy() -> None:
    text = page_of(judged("salah.csv", Score("E01", 100, 100, 0)))

    assert "**missed**" not in text.partition("mistyped in every tenth")[2]


def test_names_the_reasons_of_a_file_that_differ() -> None:
    text = page_of(
        judged("desa.xlsx", Score("nik_day", 5, 5, 5), Score("too_old", 5, 4, 4), Score("kk_damaged", 0, 1, 0))
    )

    assert "| desa.xlsx | village_list | 50 | 50 | 3 | 10 | 10 | 0.9000 | 0.9000 | – | kk_damaged, too_old |" in text


def test_the_manual_shows_every_bar_and_misses_none() -> None:
    manual = PAGE.read_text(encoding="utf-8")
    held = [label for label in BARS if re.search(rf"^\| {label} \|.* {BARS[label]:.2f} held ", manual, re.MULTILINE)]

    assert held == list(BARS)
    assert "**missed**" not in manual
