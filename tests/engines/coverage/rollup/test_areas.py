"""Every area is one range of places, and whoever is placed badly is placed in an unknown child."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.coverage.rollup.areas import AREA_RANGE, AreaIndex
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.wilayah import AreaCodeError
from tests.engines.coverage.rollup.registers import INDEX, VILLAGES


def test_places_are_villages_and_unknown_children_in_order() -> None:
    index = AreaIndex.of(["33.74.01.1001", "33.74.01.1002"], root="33.74")

    assert index.places.to_list() == ["33.74.00", "33.74.01.0000", "33.74.01.1001", "33.74.01.1002"]
    assert index.areas.schema == pl.Schema(AREA_RANGE)
    assert dict(index.areas.select("code", pl.struct("first", "end")).iter_rows()) == {
        "33.74": {"first": 0, "end": 4},
        "33.74.00": {"first": 0, "end": 1},
        "33.74.01": {"first": 1, "end": 4},
        "33.74.01.0000": {"first": 1, "end": 2},
        "33.74.01.1001": {"first": 2, "end": 3},
        "33.74.01.1002": {"first": 3, "end": 4},
    }


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("33.74.01.1002", "33.74.01.1002"),
        (" 33.74.01.1002 ", "33.74.01.1002"),
        ("33.74.01.1999", "33.74.01.0000"),
        ("33.74.01", "33.74.01.0000"),
        ("33.74.99.1001", "33.74.00"),
        ("33.99", "33.00"),
        ("99.01", "00"),
        ("ID", "00"),
        ("", "00"),
        (None, "00"),
        ("unreadable", "00"),
    ],
)
def test_places_each_code_in_the_nearest_area_that_holds_it(code: str | None, place: str) -> None:
    number = INDEX.place_of(pl.Series([code], dtype=pl.String)).item()
    assert INDEX.places[number] == place


def test_who_lives_outside_a_region_has_no_place_in_it() -> None:
    index = AreaIndex.of(VILLAGES, root="33.74")

    places = index.place_of(pl.Series(["34.71.01.1001", "33", "33.74", None, "33.74.05"]))
    assert places.to_list() == [None, None, 0, 0, 0]


def test_a_village_is_an_index_of_itself() -> None:
    index = AreaIndex.of([], root=VILLAGES[0])

    assert index.places.to_list() == [VILLAGES[0]]
    assert index.place_of(pl.Series([VILLAGES[0], VILLAGES[1], None])).to_list() == [0, None, 0]


def test_a_code_that_is_none_is_refused() -> None:
    with pytest.raises(AreaCodeError):
        AreaIndex.of(["3374011001"])


def test_another_list_has_another_digest() -> None:
    assert AreaIndex.of(VILLAGES).digest == AreaIndex.of(reversed(VILLAGES)).digest
    assert AreaIndex.of(VILLAGES).digest != AreaIndex.of(VILLAGES[1:]).digest
    assert AreaIndex.of(VILLAGES[:2]).digest != AreaIndex.of(VILLAGES[:2], root="33").digest


@given(st.sets(st.integers(0, 91_000), min_size=1, max_size=40))
def test_every_area_holds_the_places_of_its_children_and_no_other(rows: set[int]) -> None:
    codes = gazetteer()["code"]
    index = AreaIndex.of([codes[row % codes.len()] for row in rows])

    for code, first, end in index.areas.select("code", "first", "end").iter_rows():
        within = index.places[first:end]
        belongs = pl.Series([code in {"ID", text} or text.startswith(f"{code}.") for text in index.places])
        assert belongs.sum() == within.len() > 0
        assert belongs[first:end].all()


def test_the_packaged_list_is_numbered_whole() -> None:
    index = AreaIndex.of(gazetteer()["code"])

    listed = gazetteer().height
    above = gazetteer().filter(pl.col("level") < 4).height
    assert index.areas.height == listed + above
    assert index.places.is_sorted()
