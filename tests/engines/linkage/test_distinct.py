"""Every row gets what was told of its value, whatever stands in the column."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.linkage.distinct import Distinct


@given(st.lists(st.one_of(st.none(), st.text(max_size=3))))
def test_spreads_what_was_told_of_each_value(texts: list[str | None]) -> None:
    column = pl.Series("text", texts, dtype=pl.String)
    distinct = Distinct.of(column)
    assert sorted(distinct.values) == sorted({text for text in texts if text is not None})
    told = distinct.values.to_frame("text").select(told=pl.col("text") + "!")
    assert distinct.spread(told)["told"].to_list() == [None if text is None else f"{text}!" for text in texts]
