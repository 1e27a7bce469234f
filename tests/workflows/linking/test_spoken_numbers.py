import pytest

from lindung.vocabulary.language import Words
from lindung.workflows.linking.spoken_numbers import (
    spoken_bits,
    spoken_count,
    spoken_decimal,
    spoken_share,
    spoken_times,
)


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, Words("0", "0")), (94_802, Words("94.802", "94,802")), (-1_234, Words("\u22121.234", "\u22121,234"))],
)  # fmt: skip
def test_writes_counts(value: int, said: Words) -> None:
    assert spoken_count(value) == said


@pytest.mark.parametrize(
    ("bits", "said"),
    [
        (3.2, Words("+3,2", "+3.2")), (-3.2, Words("\u22123,2", "\u22123.2")), (-0.01, Words("0,0", "0.0")),
        (1234.5, Words("+1.234,5", "+1,234.5")),
    ],
)  # fmt: skip
def test_writes_bits_with_their_sign(bits: float, said: Words) -> None:
    assert spoken_bits(bits) == said


@pytest.mark.parametrize(
    ("bits", "said"),
    [
        (0, Words("1,0", "1.0")), (-3, Words("8,0", "8.0")), (3.5, Words("11", "11")), (10, Words("1.000", "1,000")),
        (16, Words("66.000", "66,000")), (20.5, Words("1,5 juta", "1.5 million")),
        (31, Words("2,1 miliar", "2.1 billion")), (41, Words("2,2 triliun", "2.2 trillion")),
        (90, Words("lebih dari seribu triliun", "more than a thousand trillion")),
    ],
)  # fmt: skip
def test_says_how_much_likelier_something_is(bits: float, said: Words) -> None:
    assert spoken_times(bits) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (1.0, "lebih dari 99,9%"), (0.9996, "lebih dari 99,9%"), (0.9, "90,0%"), (0.5, "50,0%"),
        (0.0001, "kurang dari 0,1%"),
    ],
)  # fmt: skip
def test_calls_nothing_certain(share: float, said: str) -> None:
    assert spoken_share(share).id == said


def test_writes_decimals_in_both_languages() -> None:
    assert spoken_decimal(1234.56, 2) == Words("1.234,56", "1,234.56")
