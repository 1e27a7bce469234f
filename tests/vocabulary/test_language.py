import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.vocabulary.language import Language, Words


@given(st.text(), st.text())
def test_says_the_same_thing_in_either_language(indonesian: str, english: str) -> None:
    words = Words(indonesian, english)
    assert words.in_language(Language.ID) == indonesian
    assert words.in_language(Language.EN) == english
    assert words == Words(indonesian, english)
    assert hash(words) == hash(Words(indonesian, english))


def test_speaks_indonesian_first() -> None:
    assert next(iter(Language)) is Language.ID
    assert sorted([Words("b", "a"), Words("a", "b")]) == [Words("a", "b"), Words("b", "a")]


def test_is_frozen() -> None:
    words = Words("satu", "one")
    with pytest.raises(AttributeError):
        words.id = "dua"  # type: ignore[misc]  # that it is refused is the test
