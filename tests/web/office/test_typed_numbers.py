"""Numbers as people type them."""

import pytest

from lindung.web.office.typed_numbers import TypedNumberError, typed_count, typed_percent


@pytest.mark.parametrize("text", ["323900", "323.900", "323,900", "323 900", " 323.900 "])
def test_reads_a_headcount_in_any_grouping(text: str) -> None:
    assert typed_count(text) == "323900"


@pytest.mark.parametrize("text", ["323,9", "32.39", "3.2390", "-5", "1e5", "lima", "323.9000"])
def test_refuses_a_headcount_with_decimals(text: str) -> None:
    with pytest.raises(TypedNumberError):
        typed_count(text)


@pytest.mark.parametrize("text", ["42,8", "42.8", "42,8%", " 42,8 % "])
def test_reads_a_percentage_with_either_mark(text: str) -> None:
    assert typed_percent(text) == "42.8"


@pytest.mark.parametrize("text", ["1.234,5", "42,", "-3", "%", "empat"])
def test_refuses_what_is_no_percentage(text: str) -> None:
    with pytest.raises(TypedNumberError):
        typed_percent(text)


def test_leaves_empty_what_was_left_empty() -> None:
    assert (typed_count(" "), typed_percent("")) == ("", "")
