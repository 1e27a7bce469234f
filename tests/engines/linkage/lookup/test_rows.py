import polars as pl

from lindung.engines.linkage.lookup.rows import PERSON, UNKNOWN, Rows
from tests.engines.linkage.lookup_lists import lists


def test_keeps_what_records_say() -> None:
    records = lists().records
    rows = Rows.build(records)
    for name in ("id", "nik", "nik_short", "birth", "village", "sex"):
        assert rows.column(rows.block, name).tolist() == records[name].fill_null(UNKNOWN).to_list()


def test_columns_that_nobody_fills_take_no_memory() -> None:
    empty = pl.lit(None, pl.Int64)
    rows = Rows.build(lists().records.with_columns(mother=empty, phone=empty))
    assert not {"mother", "phone"} & {*rows.columns}
    assert {*rows.column(rows.block, "phone").tolist()} == {UNKNOWN}
    assert rows.block.nbytes == 8 * len(rows.columns) * lists().records.height


def test_takes_records_of_one_person_together() -> None:
    records = lists().records.drop_nulls(["nik", "sound"]).head(10)
    twice = pl.concat([records, records.with_columns(pl.col("id") + 100_000)])
    persons = Rows.build(twice)
    assert persons.column(persons.block, PERSON).tolist() == [*records["id"], *records["id"]]
