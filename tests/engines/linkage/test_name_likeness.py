"""Names that differ in letters and sounds fall into levels by how alike they are."""

import polars as pl
import pytest

from lindung.engines.linkage.comparisons import NAME, PLACE
from lindung.engines.linkage.name_likeness import name_levels, place_levels, text_levels

_PLACES = pl.DataFrame(
    {
        "comparison": ["place"] * 2, "l_number": [1, 1], "r_number": [2, 3], "l_text": ["banksia"] * 2,
        "r_text": ["bansia", "kew"],
    }
)  # fmt: skip


def _told(left: str, right: str) -> tuple[str, bool]:
    pairs = pl.DataFrame(
        {"comparison": ["name"], "l_number": [1], "r_number": [2], "l_text": [left], "r_text": [right]}
    )
    row = name_levels(pairs).row(0, named=True)
    return NAME.levels[row["level"] - 1].name, row["verifies"]


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("supriyatno widodo", "supriyanto widodo", "near"), ("siti", "siti aminah", "part"),
        ("aminah siti", "siti nur aminah", "part"), ("nur aminah", "siti nurani", "differs"),
        ("bambang sutrisno", "bambang setiono", "alike"), ("kartini", "bambang", "differs"),
    ],
)  # fmt: skip
def test_levels(left: str, right: str, level: str) -> None:
    assert _told(left, right)[0] == level
    assert _told(right, left)[0] == level


@pytest.mark.parametrize(
    ("left", "right", "verifies"),
    [("supriyatno", "supriyanto", True), ("siti", "siti aminah", True), ("kartini", "bambang", False)],
)
def test_an_equal_nik_is_confirmed_by_a_likeness(left: str, right: str, verifies: bool) -> None:
    assert _told(left, right)[1] is verifies


def test_no_pair_no_level() -> None:
    pairs = _PLACES.clear()
    assert text_levels(pairs).is_empty()
    assert name_levels(pairs).is_empty()


def test_places_by_their_spelling() -> None:
    told = [PLACE.levels[level - 1].name for level in place_levels(_PLACES)["level"]]
    assert told == ["near", "differs"]


def test_names_and_places_are_read_apart() -> None:
    names = _PLACES.with_columns(comparison=pl.lit("name"))
    read = text_levels(pl.concat([_PLACES, names])).rows_by_key("comparison", named=True)
    assert [row["level"] for row in read["name"]] == [NAME.place("near"), NAME.place("differs")]
    assert [row["level"] for row in read["place"]] == [PLACE.place("near"), PLACE.place("differs")]
