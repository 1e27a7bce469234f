import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.linkage.lookup.numbers import name_numbers_of, renumbered, text_number
from tests.engines.linkage.lookup_lists import lists


@pytest.mark.parametrize("column", ["name", "sound", "bag", "first", "last", "village"])
def test_the_same_records_are_equal_before_and_after(column: str) -> None:
    records, _ = renumbered(lists().records, lists().names)
    before, after = lists().records[column], records[column]
    assert before.is_null().equals(after.is_null())
    assert before.n_unique() == after.n_unique() == pl.struct(before, after.rename("after"), eager=True).n_unique()


def test_keeps_all_other_columns() -> None:
    records, names = renumbered(lists().records, lists().names)
    others = ["id", "nik", "birth", "district", "mother", "phone"]
    assert records.select(others).equals(lists().records.select(others))
    assert records.columns == lists().records.columns
    assert {*names["text"]} == {*lists().names["text"]}


def test_one_name_has_the_numbers_of_its_column() -> None:
    records, names = renumbered(lists().records, lists().names)
    texts = dict(names.iter_rows())
    for row in records.head(200).drop_nulls("name").iter_rows(named=True):
        expected = {name: row[name] for name in ("name", "sound", "bag", "first", "last")}
        assert name_numbers_of(texts[row["name"]]) == expected


@given(st.text())
def test_a_number_fits_into_a_column(text: str) -> None:
    assert 0 <= text_number(text) < 2**63


def test_a_number_is_the_same_in_every_process() -> None:
    assert text_number("siti aminah") == 2_574_482_740_236_431_624
