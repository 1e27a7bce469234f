"""Codes of unknown children: none of them is an area, and each lies below its parent."""

import pytest

from lindung.engines.coverage.observations import is_unknown, unknown_child
from lindung.vocabulary.wilayah import AreaCode, AreaCodeError


@pytest.mark.parametrize(
    ("parent", "child"),
    [("ID", "00"), ("33", "33.00"), ("33.74", "33.74.00"), ("33.74.01", "33.74.01.0000")],
)
def test_names_the_unknown_child_of_an_area(parent: str, child: str) -> None:
    assert unknown_child(parent) == child
    assert is_unknown(child)
    assert not is_unknown(parent)


@pytest.mark.parametrize("code", ["00", "33.74.01.0000"])
def test_unknown_children_are_no_codes_of_countries_or_villages(code: str) -> None:
    with pytest.raises(AreaCodeError):
        AreaCode(code)


def test_a_village_has_no_children() -> None:
    with pytest.raises(ValueError, match="village"):
        unknown_child("33.74.01.1001")
