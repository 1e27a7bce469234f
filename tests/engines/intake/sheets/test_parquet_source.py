import io
from datetime import date
from decimal import Decimal

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.sheets import parquet_source
from lindung.engines.intake.table import TableKind
from tests.engines.intake.sheets.sample_sheets import column_of, opened, parquet_of, rows_of


def test_writes_every_kind_of_value_as_a_person_would() -> None:
    source = opened(
        parquet_of(
            NIK=[3.374810101800001e15, 2.5],
            lahir=[date(1980, 5, 12), None],
            dicatat=pl.Series(["1980-05-12 00:00", "1980-05-12 03:30"]).str.to_datetime(),
            aktif=[True, False],
            upah=[Decimal("2500000.50"), None],
            jk=pl.Series(["L", "P"], dtype=pl.Categorical),
        )
    )
    assert rows_of(source) == [
        ("3374810101800001", "1980-05-12", "1980-05-12", "true", "2500000.50", "L"),
        ("2.5", None, "1980-05-12 03:30:00", "false", None, "P"),
    ]
    assert (source.kind, source.blocks[0].headers[0], source.rows_expected) == (TableKind.PARQUET, "NIK", 2)


def test_streams_row_groups_and_counts_empty_rows() -> None:
    target = io.BytesIO()
    texts = [None if number % 10 == 0 else str(number) for number in range(1000)]
    pl.DataFrame({"NIK": texts, "NAMA": [" "] * 1000}).write_parquet(target, row_group_size=100)
    source = opened(target.getvalue())
    batches = list(source.batches(250))
    assert [batch.frame.height for batch in batches] == [250, 250, 250, 150]
    assert source.passed_over.empty == 100
    assert batches[0].frame["file_row"].to_list()[:10] == [2, 3, 4, 5, 6, 7, 8, 9, 10, 12]
    assert batches[0].frame["s1"].null_count() == 250


@given(
    texts=st.lists(st.one_of(st.none(), st.text("ab1 ", max_size=3)), min_size=1, max_size=30),
    group=st.integers(1, 9),
    size=st.integers(1, 7),
)
def test_every_row_of_a_file_is_data_or_empty(texts: list[str | None], group: int, size: int) -> None:
    target = io.BytesIO()
    pl.DataFrame({"NIK": texts, "NAMA": [None] * len(texts)}, schema_overrides={"NIK": pl.String}).write_parquet(
        target, row_group_size=group
    )
    source = opened(target.getvalue())
    data = sum(batch.frame.height for batch in source.batches(size))
    assert data + source.passed_over.rows == source.rows_expected == len(texts)
    assert data == sum(bool(text and text.strip()) for text in texts)


def test_counts_the_same_when_it_is_read_again() -> None:
    source = opened(parquet_of(NIK=["1", None]))
    assert rows_of(source) == rows_of(source)
    assert source.passed_over.empty == 1


def test_marks_fractions_and_whole_numbers_that_all_end_in_zero() -> None:
    cut = [3374810101800010, 3374810202750020, 5]
    exact = [3374810101800010, 3374810202750021, 5]
    source = opened(parquet_of(a=list(map(float, exact)), b=cut, c=exact, d=list(map(str, cut))))
    assert [name for name in next(iter(source.batches())).frame.columns if name.startswith("n")] == ["n0", "n1"]
    assert column_of(source, "n1") == [True, True, False]


@pytest.mark.parametrize("keep", [slice(0, 300), slice(0, -40)])
def test_refuses_a_file_that_was_cut_off(keep: slice) -> None:
    with pytest.raises(UnusableFileError) as refusal:
        opened(parquet_of(NIK=[str(number) for number in range(5000)])[keep])
    assert refusal.value.reason == "damaged"
    assert "CSV" in refusal.value.words.id


def test_refuses_damage_in_the_middle_while_it_is_read() -> None:
    whole = bytearray(parquet_of(NIK=[str(number) for number in range(5000)]))
    whole[20:2000] = bytes(1980)
    source = opened(bytes(whole))
    with pytest.raises(UnusableFileError) as refusal:
        rows_of(source)
    assert refusal.value.reason == "damaged"


def test_refuses_columns_that_hold_lists_or_bytes_and_names_them() -> None:
    with pytest.raises(UnusableFileError, match="“anak”, “foto”") as refusal:
        opened(parquet_of(NIK=["1"], anak=[["a", "b"]], foto=[b"x"]))
    assert refusal.value.reason == "nested_columns"


@pytest.mark.parametrize("limit", ["MAX_ROWS", "MAX_COLUMNS"])
def test_refuses_more_rows_or_columns_than_a_roster_has(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_source, limit, 1)
    with pytest.raises(UnusableFileError) as refusal:
        opened(parquet_of(NIK=["1", "2"], NAMA=["A", "B"]))
    assert refusal.value.reason in {"too_many_rows", "too_wide"}


def test_refuses_one_giant_text_repeated_in_every_row_before_it_fills_the_memory() -> None:
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 5000, pa.int32()), pa.array(["x" * 2_000_000]))
    target = io.BytesIO()
    pq.write_table(pa.table({"NAMA": column}), target, store_schema=False)
    source = opened(target.getvalue())
    with pytest.raises(UnusableFileError) as refusal:
        next(iter(source.batches()))
    assert refusal.value.reason == "giant_cell"


def test_refuses_a_file_without_rows() -> None:
    with pytest.raises(UnusableFileError) as refusal:
        opened(parquet_of(NIK=[]))
    assert refusal.value.reason == "only_headers"
