"""Numbers and dates as readers write them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.language import Language
from lindung.web.shared.numbers import (
    as_of_words,
    count,
    decimal,
    moment_words,
    percent,
    points,
    rupiah,
    short_count,
    signed,
)

ID, EN = Language.ID, Language.EN


@pytest.mark.parametrize(
    ("value", "in_indonesian", "in_english"),
    [(323_900, "323.900", "323,900"), (0, "0", "0"), (999, "999", "999"), (-393, "−393", "−393"),
     (-1_755_000, "−1.755.000", "−1,755,000")],
)  # fmt: skip
def test_groups_thousands_and_writes_a_true_minus(value: int, in_indonesian: str, in_english: str) -> None:
    assert (count(value, ID), count(value, EN)) == (in_indonesian, in_english)


@pytest.mark.parametrize(
    ("value", "digits", "in_indonesian", "in_english"),
    [(42.794, 1, "42,8%", "42.8%"), (44.24, 2, "44,24%", "44.24%"), (44.246, 3, "44,246%", "44.246%"),
     (60.0, 0, "60%", "60%"), (46.55, 1, "46,6%", "46.6%"), (1234.5, 1, "1.234,5%", "1,234.5%")],
)  # fmt: skip
def test_writes_percentages_with_the_digits_asked_for(
    value: float, digits: int, in_indonesian: str, in_english: str
) -> None:
    assert (percent(value, ID, digits), percent(value, EN, digits)) == (in_indonesian, in_english)


def test_never_calls_points_percent() -> None:
    assert points(-12.53, ID) == "−12,5\u00a0poin"
    assert points(-12.53, EN) == "−12.5\u00a0pts"


def test_never_writes_minus_zero() -> None:
    assert decimal(-0.04, ID) == "0,0"


@pytest.mark.parametrize(
    ("value", "in_indonesian", "in_english"),
    [(323_900, "323,9\u00a0rb", "323.9\u00a0k"), (1_400_000, "1,4\u00a0jt", "1.4\u00a0m"), (950, "950", "950"),
     (2_000_000, "2\u00a0jt", "2\u00a0m"), (39_350_000, "39,4\u00a0jt", "39.4\u00a0m")],
)  # fmt: skip
def test_shortens_large_counts(value: int, in_indonesian: str, in_english: str) -> None:
    assert (short_count(value, ID), short_count(value, EN)) == (in_indonesian, in_english)


@pytest.mark.parametrize(
    ("text", "in_indonesian", "in_english"),
    [("2025", "2025", "2025"), ("2025-05", "Mei 2025", "May 2025"), ("2025-04-30", "30 April 2025", "30 April 2025"),
     ("2022-12-08", "8 Desember 2022", "8 December 2022")],
)  # fmt: skip
def test_writes_dates_as_exact_as_given(text: str, in_indonesian: str, in_english: str) -> None:
    assert (as_of_words(text, ID), as_of_words(text, EN)) == (in_indonesian, in_english)


def test_signs_a_change() -> None:
    assert [signed(value, ID) for value in (6_712, -393, 0)] == ["+6.712", "−393", "0"]


def test_writes_a_moment() -> None:
    moment = datetime(2025, 5, 2, 6, 0, tzinfo=UTC)
    assert moment_words(moment, ID).startswith("2 Mei 2025, 06.00")
    assert moment_words(moment, EN).startswith("2 May 2025, 06:00")


@given(st.integers(-(10**12), 10**12))
def test_loses_no_digit(value: int) -> None:
    assert int(count(value, ID).replace(".", "").replace("−", "-")) == value
    assert int(count(value, EN).replace(",", "").replace("−", "-")) == value


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (16_800, ID, "Rp16.800"),
        (16_800, EN, "IDR\u00a016,800"),
        (-14_400, ID, "−Rp14.400"),
        (0, ID, "Rp0"),
    ],
)
def test_writes_rupiah(value: int, language: Language, text: str) -> None:
    assert rupiah(value, language) == text
