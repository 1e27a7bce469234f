import numpy as np
import polars as pl
import pytest

from lindung.engines.linkage.blocking import RULES
from lindung.engines.linkage.lookup.asked import asked_of
from lindung.engines.linkage.lookup.keys import MOST_RECORDS, RuleKeys
from lindung.engines.linkage.lookup.numbers import renumbered
from tests.engines.linkage.lookup_lists import lists


@pytest.fixture(scope="module")
def records() -> pl.DataFrame:
    return renumbered(lists().records, lists().names)[0]


@pytest.mark.parametrize("place", range(0, 3_000, 150))
def test_finds_what_the_rules_bring_together(records: pl.DataFrame, place: int) -> None:
    asked = asked_of(lists().person(place)).numbers
    brought = [
        pl.all_horizontal(pl.col(name) == asked[name] for name in rule.columns)
        for rule in RULES
        if asked.keys() >= {*rule.columns}
    ]
    expected = records.select(pl.any_horizontal(brought).fill_null(value=False).arg_true()).to_series()
    assert RuleKeys.build(records).places(asked).tolist() == expected.to_list()


def test_takes_only_rules_that_some_record_takes_part_in(records: pl.DataFrame) -> None:
    without = records.with_columns(phone=pl.lit(None, pl.Int64), family=pl.lit(None, pl.Int64))
    assert {rule.name for rule in RuleKeys.build(without).rules} == {rule.name for rule in RULES} - {
        "phone_first", "family_first",
    }  # fmt: skip


def test_leaves_out_a_value_that_stands_for_too_many(records: pl.DataFrame) -> None:
    crowd = pl.concat([records.head(1)] * (MOST_RECORDS + 1)).with_columns(nik=pl.int_range(pl.len(), dtype=pl.Int64))
    asked = {name: value for name, value in crowd.row(0, named=True).items() if value is not None}
    keys = RuleKeys.build(crowd)
    assert keys.places(asked).tolist() == [0]
    assert {rule.name for rule in keys.too_common(asked)} == {rule.name for rule in keys.rules} - {"nik"}


def test_takes_eight_bytes_for_each_record_and_rule(records: pl.DataFrame) -> None:
    keys = RuleKeys.build(records)
    taking_part = sum(records.drop_nulls(rule.columns).height for rule in RULES)
    assert keys.entries.nbytes == 8 * taking_part
    assert np.all(keys.entries[:-1] <= keys.entries[1:])
