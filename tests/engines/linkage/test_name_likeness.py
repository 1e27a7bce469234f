"""Names that differ in letters and sounds fall into levels by how alike they are."""

import polars as pl
import pytest

from lindung.engines.linkage.comparisons import NAME, PLACE
from lindung.engines.linkage.name_likeness import name_levels, place_levels


def _told(left: str, right: str) -> tuple[str, bool]:
    pairs = pl.DataFrame({"l_name": [1], "r_name": [2], "l_text": [left], "r_text": [right]})
    row = name_levels(pairs).row(0, named=True)
    return NAME.levels[row["c_name"] - 1].name, row["verifies"]


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
    pairs = pl.DataFrame(schema={"l_name": pl.Int64, "r_name": pl.Int64, "l_text": pl.String, "r_text": pl.String})
    assert name_levels(pairs).is_empty()


def test_places_by_their_spelling() -> None:
    pairs = pl.DataFrame(
        {"l_village": [1, 1], "r_village": [2, 3], "l_text": ["banksia"] * 2, "r_text": ["bansia", "kew"]}
    )
    told = [PLACE.levels[level - 1].name for level in place_levels(pairs)["c_place"]]
    assert told == ["near", "differs"]
