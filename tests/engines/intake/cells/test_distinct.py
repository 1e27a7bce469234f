import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.intake.cells.distinct import TEXT, odd_ones, once_each


def lengths(asked: pl.LazyFrame) -> pl.LazyFrame:
    return asked.select(TEXT, length=pl.col(TEXT).str.len_chars())


@given(st.lists(st.none() | st.sampled_from(["a", "bb", "", "bb "]), max_size=12))
def test_gives_every_row_the_answer_of_its_text(texts: list[str | None]) -> None:
    found = once_each(pl.Series(texts, dtype=pl.String), lengths)
    assert found.schema == {"length": pl.UInt32}
    assert found["length"].to_list() == [None if text is None else len(text) for text in texts]


def test_reads_a_repeated_text_once() -> None:
    asked = []

    def remember(frame: pl.LazyFrame) -> pl.LazyFrame:
        asked.append(frame.collect()[TEXT].sort().to_list())
        return lengths(frame)

    once_each(pl.Series(["a", "b", "a", None, "b"]), remember)
    assert asked == [["a", "b"]]


def test_leaves_plain_texts_unread() -> None:
    texts = pl.Series(["a", "bb", None, "ccc"])
    assert odd_ones(texts, texts == "bb", lengths)["length"].to_list() == [1, None, None, 3]
