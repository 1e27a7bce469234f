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


@pytest.mark.parametrize(
    ("root", "code", "place"),
    [
        ("ID", "64.04.01.2001", "65.01.00"),  # a village of Bulungan, which moved to Kalimantan Utara
        ("ID", "64.99", "00"),  # one of the two provinces, nobody knows which
        ("ID", "91.01", "93.01.00"),
        ("64", "64.04", None),
        ("64", "64.99", None),
        ("65", "64.73", "65.71.00"),
        ("65", "64.99", None),
        ("82", "82.05", "82.05.00"),  # a list of today means the area of today
    ],
)
def test_a_code_of_old_lands_where_its_territory_lies_today(root: str, code: str, place: str | None) -> None:
    listed = ["64.01", "65.01", "65.71", "82.05", "82.08", "93.01"]
    index = AreaIndex.of([each for each in listed if root == "ID" or each.startswith(root)], root=root)
    number = index.place_of(pl.Series([code])).item()
    assert (None if number is None else index.places[number]) == place


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
