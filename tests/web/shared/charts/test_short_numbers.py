"""The ends of an interval are written short, with their unit once, and never read alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.language import Language
from lindung.web.shared.charts.short_numbers import interval_words


@pytest.mark.parametrize(
    ("low", "high", "indonesian", "english"),
    [
        (355_000, 376_000, "355–376\u00a0rb", "355–376\u00a0k"),
        (1_200_000, 1_900_000, "1,2–1,9\u00a0jt", "1.2–1.9\u00a0m"),
        (1_349_000, 1_353_000, "1,349–1,353\u00a0jt", "1.349–1.353\u00a0m"),
        (1_349_000, 1_349_100, "1.349.000–1.349.100", "1,349,000–1,349,100"),
        (800, 990, "800–990", "800–990"),
    ],
)
def test_writes_an_interval_as_fine_as_needed(low: int, high: int, indonesian: str, english: str) -> None:
    assert interval_words(low, high, Language.ID) == indonesian
    assert interval_words(low, high, Language.EN) == english


@given(st.integers(0, 200_000_000), st.integers(1, 200_000_000))
def test_never_writes_two_ends_alike(low: int, width: int) -> None:
    words = interval_words(low, low + width, Language.ID)
    first, second = words.partition("\u00a0")[0].split("–")

    assert first != second
