import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.coverage.observations import unknown_child
from lindung.opendata.area_keys import area_code, area_key, children_keys, subtree_keys
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.wilayah import AreaCodeError
from lindung.workflows.releases.rows import area_key_of, parent_key_of

CODES = gazetteer().get_column("code").to_list()
PARENTS = dict(gazetteer().select("code", "parent_code").iter_rows())
ABOVE = [code for code in CODES if code.count(".") < 3]


def test_every_area_of_the_list_comes_back() -> None:
    assert [area_code(area_key(code)) for code in CODES] == CODES


def test_unknown_children_come_back_and_are_among_the_children() -> None:
    for code in ABOVE:
        child = unknown_child(code)
        keys = children_keys(code)
        assert keys is not None
        assert area_code(area_key(child)) == child
        assert keys[0] <= area_key(child) <= keys[1]


@given(st.sampled_from(CODES), st.sampled_from(ABOVE))
def test_an_area_is_among_the_children_of_its_parent_only(code: str, other: str) -> None:
    keys = children_keys(other)
    assert keys is not None
    assert (keys[0] <= area_key(code) <= keys[1]) == (PARENTS[code] == other)


@given(st.sampled_from(CODES), st.sampled_from(CODES))
def test_a_subtree_holds_the_area_and_all_in_it(code: str, other: str) -> None:
    inside = any(first <= area_key(code) <= last for first, last in subtree_keys(other))
    assert inside == (other in {"ID", code} or code.startswith(f"{other}."))


def test_a_village_has_no_children() -> None:
    assert children_keys("33.74.01.1001") is None


def test_columns_give_the_same_numbers() -> None:
    frame = pl.DataFrame({"code": CODES}).with_columns(area_key_of(pl.col("code")).alias("key"))
    assert frame.get_column("key").to_list() == [area_key(code) for code in CODES]
    parents = frame.select(parent_key_of(pl.col("key"))).to_series().to_list()
    assert parents == [None if PARENTS[code] is None else area_key(PARENTS[code]) for code in CODES]


@pytest.mark.parametrize("text", ["", "3374", "33.7", "33.74.01.100", "id", "33.74.01.1001.1", "33,74", "٣٣"])
def test_refuses_what_is_no_code(text: str) -> None:
    with pytest.raises(AreaCodeError):
        area_key(text)
    assert pl.DataFrame({"code": [text]}).select(area_key_of(pl.col("code"))).item() is None
